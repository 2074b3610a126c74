import { promises } from '@baton/schema/promises/tables';
import { and, eq, sql } from 'drizzle-orm';

import { mayOn } from '#platform/access/levels.ts';
import type { Feature } from '#platform/command/feature.ts';
import { rowsThat } from '#platform/command/goes-with.ts';

import { breakPromise, editPromise, keepPromise, reopenPromise } from './promises.command.ts';
import { promiseRows } from './promises.projection.ts';
import { listPromises } from './promises.queries.ts';
import { signedPromiseRows } from './signed-promises.projection.ts';

/** What customers were told that we would do. */
export const promisesFeature: Feature = {
  name: 'promises',
  commands: [keepPromise, breakPromise, reopenPromise, editPromise],
  queries: [listPromises],
  projections: { ...promiseRows, ...signedPromiseRows },
  goesWith: rowsThat('promises', (gone) => sql`account = ${gone}`),
  sees: {
    /** Who reads the account sees what becomes of its promises. */
    promise: async (tx, actor, facts) => {
      const ids = [...new Set(facts.map(({ subject }) => subject.id))];
      const rows = await tx
        .select({ id: promises.id })
        .from(promises)
        .where(
          and(
            eq(promises.workspace, actor.workspace),
            sql`${promises.id} = any(${sql.param(ids)}::uuid[])`,
            mayOn(actor, promises.account, 'read'),
          ),
        );
      const visible = new Set<string>(rows.map(({ id }) => id));
      return new Set(facts.filter(({ subject }) => visible.has(subject.id)).map(({ id }) => id));
    },
  },
};
