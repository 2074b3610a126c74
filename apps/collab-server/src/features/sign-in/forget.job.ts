import { signIns, verifications } from '@baton/schema/workspaces/tables';
import { lt, sql } from 'drizzle-orm';
import { z } from 'zod';

import { forgetOldTries } from '#platform/access/rate-limit.ts';
import { jobKind } from '#platform/jobs/job-kind.ts';
import type { Scopes } from '#platform/scope/scope.ts';

/** Removes what has run out, once an hour: sign-ins, secrets of mailed links, counters of tries. */
export const forgetOldSignIns = ({ scopes }: { scopes: Scopes }) =>
  jobKind({
    kind: 'sign-in.forget',
    data: z.strictObject({}),
    every: 60 * 60,
    run: () =>
      scopes.withSystem('sign-in', async (tx) => {
        await tx.delete(signIns).where(lt(signIns.expiresAt, sql`now()`));
        await tx.delete(verifications).where(lt(verifications.expiresAt, sql`now()`));
        await forgetOldTries(tx);
      }),
  });
