import { sql } from 'drizzle-orm';
import { z } from 'zod';

import { jobKind } from '#platform/jobs/job-kind.ts';
import type { Scopes } from '#platform/scope/scope.ts';

/** Throws uploaded files away 30 days after their import has ended, or was begun and never applied; once a day. */
export const forgetFiles = ({ scopes }: { scopes: Scopes }) =>
  jobKind({
    kind: 'imports.forget',
    data: z.strictObject({}),
    every: 24 * 60 * 60,
    run: async () => {
      await scopes.withSystem('jobs', (tx) =>
        tx.execute(sql`
          delete from import_parts using import_runs
          where import_runs.workspace = import_parts.workspace and import_runs.id = import_parts.run
            and import_runs.state not in ('applying', 'undoing')
            and coalesce(import_runs.finished_at, import_runs.created_at) < now() - interval '30 days'`),
      );
    },
  });
