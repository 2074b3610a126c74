import {
  proposalBody,
  proposalSuggestions as contract,
  readFrame,
  variablesSaid,
  type ProposalDetail,
} from '@baton/schema/proposals';
import { lineAtPlace, mayBeSuggested, placeOfLine, suggestInLine } from '@baton/schema/rich-text';
import type { ProposalId } from '@baton/schema/shared';
import type { Doc } from 'yjs';

import type { Actor } from '#platform/access/actor.ts';
import { command } from '#platform/command/command.ts';
import { query } from '#platform/command/query.ts';
import type { Past } from '#platform/documents/past.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { addressesOfContacts } from '../../contacts/reads.ts';
import { membersWithAddress } from '../../workspaces/reads.ts';
import { documentOfProposal } from '../proposal-document.ts';
import { proposalThing } from '../proposal-rows.ts';
import { proposalsPolicy, type OnAccount } from '../proposals.policy.ts';
import { valuesIn } from '../template-values.ts';
import { suggestionOf, suggestionsOf, suggestionWithVersion } from './suggestion-rows.ts';
import { decideDeclineSuggestion, decideTake, type ToAnswer, type ToTake } from './suggestions.decide.ts';

interface Asked {
  tx: Tx;
  actor: Actor;
  input: { proposalId: ProposalId; suggestionId: string };
}

const toAnswer = async ({ tx, actor, input }: Asked) => {
  const thing = await proposalThing(tx, actor, input.proposalId, { lock: true });
  const about = { proposal: input.proposalId, id: input.suggestionId };
  const found = thing && (await suggestionWithVersion(tx, actor.workspace, about));
  if (!found) return null;
  const { row, contact, seq } = found;
  const seller = (await membersWithAddress(tx, actor.workspace, [actor.member])).get(actor.member);
  const customer = (await addressesOfContacts(tx, actor.workspace, [contact])).get(contact);
  const names = { name: customer?.name ?? '', answeredBy: seller?.name ?? '' };
  const suggestion = suggestionOf(row, names);
  const held: ToAnswer & OnAccount = {
    detail: thing.detail,
    account: thing.row.account,
    level: thing.level,
    suggestion,
  };
  return { ...held, contact, seq, line: row.line };
};

/** What was sent said what the variables of the text stand for. */
const saidIn = (detail: ProposalDetail, doc: Doc) => variablesSaid(valuesIn(detail, readFrame(doc)));

interface Taking extends ToTake, OnAccount {
  contact: string;
  /** The line by the name that it has in the live text. */
  place: string | null;
}

/**
 * Rule PP37. The line is found by where it was written, as the version's own `seq` has it: what was put in above it since
 * does not matter, and what the line says now is judged under the lock of the document.
 */
export const takeSuggestion = ({ past }: { past: Past }) =>
  command({
    contract: contract.take,
    documents: documentOfProposal,
    load: async ({ tx, actor, input, open }): Promise<Taking | null> => {
      const held = await toAnswer({ tx, actor, input });
      const [document] = open;
      if (!held || !document) return null;
      const { contact, seq, line, ...thing } = held;
      const place = await past.read(tx, document.ref, seq, ({ doc }) => placeOfLine(proposalBody(doc), line));
      const [fits, says] = document.read((doc) => {
        const body = proposalBody(doc);
        const said = saidIn(thing.detail, doc);
        return [mayBeSuggested(body, place, thing.suggestion, said), lineAtPlace(body, place, said)] as const;
      });
      return { ...thing, contact, place, fits, says };
    },
    may: (actor, thing) => proposalsPolicy.send(actor, thing),
    decide: decideTake,
    write: async ({ open, input, thing: { place, suggestion, contact, detail } }) => {
      if (input.byHand) return;
      const { id, before, after } = suggestion;
      for (const document of open)
        await document.edit((doc) =>
          suggestInLine(proposalBody(doc), place, { id, author: contact, before, after }, saidIn(detail, doc)),
        );
    },
  });

/** Rule PP37. */
export const declineSuggestion = command({
  contract: contract.decline,
  load: toAnswer,
  may: (actor, thing) => proposalsPolicy.send(actor, thing),
  decide: decideDeclineSuggestion,
});

/** Rule PP37. */
export const listSuggestions = query({
  contract: contract.list,
  may: proposalsPolicy.list,
  read: async ({ tx, actor, input }) => {
    const thing = await proposalThing(tx, actor, input.proposalId);
    if (!thing || !proposalsPolicy.read(actor, thing)) return null;
    return { data: await suggestionsOf(tx, actor.workspace, { proposal: input.proposalId }) };
  },
});
