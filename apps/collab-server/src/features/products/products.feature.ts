import type { Feature } from '#platform/command/feature.ts';

import { createProduct, editProduct } from './products.command.ts';
import { productsPolicy } from './products.policy.ts';
import { productsProjections } from './products.projection.ts';
import { listProducts } from './products.queries.ts';

/** The price list. */
export const productsFeature: Feature = {
  name: 'products',
  commands: [createProduct, editProduct],
  queries: [listProducts],
  projections: productsProjections,
  sees: {
    product: async (_tx, actor, facts) => new Set(productsPolicy.read(actor) ? facts.map(({ id }) => id) : []),
  },
};
