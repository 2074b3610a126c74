import { idempotencyKeys } from '@baton/schema/facts/tables';
import { lt, sql } from 'drizzle-orm';
import { z } from 'zod';

import { jobKind } from '../jobs/job-kind.ts';
import type { Scopes } from '../scope/scope.ts';

/** Forgets, once an hour, what was answered under keys older than 30 days. */
export const forgetOldKeys = ({ scopes }: { scopes: Scopes }) =>
  jobKind({
    kind: 'idempotency-keys.forget',
    data: z.strictObject({}),
    every: 60 * 60,
    run: () =>
      scopes.withSystem('jobs', async (tx) => {
        await tx.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, sql`now() - interval '30 days'`));
      }),
  });
