import { refusals } from '@baton/schema/facts/tables';

import type { Tx } from '../scope/scope.ts';

/** Notes a request that was understood and not carried out, in a transaction of its own after the rollback. */
export const recordRefusal = async (tx: Tx, refusal: Omit<typeof refusals.$inferInsert, 'ins'>): Promise<void> => {
  await tx.insert(refusals).values(refusal);
};
