import { goalBecameOverdue } from '@baton/schema/goals';
import { goals } from '@baton/schema/goals/tables';
import type { FactId, GoalId } from '@baton/schema/shared';
import { and, eq, isNull, ne, or, sql, type SQL } from 'drizzle-orm';

import { derivedId } from '#platform/clock/derived-id.ts';
import { momentsJob, type MomentParts } from '#platform/jobs/moments.job.ts';

import { ownerOf } from './goal-rows.ts';

/** What passed longer ago is told no more: whoever sets down old goals is not flooded by them. */
const toldForDays = 7;

/** Rule GO7: looks every minute for open goals whose day has passed, and says so once for each day that they are given. */
export const tellOverdueGoals = (parts: MomentParts) =>
  momentsJob<'overdue', GoalId>(parts, {
    kind: 'goals.overdue',
    moments: ['overdue'],
    found: (tx, _moment, now) =>
      tx.select({ workspace: goals.workspace, id: goals.id }).from(goals).where(isOverdue(now)),
    tell: async (tx, { workspace, id, cause, now }, facts) => {
      const [row] = await tx
        .select()
        .from(goals)
        // It may have been closed, or given another day, since.
        .where(and(eq(goals.workspace, workspace), eq(goals.id, id), isOverdue(now)))
        .for('no key update');
      if (!row) return;
      const { account, title, targetOn, setBy } = row;
      const fact = goalBecameOverdue({
        subject: { kind: 'goal', id },
        account,
        data: { title, targetOn, owner: ownerOf(row), setBy },
      });
      const factId = derivedId('goal', id, 'overdue', targetOn) as FactId;
      await facts.record(tx, { workspace, actor: null, origin: 'system', cause }, [
        { ...fact, id: factId, occurredAt: now },
      ]);
    },
  });

/** A goal has a day and no zone: it has passed when that day is over wherever somebody is, twelve hours behind UTC. */
const isOverdue = (now: Date): SQL | undefined => {
  const last = sql`((${now.toISOString()}::timestamptz - interval '12 hours') at time zone 'UTC')::date`;
  return and(
    eq(goals.state, 'open'),
    sql`${goals.targetOn} < ${last} and ${goals.targetOn} >= ${last} - ${toldForDays}::int`,
    or(isNull(goals.overdueTold), ne(goals.overdueTold, goals.targetOn)),
  );
};
