import {
  discountLimitSet,
  productPriceRemoved,
  productPriceSet,
  taxRateAdded,
  taxRateChanged,
} from '@baton/schema/products';
import { discountLimits, productPrices, taxRates } from '@baton/schema/products/tables';
import type { ProductId, TaxRateId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { FactProjection } from '#platform/facts/facts.port.ts';

/** Rows of the price book follow its facts. */
export const priceBookProjections: Record<string, FactProjection> = {
  [productPriceSet.type]: async (tx, { workspace, subject, data }) => {
    const { currency, validFrom, unitPrice, tiers } = productPriceSet.data.parse(data);
    await tx
      .insert(productPrices)
      .values({ workspace, product: subject.id as ProductId, currency, validFrom, unitPrice, tiers })
      .onConflictDoUpdate({
        target: [productPrices.workspace, productPrices.product, productPrices.currency, productPrices.validFrom],
        set: { unitPrice, tiers },
      });
  },
  [productPriceRemoved.type]: async (tx, { workspace, subject, data }) => {
    const { currency, validFrom } = productPriceRemoved.data.parse(data);
    await tx
      .delete(productPrices)
      .where(
        and(
          eq(productPrices.workspace, workspace),
          eq(productPrices.product, subject.id as ProductId),
          eq(productPrices.currency, currency),
          eq(productPrices.validFrom, validFrom),
        ),
      );
  },
  [taxRateAdded.type]: async (tx, { workspace, subject, data, occurredAt }) => {
    const { name, category, rate, retired } = taxRateAdded.data.parse(data);
    await tx
      .insert(taxRates)
      .values({ workspace, id: subject.id as TaxRateId, name, category, rate, retired, createdAt: occurredAt });
  },
  [taxRateChanged.type]: async (tx, { workspace, subject, data }) => {
    const { name, category, rate, retired } = taxRateChanged.data.parse(data);
    await tx
      .update(taxRates)
      .set({ name, category, rate, retired })
      .where(and(eq(taxRates.workspace, workspace), eq(taxRates.id, subject.id as TaxRateId)));
  },
  [discountLimitSet.type]: async (tx, { workspace, data }) => {
    const { role, kind, percent } = discountLimitSet.data.parse(data);
    if (percent === null) {
      await tx
        .delete(discountLimits)
        .where(
          and(eq(discountLimits.workspace, workspace), eq(discountLimits.role, role), eq(discountLimits.kind, kind)),
        );
      return;
    }
    await tx
      .insert(discountLimits)
      .values({ workspace, role, kind, percent })
      .onConflictDoUpdate({
        target: [discountLimits.workspace, discountLimits.role, discountLimits.kind],
        set: { percent },
      });
  },
};
