import { rateLimits } from '@baton/schema/workspaces/tables';
import { and, eq, gt, lt, sql } from 'drizzle-orm';

import type { Tx } from '../scope/scope.ts';

export interface Limit {
  tries: number;
  seconds: number;
}

export type Counted = { allowed: true } | { allowed: false; retryAfter: number };

/** A limit was passed; the HTTP door answers 429 and when to come back, in whole seconds. */
export class TooManyTries extends Error {
  readonly retryAfter: number;
  constructor(retryAfter: number) {
    super('Too many tries');
    this.retryAfter = retryAfter;
  }
}

/**
 * Counts one try against a limit that all nodes share, in one statement: two tries at once are two. Time is the
 * database's. `retryAfter` is in whole seconds.
 */
export const countTry = async (tx: Tx, key: string, limit: Limit): Promise<Counted> => {
  const window = sql`now() + make_interval(secs => ${limit.seconds})`;
  const over = sql`${rateLimits.resetsAt} <= now()`;
  const [row] = await tx
    .insert(rateLimits)
    .values({ key, hits: 1, resetsAt: window })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        hits: sql`case when ${over} then 1 else ${rateLimits.hits} + 1 end`,
        resetsAt: sql`case when ${over} then ${window} else ${rateLimits.resetsAt} end`,
      },
    })
    .returning({
      hits: rateLimits.hits,
      wait: sql<number>`ceil(extract(epoch from ${rateLimits.resetsAt} - now()))::int`,
    });
  if (!row || row.hits <= limit.tries) return { allowed: true };
  return { allowed: false, retryAfter: Math.max(1, row.wait) };
};

/** Takes one try back, for one that turned out to be honest. */
export const forgiveTry = async (tx: Tx, key: string): Promise<void> => {
  await tx
    .update(rateLimits)
    .set({ hits: sql`${rateLimits.hits} - 1` })
    .where(and(eq(rateLimits.key, key), gt(rateLimits.hits, 0)));
};

/** Removes counters whose window is over. */
export const forgetOldTries = async (tx: Tx): Promise<void> => {
  await tx.delete(rateLimits).where(lt(rateLimits.resetsAt, sql`now()`));
};
