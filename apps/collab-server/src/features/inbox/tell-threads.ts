import { commentAdded } from '@baton/schema/comments';
import type { AccountId, ContactId, DealId, MemberId, ProposalId, ThreadId, WorkspaceId } from '@baton/schema/shared';

import type { FactProjection, RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { accountOwner } from '../accounts/reads.ts';
import { thoseInThread } from '../comments/inbox-reads.ts';
import { contactOwner } from '../contacts/reads.ts';
import { dealOwner } from '../deals/reads.ts';
import { proposalOwner } from '../proposals/reads.ts';
import { assigneeOfTask, followersOfTask } from '../tasks/inbox-reads.ts';
import { deliver, type Delivery } from './deliver.ts';

type Record = Delivery['record'];

/** Whoever took part hears of a reply; whose record it is, that something was said. */
export const tellComment: FactProjection = async (tx, fact) => {
  const { threadId: thread, commentId: comment } = commentAdded.data.parse(fact.data);
  const talk = await thoseInThread(tx, fact.workspace, thread);
  const record = talk && recordOf(talk);
  if (!record) return;
  await deliver(tx, fact, {
    record,
    place: { thread, comment },
    to: [
      ...talk.people.map((member) => ({ member, why: 'replied' as const })),
      ...(await ownersOf(tx, fact.workspace, record)).map((member) => ({ member, why: 'commented' as const })),
    ],
  });
};

/** What became of a thread as a whole, to some of those who are in it. */
export const tellOfThread = async (
  tx: Tx,
  fact: RecordedFact,
  toWhom: (people: readonly MemberId[]) => Delivery['to'],
): Promise<void> => {
  const thread = fact.subject.id as ThreadId;
  const talk = await thoseInThread(tx, fact.workspace, thread);
  const record = talk && recordOf(talk);
  if (record) await deliver(tx, fact, { record, place: { thread }, to: toWhom(talk.people) });
};

export const recordOfThread = async (tx: Tx, workspace: WorkspaceId, id: ThreadId): Promise<Record | null> => {
  const talk = await thoseInThread(tx, workspace, id);
  return talk && recordOf(talk);
};

/** What is said of a note is said of its account. */
const recordOf = ({
  subjectKind,
  subject,
  account,
}: NonNullable<Awaited<ReturnType<typeof thoseInThread>>>): Record | null => {
  if (subjectKind !== 'note') return { kind: subjectKind, id: subject };
  return account === null ? null : { kind: 'account', id: account };
};

/** Whose record it is; a task is of those whom it has to do with. */
const ownersOf = async (tx: Tx, workspace: WorkspaceId, { kind, id }: Record): Promise<(MemberId | null)[]> => {
  if (kind === 'account') return [await accountOwner(tx, workspace, id as AccountId)];
  if (kind === 'contact') return [await contactOwner(tx, workspace, id as ContactId)];
  if (kind === 'deal') return [await dealOwner(tx, workspace, id as DealId)];
  if (kind === 'proposal') return [await proposalOwner(tx, workspace, id as ProposalId)];
  return [await assigneeOfTask(tx, workspace, id), ...(await followersOfTask(tx, workspace, id))];
};
