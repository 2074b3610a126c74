import { sql } from 'drizzle-orm';

import type { Tx } from '../scope/scope.ts';

/**
 * Takes the whole past of documents out of the log, in the transaction that deletes their records: what was written and
 * taken out again is in it, too. Nothing can be written to them afterwards.
 */
export const eraseDocuments = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0) await tx.execute(sql`select erase_documents(${sql.param([...ids])}::uuid[])`);
};
