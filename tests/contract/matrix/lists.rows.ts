import { admins, colleagues, insiders, leaders } from './callers.ts';
import type { MatrixRows } from './rows.ts';
import type { World } from './world.ts';

const product = (world: World) => ({ productId: world.things['product'] });

/** Rows of `features/products` and `features/rates`. */
export const listsRows: MatrixRows = {
  'GET /products': { live: { may: colleagues } },
  'POST /products': {
    new: { input: () => ({ name: 'New', price: { amount: 100, currency: 'EUR' } }), may: leaders },
    'of a taken name': {
      input: (world) => ({ name: `${world.canary} product`, price: { amount: 100, currency: 'EUR' } }),
      may: leaders,
      answers: 409,
    },
  },
  'PATCH /products/{productId}': {
    renamed: { input: (world) => ({ ...product(world), name: 'Renamed' }), may: leaders },
    retired: { input: (world) => ({ ...product(world), retired: true }), may: leaders },
  },
  'GET /rates': { live: { may: insiders } },
  'PUT /rates/{base}/{currency}/{day}': {
    new: { input: () => ({ base: 'EUR', currency: 'USD', day: '2026-11-02', value: '0.9' }), may: admins },
    'of one currency': {
      input: () => ({ base: 'EUR', currency: 'EUR', day: '2026-11-02', value: '1' }),
      may: admins,
      answers: 409,
    },
  },
  'DELETE /rates/{base}/{currency}/{day}': {
    'that is there': { input: () => ({ base: 'EUR', currency: 'CHF', day: '2026-11-01' }), may: admins },
  },
};
