import { priceBook, products } from '@baton/schema/products';
import type { ProductId } from '@baton/schema/shared';
import { useQueryClient } from '@tanstack/react-query';

import { apiOf } from '#shared/api/client.ts';

export const api = apiOf({ priceBook, products });

export const productsQuery = () =>
  api.products.list.queryOptions({ input: { limit: 200 }, meta: { facts: ['product.', 'import.'] } });

export const pricesQuery = (productId: ProductId) =>
  api.priceBook.prices.queryOptions({ input: { productId }, meta: { facts: ['product.price-'] } });

export const taxRatesQuery = () => api.priceBook.taxRates.queryOptions({ meta: { facts: ['tax-rate.'] } });

export const limitsQuery = () => api.priceBook.discountLimits.queryOptions({ meta: { facts: ['discount-limit.'] } });

/** Reads the price book again after a change of one's own. */
export const useReadAgain = () => {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: api.products.key() }),
      queries.invalidateQueries({ queryKey: api.priceBook.key() }),
    ]);
};
