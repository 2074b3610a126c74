import { taskPurged } from '@baton/schema/tasks';
import { tasks } from '@baton/schema/tasks/tables';
import { and, eq, lt } from 'drizzle-orm';
import { z } from 'zod';

import type { Clock } from '#platform/clock/clock.ts';
import type { FactRecorder } from '#platform/facts/facts.port.ts';
import { jobKind } from '#platform/jobs/job-kind.ts';
import type { Scopes } from '#platform/scope/scope.ts';

import { binDays } from './task-reading.ts';

/** What the job needs of the application; facts are composed after the features. */
export interface PurgeParts {
  scopes: Scopes;
  clock: Clock;
  facts: () => FactRecorder;
}

/** Deletes for good what has been in the bin for 30 days (TK7), once an hour. */
export const purgeTasks = ({ scopes, clock, facts }: PurgeParts) =>
  jobKind({
    kind: 'tasks.purge',
    data: z.strictObject({}),
    every: 60 * 60,
    run: async (_data, { id: cause, signal }) => {
      const before = new Date(clock.now().getTime() - binDays * 86_400_000);
      const due = await scopes.withSystem('jobs', (tx) =>
        tx.select({ workspace: tasks.workspace, id: tasks.id }).from(tasks).where(lt(tasks.binnedAt, before)),
      );
      for (const { workspace, id } of due) {
        if (signal.aborted) return;
        await scopes.withWorkspace({ workspace }, async (tx) => {
          const [row] = await tx
            .select({ account: tasks.account })
            .from(tasks)
            // Somebody may have taken it out of the bin since.
            .where(and(eq(tasks.workspace, workspace), eq(tasks.id, id), lt(tasks.binnedAt, before)))
            .for('update');
          if (!row) return;
          const fact = taskPurged({ subject: { kind: 'task', id }, account: row.account, data: {} });
          const by = { workspace, actor: null, origin: 'system', cause } as const;
          await facts().record(tx, by, [{ ...fact, occurredAt: clock.now() }]);
        });
      }
    },
  });
