import { taskBecameOverdue, taskFellDue, taskReminded } from '@baton/schema/inbox';
import { inboxTold } from '@baton/schema/inbox/tables';
import type { FactId, MemberId, NewFact, TaskId } from '@baton/schema/shared';
import type { TaskDue } from '@baton/schema/tasks';
import { tasks } from '@baton/schema/tasks/tables';
import { and, eq, sql, type SQL } from 'drizzle-orm';

import { derivedId } from '#platform/clock/derived-id.ts';
import { momentsJob, type MomentParts, type Moments } from '#platform/jobs/moments.job.ts';

import { isInUse, isToDo } from '../tasks/inbox-reads.ts';

/** What passed longer ago is told no more: whoever brings old tasks along is not flooded by them. */
const toldForDays = 7;

const moments = ['fell-due', 'became-overdue', 'reminder'] as const;
type Moment = (typeof moments)[number];

/** Rules IN9 and TK14: looks every minute for tasks whose day has begun, or whose hour or reminder has passed, and says so once. */
export const tellDueTasks = (parts: MomentParts) =>
  momentsJob<Moment, TaskId>(parts, {
    kind: 'inbox.due-tasks',
    moments,
    found: (tx, moment, now) =>
      tx
        .select({ workspace: tasks.workspace, id: tasks.id })
        .from(tasks)
        .where(and(isToDo, isAt(moment, now), isUntold(moment))),
    tell,
  });

const tell: Moments<Moment, TaskId>['tell'] = async (tx, { workspace, id, moment, cause, now }, facts) => {
  const [row] = await tx
    .select()
    .from(tasks)
    // It may have been done, or put off, since; what is written in an archived page is nobody's to do.
    .where(and(eq(tasks.workspace, workspace), eq(tasks.id, id), isToDo, isInUse({ workspace }), isAt(moment, now)))
    .for('no key update');
  const told = row && toldOf(row, moment);
  if (!told) return;
  const { fact, key } = told;
  await tx
    .insert(inboxTold)
    .values({ workspace, task: id, moment, due: key })
    .onConflictDoUpdate({ target: [inboxTold.workspace, inboxTold.task, inboxTold.moment], set: { due: key } });
  const factId = derivedId('task', id, moment, key) as FactId;
  await facts.record(tx, { workspace, actor: null, origin: 'system', cause }, [
    { ...fact, id: factId, occurredAt: now },
  ]);
};

/** What is said of a task at a moment, and the key under which it is said once; null when the moment is gone. */
const toldOf = (row: typeof tasks.$inferSelect, moment: Moment): { fact: NewFact; key: string } | null => {
  const { id, account, title, dueOn: on, dueTime: time, dueZone: zone } = row;
  const about = { subject: { kind: 'task', id }, data: { title, assigneeId: row.assignee as MemberId } };
  if (moment === 'reminder') {
    const remindAt = row.remindAt?.toISOString();
    return remindAt ? { fact: taskReminded({ ...about, data: { ...about.data, remindAt } }), key: remindAt } : null;
  }
  if (on === null || zone === null) return null;
  const due: TaskDue = { on, time, zone };
  const of = { ...about, account, data: { ...about.data, due } };
  return {
    fact: moment === 'fell-due' ? taskFellDue(of) : taskBecameOverdue(of),
    key: [on, time ?? '', zone].join(' '),
  };
};

const untilDay = sql`${tasks.dueOn} + interval '1 day'`;
const dayBegan = sql`(${tasks.dueOn}::timestamp at time zone ${tasks.dueZone})`;
const passedAt = sql`coalesce(${tasks.dueAt}, (${untilDay}) at time zone ${tasks.dueZone})`;

const isAt = (moment: Moment, now: Date): SQL => {
  const at = sql`${now.toISOString()}::timestamptz`;
  const lately = sql`${at} - ${`${toldForDays} days`}::interval`;
  if (moment === 'reminder') return sql`${tasks.remindAt} <= ${at} and ${tasks.remindAt} > ${lately}`;
  const passed = sql`${passedAt} <= ${at}`;
  return moment === 'fell-due'
    ? sql`${dayBegan} <= ${at} and not ${passed}`
    : sql`${passed} and ${passedAt} > ${lately}`;
};

const keyOf = (moment: Moment): SQL =>
  moment === 'reminder'
    ? sql`to_char(${tasks.remindAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
    : sql`concat(to_char(${tasks.dueOn}, 'YYYY-MM-DD'), ' ', ${tasks.dueTime}, ' ', ${tasks.dueZone})`;

const isUntold = (moment: Moment): SQL =>
  sql`not exists (select from ${inboxTold} where ${inboxTold.workspace} = ${tasks.workspace}
    and ${inboxTold.task} = ${tasks.id} and ${inboxTold.moment} = ${moment} and ${inboxTold.due} = ${keyOf(moment)})`;
