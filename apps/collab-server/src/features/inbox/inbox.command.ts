import { inbox as contract } from '@baton/schema/inbox';

import { command } from '#platform/command/command.ts';

import { itemForUpdate, itemsOf } from './inbox-rows.ts';
import { decideSort } from './inbox.decide.ts';
import { inboxPolicy } from './inbox.policy.ts';

export const sortInboxItem = command({
  contract: contract.set,
  load: async ({ tx, actor, input }) => {
    const row = await itemForUpdate(tx, actor, input.itemId);
    // The decision has the clock: it says which moments are past.
    const [item] = row ? await itemsOf(tx, actor, [row], new Date(0)) : [];
    return row && item ? { item, member: row.member } : null;
  },
  may: inboxPolicy.own,
  decide: decideSort,
});
