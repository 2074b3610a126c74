import { goals } from '@baton/schema/goals/tables';
import { and, eq, sql } from 'drizzle-orm';

import { mayOn } from '#platform/access/levels.ts';
import type { Feature } from '#platform/command/feature.ts';
import { rowsThat } from '#platform/command/goes-with.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { MomentParts } from '#platform/jobs/moments.job.ts';

import { closeGoal, editGoal, progressGoal, reopenGoal, setGoal } from './goals.command.ts';
import { goalRows } from './goals.projection.ts';
import { listGoals } from './goals.queries.ts';
import { tellOverdueGoals } from './overdue-goals.job.ts';

/** What the departments want to reach together with an account. */
export const goalsFeature = (parts: MomentParts): Feature => ({
  name: 'goals',
  commands: [setGoal, editGoal, progressGoal, closeGoal, reopenGoal],
  queries: [listGoals],
  projections: goalRows,
  goesWith: rowsThat('goals', (gone) => sql`account = ${gone}`),
  sees: {
    /** Rule GO1. */
    goal: async (tx, actor, facts) => {
      const ids = [...new Set(facts.map(({ subject }) => subject.id))];
      const rows = await tx
        .select({ id: goals.id })
        .from(goals)
        .where(and(eq(goals.workspace, actor.workspace), idsIn(goals.id, ids), mayOn(actor, goals.account, 'read')));
      const visible = new Set<string>(rows.map(({ id }) => id));
      return new Set(facts.filter(({ subject }) => visible.has(subject.id)).map(({ id }) => id));
    },
  },
  jobs: [tellOverdueGoals(parts)],
});
