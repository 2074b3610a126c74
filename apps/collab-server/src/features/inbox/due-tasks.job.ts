import { taskBecameOverdue, taskFellDue } from '@baton/schema/inbox';
import { inboxTold } from '@baton/schema/inbox/tables';
import type { FactId, MemberId, TaskId, WorkspaceId } from '@baton/schema/shared';
import type { TaskDue } from '@baton/schema/tasks';
import { tasks } from '@baton/schema/tasks/tables';
import { and, eq, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';

import type { Clock } from '#platform/clock/clock.ts';
import { derivedId } from '#platform/clock/derived-id.ts';
import type { FactRecorder } from '#platform/facts/facts.port.ts';
import { jobKind } from '#platform/jobs/job-kind.ts';
import type { Scopes, Tx } from '#platform/scope/scope.ts';

import { isToDo } from '../tasks/inbox-reads.ts';

/** What the job needs of the application; facts are composed after the features. */
export interface DueParts {
  scopes: Scopes;
  clock: Clock;
  facts: () => FactRecorder;
}

/** What passed longer ago is told no more: whoever brings old tasks along is not flooded by them. */
const toldForDays = 7;

type Moment = 'fell-due' | 'became-overdue';

/** Rule IN9: looks every minute for tasks whose day has begun or whose hour has passed, and says so once. */
export const tellDueTasks = ({ scopes, clock, facts }: DueParts) =>
  jobKind({
    kind: 'inbox.due-tasks',
    data: z.strictObject({}),
    every: 60,
    run: async (_data, { id: cause, signal }) => {
      const now = clock.now();
      for (const moment of ['fell-due', 'became-overdue'] as const) {
        const found = await scopes.withSystem('jobs', (tx) =>
          tx
            .select({ workspace: tasks.workspace, id: tasks.id })
            .from(tasks)
            .where(and(isToDo, isAt(moment, now), isUntold(moment))),
        );
        for (const { workspace, id } of found) {
          if (signal.aborted) return;
          await scopes.withWorkspace({ workspace }, (tx) => tell(tx, { workspace, id, moment, cause, now }, facts()));
        }
      }
    },
  });

interface Telling {
  workspace: WorkspaceId;
  id: TaskId;
  moment: Moment;
  cause: string;
  now: Date;
}

const tell = async (tx: Tx, { workspace, id, moment, cause, now }: Telling, facts: FactRecorder): Promise<void> => {
  const [row] = await tx
    .select()
    .from(tasks)
    // It may have been done, or put off, since.
    .where(and(eq(tasks.workspace, workspace), eq(tasks.id, id), isToDo, isAt(moment, now)))
    .for('no key update');
  if (!row || row.dueOn === null || row.dueZone === null) return;
  const due: TaskDue = { on: row.dueOn, time: row.dueTime, zone: row.dueZone };
  const key = dueKey(due);
  await tx
    .insert(inboxTold)
    .values({ workspace, task: id, moment, due: key })
    .onConflictDoUpdate({ target: [inboxTold.workspace, inboxTold.task, inboxTold.moment], set: { due: key } });
  const about = {
    subject: { kind: 'task', id },
    account: row.account,
    data: { title: row.title, assigneeId: row.assignee as MemberId, due },
  };
  const fact = moment === 'fell-due' ? taskFellDue(about) : taskBecameOverdue(about);
  const factId = derivedId('task', id, moment, key) as FactId;
  await facts.record(tx, { workspace, actor: null, origin: 'system', cause }, [
    { ...fact, id: factId, occurredAt: now },
  ]);
};

const dueKey = ({ on, time, zone }: TaskDue): string => [on, time ?? '', zone].join(' ');

const untilDay = sql`${tasks.dueOn} + interval '1 day'`;
const dayBegan = sql`(${tasks.dueOn}::timestamp at time zone ${tasks.dueZone})`;
const passedAt = sql`coalesce(${tasks.dueAt}, (${untilDay}) at time zone ${tasks.dueZone})`;

const isAt = (moment: Moment, now: Date): SQL => {
  const at = sql`${now.toISOString()}::timestamptz`;
  const passed = sql`${passedAt} <= ${at}`;
  return moment === 'fell-due'
    ? sql`${dayBegan} <= ${at} and not ${passed}`
    : sql`${passed} and ${passedAt} > ${at} - ${`${toldForDays} days`}::interval`;
};

const isUntold = (moment: Moment): SQL =>
  sql`not exists (select from ${inboxTold} where ${inboxTold.workspace} = ${tasks.workspace}
    and ${inboxTold.task} = ${tasks.id} and ${inboxTold.moment} = ${moment}
    and ${inboxTold.due} = concat(to_char(${tasks.dueOn}, 'YYYY-MM-DD'), ' ', ${tasks.dueTime}, ' ', ${tasks.dueZone}))`;
