import type { Product, ProductPrice, TaxRate } from '@baton/schema/products';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { pausedServer } from '#tests/paused-server.ts';
import { aMember, ask, aWorkspace, type AskedServer, type TestMember } from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { productImporter } from './importer.ts';

describeWithDatabase('the price book over HTTP', () => {
  let db: TestDatabase;
  let server: AskedServer;
  let owner: TestMember;
  let product: Product;

  beforeAll(async () => {
    db = await testDatabase();
    server = await pausedServer(db);
    owner = await aMember(db.sql, await aWorkspace(db.sql), 'owner');
    product = await read('POST /products', { name: 'Oven', price: { amount: 100_000, currency: 'EUR' } });
  });
  afterAll(() => db.drop());

  const send = (...[route, body]: [Parameters<typeof ask>[2], unknown?]) => ask(server, owner, route, body);
  const read = async <Body>(...asked: Parameters<typeof send>): Promise<Body> => {
    const answer = await send(...asked);
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  };

  it('a price is read back exactly, changed in place and removed', async () => {
    const path = `/products/${product.id}/prices` as const;
    const tiers = [{ from: '10', unitPrice: '0.01255' }];
    await read(`PUT ${path}/EUR/2026-12-01`, { unitPrice: '999999999999.999999', tiers });
    await read(`PUT ${path}/CHF/2026-12-01`, { unitPrice: '5', tiers: [] });
    await read(`PUT ${path}/CHF/2026-12-01`, { unitPrice: '6.10', tiers: [] });
    const prices = () => read<{ data: ProductPrice[] }>(`GET ${path}`);
    expect((await prices()).data).toEqual([
      { currency: 'CHF', validFrom: '2026-12-01', unitPrice: '6.1', tiers: [] },
      { currency: 'EUR', validFrom: '2026-12-01', unitPrice: '999999999999.999999', tiers },
    ]);
    await read(`DELETE ${path}/EUR/2026-12-01`);
    expect((await prices()).data).toHaveLength(1);
  });

  it('[P6] a product keeps a rate of tax that is retired, and another one cannot take it', async () => {
    const rate = await read<TaxRate>('POST /tax-rates', { name: 'TVA', category: 'standard', rate: '5.50' });
    expect(rate.rate).toBe('5.5');
    expect((await send('POST /tax-rates', { name: 'tvà', category: 'zero', rate: '0' })).status).toBe(409);
    const taxed = await read<Product>(`PATCH /products/${product.id}`, { taxRateId: rate.id, unit: 'piece' });
    expect(taxed).toMatchObject({ taxRateId: rate.id, unit: 'piece', price: product.price });
    await read(`PATCH /tax-rates/${rate.id}`, { retired: true });
    expect(await read(`PATCH /products/${product.id}`, { taxRateId: rate.id, name: 'Big oven' })).toMatchObject({
      name: 'Big oven',
      taxRateId: rate.id,
    });
    const other = { name: 'Mixer', price: { amount: 1, currency: 'EUR' }, taxRateId: rate.id };
    expect((await send('POST /products', other)).status).toBe(409);
  });

  it('limits of discounts are told after they were set', async () => {
    await read('PUT /discount-limits/member/any', { percent: '5' });
    await read('PUT /discount-limits/member/service', { percent: '12.50' });
    await read('PUT /discount-limits/member/any', { percent: null });
    expect(await read('GET /discount-limits')).toEqual({
      data: [{ role: 'member', kind: 'service', percent: '12.5' }],
    });
  });

  it('an import sees that somebody priced a product since, and not that the price book came', async () => {
    const plain = await read<Product>('POST /products', { name: 'Peel', price: { amount: 1, currency: 'EUR' } });
    const digest = async () => {
      const importer = productImporter(async () => new Set());
      const found = await db.scopes.withWorkspace({ workspace: owner.workspace }, (tx) =>
        importer.fingerprints(tx, [plain.id]),
      );
      return found.get(plain.id);
    };
    const before = await digest();
    const [old] = await db.sql`
      select md5(row(name, series, price, currency, retired)::text) as digest from products where id = ${plain.id}`;
    expect(before).toBe(old?.['digest']);
    await read(`PUT /products/${plain.id}/prices/EUR/2026-12-01`, { unitPrice: '2', tiers: [] });
    expect(await digest()).not.toBe(before);
  });
});
