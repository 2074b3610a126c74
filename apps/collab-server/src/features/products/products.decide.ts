import { productChanged, productCreated, type Product } from '@baton/schema/products';
import { productId, refuse } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

export interface NewProduct {
  nameTaken: boolean;
}

/** Rule P1. */
export const decideCreateProduct = (
  { nameTaken }: NewProduct,
  input: Pick<Product, 'name' | 'series' | 'price'>,
  { newId }: Pick<Moment, 'newId'>,
) => {
  if (nameTaken) return refuse('product-name-taken');
  const product: Product = { id: productId.parse(newId()), ...input, retired: false };
  return accept(product, productCreated({ subject: about(product), data: valuesOf(product) }));
};

export interface ProductToEdit {
  product: Product;
  nameTaken: boolean;
}

/** Rule P1. A change that changes nothing leaves no fact. */
export const decideEditProduct = (
  { product, nameTaken }: ProductToEdit,
  { name, series, price, retired }: Partial<Omit<Product, 'id'>>,
) => {
  if (nameTaken) return refuse('product-name-taken');
  const next: Product = {
    id: product.id,
    name: name ?? product.name,
    series: series === undefined ? product.series : series,
    price: price ?? product.price,
    retired: retired ?? product.retired,
  };
  const [data, before] = [valuesOf(next), valuesOf(product)];
  if (JSON.stringify(data) === JSON.stringify(before)) return accept(product);
  return accept(next, productChanged({ subject: about(next), data: { ...data, before } }));
};

const about = ({ id }: Product) => ({ kind: 'product', id });
const valuesOf = ({ name, series, price, retired }: Product) => ({
  name,
  series,
  price: { amount: price.amount, currency: price.currency },
  retired,
});
