import { products } from '@baton/schema/products/tables';
import { currency, productId } from '@baton/schema/shared';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';

import { foundByName, fingerprintsOf, idsIn } from '#platform/imports/import-rows.ts';
import type { Importer } from '#platform/imports/importer.port.ts';

/** What a reader of deals can tell of products: which of them are named by a deal. */
export type NamedByDeals = (
  tx: Parameters<Importer['find']>[0],
  ids: readonly string[],
) => Promise<ReadonlySet<string>>;

const values = z.strictObject({ name: z.string(), series: z.string().nullable(), price: z.int(), currency });

/**
 * What tells that somebody worked on a product since. The price book marks the name alone, so that what was imported
 * before there was one keeps its digest.
 */
const touched = sql`
  name || case
    when kind = 'goods' and unit = '' and recurrence = 'once' and tax_rate is null
      and not exists (select from product_prices as priced where priced.product = products.id) then ''
    else chr(31) || concat_ws(chr(31), kind, unit, recurrence, tax_rate,
      (select count(*) from product_prices as priced where priced.product = products.id))
  end, series, price, currency, retired`;

/** Takes products of a price list in, and back. */
export const productImporter = (namedByDeals: NamedByDeals): Importer => ({
  kind: 'product',
  find: (tx, names) => foundByName(tx, products, names),
  write: async ({ tx, workspace, source, now }, records) => {
    const fresh = records
      .filter((record) => record.isNew)
      .map((record) => ({
        ...values.parse(record.values),
        workspace,
        id: productId.parse(record.id),
        retired: false,
        externalSource: source,
        externalId: record.externalId,
        createdAt: now,
      }));
    if (fresh.length > 0) await tx.insert(products).values(fresh);
    for (const { id, isNew, values: changed } of records) {
      if (isNew) continue;
      await tx
        .update(products)
        .set(values.partial().parse(changed))
        .where(and(eq(products.workspace, workspace), eq(products.id, productId.parse(id))));
    }
  },
  fingerprints: (tx, ids) => fingerprintsOf(tx, products, touched, ids),
  remove: async ({ tx }, ids) => {
    const named = await namedByDeals(tx, ids);
    const free = ids.filter((id) => !named.has(id));
    const gone = await tx.delete(products).where(idsIn(products.id, free)).returning({ id: products.id });
    return new Set(gone.map(({ id }) => id));
  },
});
