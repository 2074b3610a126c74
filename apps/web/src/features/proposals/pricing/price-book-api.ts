import { priceBook, products } from '@baton/schema/products';
import type { ProductId } from '@baton/schema/shared';

import { apiOf } from '#shared/api/client.ts';

const api = apiOf({ priceBook, products });

export const productsLike = (q: string) =>
  api.products.list.queryOptions({ input: { limit: 50, ...(q === '' ? {} : { q }) }, meta: { facts: ['product.'] } });

export const pricesQuery = (productId: ProductId) =>
  api.priceBook.prices.queryOptions({
    input: { productId },
    staleTime: 60_000,
    meta: { facts: ['product.price-'] },
  });

export const taxRatesQuery = () => api.priceBook.taxRates.queryOptions({ meta: { facts: ['tax-rate.'], kept: true } });
