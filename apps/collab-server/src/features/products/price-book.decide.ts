import { isTax, plainDecimal } from '@baton/schema/pricing';
import {
  discountLimitSet,
  productPriceRemoved,
  productPriceSet,
  taxRateAdded,
  taxRateChanged,
  type DiscountLimit,
  type ProductPrice,
  type TaxRate,
} from '@baton/schema/products';
import { present, refuse, sameValue, taxRateId, type ProductId } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

/** So many prices may one product have, over all currencies and days. */
export const mostPrices = 200;
/** So many rates of tax may a workspace have. */
export const mostTaxRates = 100;

export interface PriceOfDay {
  productId: ProductId;
  /** What that currency and day have so far. */
  before: ProductPrice | null;
  /** How many prices the product has. */
  held: number;
}

/** Rule P4. Setting the same price again leaves no fact. */
export const decideSetPrice = (
  { productId, before, held }: PriceOfDay,
  { currency, validFrom, unitPrice, tiers }: ProductPrice,
) => {
  if (before === null && held >= mostPrices) return refuse('too-many-prices', { limit: mostPrices });
  const ascending = tiers.every(({ from }, at) => at === 0 || Number(tiers[at - 1]?.from) < Number(from));
  if (!ascending) return refuse('tiers-not-ascending');
  const price: ProductPrice = {
    currency,
    validFrom,
    unitPrice: plainDecimal(unitPrice),
    tiers: tiers.map((tier) => ({ from: plainDecimal(tier.from), unitPrice: plainDecimal(tier.unitPrice) })),
  };
  if (before !== null && sameValue(price, before)) return accept(price);
  const was = before && { unitPrice: before.unitPrice, tiers: before.tiers };
  return accept(price, productPriceSet({ subject: aboutProduct(productId), data: { ...price, before: was } }));
};

export const decideRemovePrice = ({ productId, before }: PriceOfDay) =>
  before === null ? accept({}) : accept({}, productPriceRemoved({ subject: aboutProduct(productId), data: before }));

const aboutProduct = (id: ProductId) => ({ kind: 'product', id });

export interface NewTaxRate {
  nameTaken: boolean;
  /** How many rates the workspace has. */
  held: number;
}

/** Rule P5. */
export const decideAddTaxRate = (
  { nameTaken, held }: NewTaxRate,
  { name, category, rate }: Omit<TaxRate, 'id' | 'retired'>,
  { newId }: Pick<Moment, 'newId'>,
) => {
  if (nameTaken) return refuse('tax-rate-name-taken');
  if (held >= mostTaxRates) return refuse('too-many-tax-rates', { limit: mostTaxRates });
  if (!isTax({ category, rate })) return refuse('rate-not-of-category');
  const values = { name, category, rate: plainDecimal(rate), retired: false };
  const id = taxRateId.parse(newId());
  return accept({ id, ...values }, taxRateAdded({ subject: { kind: 'tax-rate', id }, data: values }));
};

export interface TaxRateToEdit {
  rate: TaxRate;
  nameTaken: boolean;
}

/** Rules P5 and P6. */
export const decideEditTaxRate = ({ rate, nameTaken }: TaxRateToEdit, changes: Partial<Omit<TaxRate, 'id'>>) => {
  if (nameTaken) return refuse('tax-rate-name-taken');
  const next = valuesOf({ ...rate, ...present(changes) });
  if (!isTax(next)) return refuse('rate-not-of-category');
  const before = valuesOf(rate);
  const answer = { id: rate.id, ...next };
  if (sameValue(next, before)) return accept(answer);
  return accept(answer, taxRateChanged({ subject: { kind: 'tax-rate', id: rate.id }, data: { ...next, before } }));
};

const valuesOf = ({ name, category, rate, retired }: Omit<TaxRate, 'id'>) => ({
  name,
  category,
  rate: plainDecimal(rate),
  retired,
});

export interface Limits {
  /** The workspace, which the facts are about. */
  about: { kind: string; id: string };
  limits: readonly DiscountLimit[];
}

/** Rule P7. `percent` null takes the limit away. */
export const decideSetDiscountLimit = (
  { about, limits }: Limits,
  { role, kind, percent }: Omit<DiscountLimit, 'percent'> & { percent: string | null },
) => {
  const before = limits.find((limit) => limit.role === role && limit.kind === kind)?.percent ?? null;
  const plain = percent === null ? null : plainDecimal(percent);
  if (plain === before) return accept({ data: [...limits] });
  const others = limits.filter((limit) => limit.role !== role || limit.kind !== kind);
  const data = plain === null ? others : [...others, { role, kind, percent: plain }];
  return accept({ data }, discountLimitSet({ subject: about, data: { role, kind, percent: plain, before } }));
};
