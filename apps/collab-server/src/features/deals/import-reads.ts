import { deals } from '@baton/schema/deals/tables';

import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

/** Which of these records a deal names in this field, on a board or in the archive. */
export const namedByDeals =
  (field: 'account' | 'product' | 'owner') =>
  async (tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> => {
    const column = deals[field];
    const rows = await tx.selectDistinct({ id: column }).from(deals).where(idsIn(column, ids));
    return new Set(rows.flatMap(({ id }) => id ?? []));
  };
