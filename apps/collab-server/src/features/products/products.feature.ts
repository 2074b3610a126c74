import type { Feature } from '#platform/command/feature.ts';

import { addTaxRate, editTaxRate, removePrice, setDiscountLimit, setPrice } from './price-book.command.ts';
import { priceBookProjections } from './price-book.projection.ts';
import { listDiscountLimits, listPrices, listTaxRates } from './price-book.queries.ts';
import { createProduct, editProduct } from './products.command.ts';
import { productsPolicy } from './products.policy.ts';
import { productsProjections } from './products.projection.ts';
import { listProducts } from './products.queries.ts';

const seenByReaders: NonNullable<Feature['sees']>[string] = async (_tx, actor, facts) =>
  new Set(productsPolicy.read(actor) ? facts.map(({ id }) => id) : []);

/** The price list, and the price book behind it. */
export const productsFeature: Feature = {
  name: 'products',
  commands: [createProduct, editProduct, setPrice, removePrice, addTaxRate, editTaxRate, setDiscountLimit],
  queries: [listProducts, listPrices, listTaxRates, listDiscountLimits],
  projections: { ...productsProjections, ...priceBookProjections },
  sees: { product: seenByReaders, 'tax-rate': seenByReaders, 'discount-limits': seenByReaders },
};
