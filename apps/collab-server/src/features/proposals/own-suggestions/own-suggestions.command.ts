import { proposalBody, proposals as contract } from '@baton/schema/proposals';
import { mayBeSuggestedAbout, suggestAbout, suggestionsIn, withdrawSuggestion } from '@baton/schema/rich-text';
import { refuse, type ProposalId } from '@baton/schema/shared';

import type { Actor } from '#platform/access/actor.ts';
import { newId } from '#platform/clock/new-id.ts';
import { accept, command } from '#platform/command/command.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { documentOfProposal } from '../proposal-document.ts';
import { proposalThing, written, type ProposalThing } from '../proposal-rows.ts';
import { proposalsPolicy } from '../proposals.policy.ts';

const passageOf = ({ from, to }: { from: string; to: string }) => ({
  from: Buffer.from(from, 'base64'),
  to: Buffer.from(to, 'base64'),
});

const thingOf = (tx: Tx, actor: Actor, { proposalId }: { proposalId: ProposalId }) =>
  proposalThing(tx, actor, proposalId, { lock: true });

const maySuggest = (actor: Actor, { level, row }: ProposalThing): boolean =>
  proposalsPolicy.comment(actor, { level, archived: row.archivedAt !== null, state: row.state });

/** Rule PP28. Who may only comment has no socket that writes: what they suggest is written for them, in their name. */
export const suggestInProposal = command({
  contract: contract.suggest,
  documents: documentOfProposal,
  load: async ({ tx, actor, input, open }) => {
    const thing = await thingOf(tx, actor, input);
    const [document] = open;
    if (!thing || !document) return null;
    const may = document.read((doc) => mayBeSuggestedAbout(proposalBody(doc), passageOf(input)));
    return { ...thing, mayBe: may };
  },
  may: maySuggest,
  decide: ({ detail, mayBe }) => {
    if (mayBe === 'gone') return refuse('passage-gone');
    return mayBe === 'yes' ? accept(detail) : refuse('cannot-be-suggested');
  },
  write: async ({ tx, actor, input, open, thing }) => {
    const suggestion = { id: newId(), author: actor.member, words: input.words };
    for (const document of open)
      await document.edit((doc) => suggestAbout(proposalBody(doc), passageOf(input), suggestion));
    return written(tx, actor, thing.row.id);
  },
});

/** Rule PP28. One's own, until somebody who writes has judged it. */
export const withdrawInProposal = command({
  contract: contract.withdraw,
  documents: documentOfProposal,
  load: async ({ tx, actor, input, open }) => {
    const thing = await thingOf(tx, actor, input);
    const [document] = open;
    if (!thing || !document) return null;
    return { ...thing, there: document.read((doc) => suggestionsIn(proposalBody(doc))).has(input.suggestion) };
  },
  may: maySuggest,
  decide: ({ detail, there }) => (there ? accept(detail) : refuse('suggestion-gone')),
  write: async ({ tx, actor, input, open, thing }) => {
    const own = { id: input.suggestion, author: actor.member };
    for (const document of open)
      if (!(await document.edit((doc) => withdrawSuggestion(proposalBody(doc), own)))) return refuse('suggestion-gone');
    return written(tx, actor, thing.row.id);
  },
});
