import {
  proposalSending,
  shownProposals,
  type ProposalDetail,
  type SentChoices,
  type ShownProposal,
} from '@baton/schema/proposals';

import { newProposalToken } from '#features/proposals/sending/token.ts';

import { enterDoor, performAs, type Inside, type memberOf } from '../inside.ts';
import type { DemoLife } from './demo-proposals.ts';

type Who = Awaited<ReturnType<typeof memberOf>>;

const day = 86_400_000;

/** The same as it was so many days ago: what is done then was done then. */
export const daysAgo = (inside: Inside, days: number): Inside => {
  const { clock } = inside.core;
  return { ...inside, core: { ...inside.core, clock: { now: () => new Date(clock.now().getTime() - days * day) } } };
};

/** A proposal is sent, and the customer does with it what customers do: by a link of their own that nobody else is told. */
export const live = async (
  inside: Inside,
  by: Who,
  { proposal: { id: proposalId, contactName }, life }: { proposal: ProposalDetail; life: DemoLife },
): Promise<void> => {
  const { sent, opened, said, answered } = life;
  await performAs(daysAgo(inside, sent), by, proposalSending.send, { proposalId, despite: ['unfilled'] });
  if (opened === undefined) return;
  const token = newProposalToken();
  await performAs(daysAgo(inside, sent), by, proposalSending.makeLink, { proposalId, token });
  const shown = await enterDoor(daysAgo(inside, opened), shownProposals.read, { token });
  await enterDoor(daysAgo(inside, opened), shownProposals.seen, { token, sections: readOf(shown) });
  if (said) {
    await enterDoor(daysAgo(inside, said.before), shownProposals.comment, { token, words: said.words });
    await performAs(daysAgo(inside, said.before), by, proposalSending.reply, { proposalId, words: said.reply });
  }
  if (!answered) return;
  const then = daysAgo(inside, answered.before);
  const { reason, words = '' } = answered;
  if (reason) await enterDoor(then, shownProposals.decline, { token, reason, words });
  else {
    const name = contactName ?? '';
    await enterDoor(then, shownProposals.accept, { token, name, signature: { kind: 'typed' }, consent: true, choices });
  }
};

/** What is optional as it was proposed. */
const choices: SentChoices = { ticked: [], chosen: [] };

/** The first parts a little, the prices longest. */
const readOf = ({ content }: ShownProposal) =>
  content.body
    .filter(({ type }) => type === 'heading')
    .map((_heading, at) => ({ section: at + 1, seconds: 15 + 25 * (at % 3) }));
