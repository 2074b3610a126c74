import { files } from '@baton/schema/files/tables';

import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

/** Which of these accounts have files, the ones in the bin included. */
export const accountsWithFiles = async (tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await tx.selectDistinct({ id: files.account }).from(files).where(idsIn(files.account, ids));
  return new Set<string>(rows.map(({ id }) => id));
};
