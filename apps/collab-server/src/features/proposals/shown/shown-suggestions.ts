import { shownProposals as contract } from '@baton/schema/proposals';
import { isRefusal } from '@baton/schema/shared';

import { door } from '#platform/command/door.ts';

import { suggestedOf } from '../suggestions/suggestion-rows.ts';
import { decideSuggest, decideWithdraw } from '../suggestions/suggestions.decide.ts';
import { pageOf, record, shownOf } from './shown-page.ts';
import { underLink, type Held } from './under-link.ts';

const suggestedUnder = ({ tx, workspace, proposal, contact }: Held) =>
  suggestedOf(tx, workspace, { proposal: proposal.id, contact });

/** Rule PP36. The proposal is locked, so of two suggestions about one line the later takes the place of the other. */
export const suggestOnShown = door({
  contract: contract.suggest,
  who: 'anyone',
  handle: (call) =>
    underLink(call, async (held) => {
      const { invited, sentBy: seller } = held.version;
      const decided = decideSuggest({ ...shownOf(held), invited, seller }, call.input, {
        suggested: await suggestedUnder(held),
        id: call.newId(),
        now: call.now,
      });
      if (isRefusal(decided)) return decided;
      if (decided !== null) await record(call, held, decided);
      return pageOf(held, call);
    }),
});

/** Rule PP36. */
export const withdrawOnShown = door({
  contract: contract.withdraw,
  who: 'anyone',
  handle: (call) =>
    underLink(call, async (held) => {
      const decided = decideWithdraw(shownOf(held), call.input, await suggestedUnder(held));
      if (isRefusal(decided)) return decided;
      await record(call, held, decided);
      return pageOf(held, call);
    }),
});
