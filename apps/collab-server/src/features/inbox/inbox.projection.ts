import { accountPurged } from '@baton/schema/accounts';
import { commentAdded, threadAssigned, threadResolved } from '@baton/schema/comments';
import { contactPurged } from '@baton/schema/contacts';
import { inboxSorted, taskBecameOverdue, taskFellDue, taskReminded } from '@baton/schema/inbox';
import { inboxItems } from '@baton/schema/inbox/tables';
import {
  mentionAcknowledged,
  mentionChanged,
  mentionDeclined,
  mentionDelegated,
  mentionMade,
} from '@baton/schema/mentions';
import type { InboxItemId } from '@baton/schema/shared';
import { taskAssigned, taskClaimed, taskCompleted, taskCreated, taskPurged, taskWatched } from '@baton/schema/tasks';
import { and, eq } from 'drizzle-orm';

import type { FactProjection } from '#platform/facts/facts.port.ts';
import { idsIn } from '#platform/imports/import-rows.ts';

import { followersOfTask } from '../tasks/inbox-reads.ts';
import { deliver } from './deliver.ts';
import { setState } from './inbox-rows.ts';
import { leaveInboxes, settleOwn } from './settle.ts';
import { eventRows } from './tell-events.ts';
import { goalRows } from './tell-goals.ts';
import { handoffRows } from './tell-handoffs.ts';
import { tellAnswer, tellCalled, tellDelegated } from './tell-mentions.ts';
import { partRows } from './tell-parts.ts';
import { proposalRows } from './tell-proposals.ts';
import { tellHolder } from './tell-tasks.ts';
import { tellComment, tellOfThread } from './tell-threads.ts';

const taskOf = ({ subject }: { subject: { id: string } }) => ({ kind: 'task', id: subject.id }) as const;

const purged: FactProjection = async (tx, { workspace, subject, data }) => {
  const took = Array.isArray(data['took']) ? (data['took'] as string[]) : [];
  await tx
    .delete(inboxItems)
    .where(and(eq(inboxItems.workspace, workspace), idsIn(inboxItems.record, [subject.id, ...took])));
};

/** Which fact concerns whom, and what becomes of rows. A feature whose facts concern people adds its lines here. */
export const inboxProjections: Readonly<Record<string, FactProjection>> = {
  [mentionMade.type]: tellCalled,
  [mentionChanged.type]: tellCalled,
  [mentionDelegated.type]: tellDelegated,
  [mentionAcknowledged.type]: tellAnswer,
  [mentionDeclined.type]: tellAnswer,
  [commentAdded.type]: tellComment,
  [threadAssigned.type]: (tx, fact) => {
    const { to } = threadAssigned.data.parse(fact.data);
    return tellOfThread(tx, fact, () => [{ member: to, why: 'thread-assigned' }]);
  },
  [threadResolved.type]: (tx, fact) =>
    tellOfThread(tx, fact, (people) => people.map((member) => ({ member, why: 'thread-resolved' }))),
  [taskCreated.type]: async (tx, fact) => {
    const { holder, watcherIds } = taskCreated.data.parse(fact.data);
    await tellHolder(tx, fact, holder, watcherIds);
  },
  [taskAssigned.type]: async (tx, fact) => {
    const { to, from } = taskAssigned.data.parse(fact.data);
    const fresh = to.assigneeId === from.assigneeId ? null : to.assigneeId;
    await tellHolder(tx, fact, { assigneeId: fresh, teamId: to.assigneeId === null ? to.teamId : null }, []);
  },
  [taskWatched.type]: async (tx, fact) => {
    const { memberId: member } = taskWatched.data.parse(fact.data);
    await deliver(tx, fact, { record: taskOf(fact), to: [{ member, why: 'watching' }] });
  },
  [taskClaimed.type]: leaveInboxes('team-task'),
  [taskCompleted.type]: async (tx, fact) => {
    await settleOwn(tx, fact);
    const followers = await followersOfTask(tx, fact.workspace, fact.subject.id);
    await deliver(tx, fact, {
      record: taskOf(fact),
      to: followers.map((member) => ({ member, why: 'task-done' })),
    });
  },
  [taskFellDue.type]: async (tx, fact) => {
    const { assigneeId: member } = taskFellDue.data.parse(fact.data);
    await deliver(tx, fact, { record: taskOf(fact), to: [{ member, why: 'due' }] });
  },
  [taskBecameOverdue.type]: async (tx, fact) => {
    const { assigneeId: member } = taskBecameOverdue.data.parse(fact.data);
    await deliver(tx, fact, { record: taskOf(fact), to: [{ member, why: 'overdue' }] });
  },
  ...eventRows,
  ...goalRows,
  ...handoffRows,
  ...partRows,
  ...proposalRows,
  [taskReminded.type]: async (tx, fact) => {
    const { assigneeId: member } = taskReminded.data.parse(fact.data);
    await deliver(tx, fact, { record: taskOf(fact), to: [{ member, why: 'reminder' }] });
  },
  [taskPurged.type]: purged,
  [accountPurged.type]: purged,
  [contactPurged.type]: purged,
  [inboxSorted.type]: async (tx, { workspace, subject, occurredAt, data }) => {
    const state = inboxSorted.data.parse(data);
    await tx
      .update(inboxItems)
      .set(setState(state, occurredAt))
      .where(and(eq(inboxItems.workspace, workspace), eq(inboxItems.id, subject.id as InboxItemId)));
  },
};
