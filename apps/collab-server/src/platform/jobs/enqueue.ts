import { sql } from 'drizzle-orm';

import { newId } from '../clock/new-id.ts';
import type { Tx } from '../scope/scope.ts';

export interface NewJob {
  kind: string;
  data: Record<string, unknown>;
  /** While a job of this kind and key waits or runs, the same one is meant. */
  key?: string;
  /** Not before; at once when absent. */
  runAt?: Date;
}

/** Enqueues in the caller's transaction: a rollback takes the job with it. It runs within a second of the commit. */
export const enqueueJob = async (tx: Tx, { kind, data, key, runAt }: NewJob): Promise<void> => {
  await tx.execute(sql`
    insert into jobs (id, kind, data, key, run_at)
    values (${newId()}, ${kind}, ${JSON.stringify(data)}::jsonb, ${key ?? null},
      coalesce(${runAt?.toISOString() ?? null}::timestamptz, now()))
    on conflict do nothing`);
};
