import type { InboxReasonKind } from '@baton/schema/inbox';
import { mentionDelegated, mentionMade, type MentionTarget } from '@baton/schema/mentions';
import type { MemberId, MentionId, NoteId, TeamId, ThreadId } from '@baton/schema/shared';

import type { FactProjection, RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { mentionHome } from '../mentions/reads.ts';
import { givesTask } from '../tasks/inbox-reads.ts';
import { peopleOfTeam } from '../workspaces/reads.ts';
import { deliver, type Delivery } from './deliver.ts';
import { recordOfThread } from './tell-threads.ts';

/** Somebody is called, or is asked for something else. */
export const tellCalled: FactProjection = async (tx, fact) => {
  const { mentionId, target, action, dueAt } = mentionMade.data.parse(fact.data);
  const asked = action !== null || dueAt !== null;
  // Who is given a task by being named in its line is told of the task.
  if (!asked && (await givesTask(tx, fact.workspace, mentionId))) return;
  const people = target.kind === 'member' ? [target.id as MemberId] : await teamOf(tx, fact, target);
  const why: InboxReasonKind =
    target.kind === 'member' ? (asked ? 'asked' : 'mentioned') : asked ? 'team-asked' : 'team-mentioned';
  await tell(tx, fact, mentionId, () => people.map((member) => ({ member, why })));
};

export const tellDelegated: FactProjection = async (tx, fact) => {
  const { mentionId, to: member } = mentionDelegated.data.parse(fact.data);
  await tell(tx, fact, mentionId, () => [{ member, why: 'delegated' }]);
};

/** Whoever asked hears what the answer is. */
export const tellAnswer: FactProjection = (tx, fact) =>
  tell(tx, fact, fact.subject.id as MentionId, (madeBy) => [{ member: madeBy, why: 'answered' }]);

const teamOf = (tx: Tx, { workspace }: RecordedFact, { id }: MentionTarget) =>
  peopleOfTeam(tx, workspace, id as TeamId);

const tell = async (
  tx: Tx,
  fact: RecordedFact,
  mention: MentionId,
  toWhom: (madeBy: MemberId | null) => Delivery['to'],
): Promise<void> => {
  const home = await mentionHome(tx, fact.workspace, mention);
  if (!home) return;
  const to = toWhom(home.madeBy);
  if (home.place === 'note') {
    if (home.account === null) return;
    const place = { mention, note: home.placeId as NoteId };
    return deliver(tx, fact, { record: { kind: 'account', id: home.account }, place, to });
  }
  if (home.place === 'brief')
    return deliver(tx, fact, { record: { kind: 'handoff', id: home.placeId }, place: { mention }, to });
  const thread = home.placeId as ThreadId;
  const record = await recordOfThread(tx, fact.workspace, thread);
  if (record) await deliver(tx, fact, { record, place: { mention, thread }, to });
};
