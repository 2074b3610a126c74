import type { Comment, Thread } from '@baton/schema/comments';
import { proposalMessageSaid } from '@baton/schema/proposals';
import { partsOf } from '@baton/schema/rich-text';
import type { MemberId, NewFact, ProposalId, TeamId } from '@baton/schema/shared';

import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { proposalHome, type ProposalHome } from '../proposals/reads.ts';
import { memberNames, teamNames } from '../workspaces/reads.ts';

/** A proposal as talk in it meets it, with the names of those whom a body calls: what leaves the house has words for ids. */
export interface ProposalTalk {
  home: ProposalHome;
  names: ReadonlyMap<string, string>;
}

export const proposalTalk = async (
  tx: Tx,
  actor: Actor,
  { id, body }: { id: ProposalId; body: string },
): Promise<ProposalTalk | null> => {
  const home = await proposalHome(tx, actor, id);
  if (!home) return null;
  const called = partsOf(body).filter((part) => typeof part !== 'string');
  const ids = (kind: string) => called.filter((part) => part.kind === kind).map((part) => part.id);
  const members = await memberNames(tx, actor, ids('member') as MemberId[]);
  const teams = await teamNames(tx, actor, ids('team') as TeamId[]);
  return { home, names: new Map<string, string>([...members, ...teams]) };
};

/** Shorter than what it stands for, so that words which fit with ids fit with names. */
const longestName = 40;

const inWords = (body: string, names: ProposalTalk['names']): string =>
  partsOf(body)
    .map((part) => (typeof part === 'string' ? part : (names.get(part.id) ?? '—').slice(0, longestName)))
    .join('');

/** Rule CM12. What a comment says to the customer. Of the words it is about only what they were sent: drafts stay inside. */
export const saidToCustomer = (
  thread: Pick<Thread, 'quote' | 'accountId'>,
  { id, body }: Comment,
  { home, names }: ProposalTalk,
): NewFact => {
  if (home.sent === null) throw new Error(`Proposal ${home.id} has no customer who reads it`);
  const { quote } = thread;
  const sent = quote !== null && home.sent.lines.join('\n').includes(quote);
  return proposalMessageSaid({
    subject: { kind: 'proposal', id: home.id },
    account: home.account,
    data: {
      proposalId: home.id,
      title: home.title,
      version: home.sent.version,
      messageId: id,
      by: 'seller',
      ownerId: home.owner,
      quote: sent ? quote : null,
      words: inWords(body, names),
    },
  });
};
