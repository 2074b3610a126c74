import { admins, colleagues, insiders, leaders } from './callers.ts';
import type { MatrixRows } from './rows.ts';
import type { World } from './world.ts';

const product = (world: World) => ({ productId: world.things['product'] });

const newRate = (name: string) => ({ name, category: 'standard', rate: '5.5' });
const rate = (world: World) => ({ taxRateId: world.things['taxRate'] });
const price = (world: World, validFrom: string) => ({ ...product(world), currency: 'EUR', validFrom });

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
    'taxed by a rate': { input: (world) => ({ ...product(world), ...rate(world) }), may: leaders },
  },
  'GET /products/{productId}/prices': { live: { input: product, may: colleagues } },
  'PUT /products/{productId}/prices/{currency}/{validFrom}': {
    new: {
      input: (world) => ({ ...price(world, '2026-12-01'), unitPrice: '9.5', tiers: [{ from: '10', unitPrice: '9' }] }),
      may: leaders,
    },
    'with tiers in disorder': {
      input: (world) => ({
        ...price(world, '2026-12-01'),
        unitPrice: '9.5',
        tiers: ['10', '5'].map((from) => ({ from, unitPrice: '9' })),
      }),
      may: leaders,
      answers: 409,
    },
  },
  'DELETE /products/{productId}/prices/{currency}/{validFrom}': {
    'that is there': { input: (world) => price(world, '2026-11-01'), may: leaders },
  },
  'GET /tax-rates': { live: { may: colleagues } },
  'POST /tax-rates': {
    new: { input: () => newRate('New rate'), may: leaders },
    'of a taken name': { input: (world) => newRate(`${world.canary} tax`), may: leaders, answers: 409 },
  },
  'PATCH /tax-rates/{taxRateId}': {
    renamed: { input: (world) => ({ ...rate(world), name: 'Renamed rate' }), may: leaders },
    retired: { input: (world) => ({ ...rate(world), retired: true }), may: leaders },
  },
  'GET /discount-limits': { live: { may: colleagues } },
  'PUT /discount-limits/{role}/{kind}': {
    new: { input: () => ({ role: 'member', kind: 'service', percent: '10' }), may: admins },
    'taken away': { input: () => ({ role: 'member', kind: 'any', percent: null }), may: admins },
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
