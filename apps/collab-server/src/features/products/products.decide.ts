import { productChanged, productCreated, type Product } from '@baton/schema/products';
import { present, productId, refuse, sameValue } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

export interface NewProduct {
  nameTaken: boolean;
  /** Whether the rate of tax that was named is there and charged; true when none was. */
  rateCharged: boolean;
}

/** Rules P1 and P6. */
export const decideCreateProduct = (
  { nameTaken, rateCharged }: NewProduct,
  input: Omit<Product, 'id' | 'retired'>,
  { newId }: Pick<Moment, 'newId'>,
) => {
  if (nameTaken) return refuse('product-name-taken');
  if (!rateCharged) return refuse('tax-rate-not-found');
  const product: Product = { id: productId.parse(newId()), ...valuesOf({ ...input, retired: false }) };
  return accept(product, productCreated({ subject: about(product), data: valuesOf(product) }));
};

export interface ProductToEdit extends NewProduct {
  product: Product;
}

/** Rules P1 and P6. A change that changes nothing leaves no fact. */
export const decideEditProduct = (
  { product, nameTaken, rateCharged }: ProductToEdit,
  changes: Partial<Omit<Product, 'id'>>,
) => {
  if (nameTaken) return refuse('product-name-taken');
  if (!rateCharged) return refuse('tax-rate-not-found');
  const data = valuesOf({ ...product, ...present(changes) });
  const before = valuesOf(product);
  if (sameValue(data, before)) return accept(product);
  return accept({ id: product.id, ...data }, productChanged({ subject: about(product), data: { ...data, before } }));
};

const about = ({ id }: Pick<Product, 'id'>) => ({ kind: 'product', id });
const valuesOf = ({ name, series, price, kind, unit, recurrence, taxRateId, retired }: Omit<Product, 'id'>) => ({
  name,
  series,
  price: { amount: price.amount, currency: price.currency },
  retired,
  kind,
  unit,
  recurrence,
  taxRateId,
});
