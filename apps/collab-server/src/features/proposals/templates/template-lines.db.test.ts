import { addLine, chooseAlternative, makeAlternative, pricingCopy, readPricing } from '@baton/schema/pricing';
import type { Product } from '@baton/schema/products';
import {
  noPrices,
  templateShape,
  type ProposalDetail,
  type ProposalTemplate,
  type ProposalTemplateDetail,
} from '@baton/schema/proposals';
import type { LineId } from '@baton/schema/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { newId } from '#platform/clock/new-id.ts';
import { liveClient } from '#tests/live-client.ts';
import { ask } from '#tests/people.ts';
import { proposalWorld, type ProposalWorld } from '#tests/proposal-world.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const tax = { category: 'standard', rate: '20' } as const;
const day = '2026-01-01';

/** What is the same in a copy. */
const bare = ({ pricing }: ProposalTemplateDetail) =>
  pricing.rows.map(({ id: _id, groupId: _group, ...row }) => ({ ...row, alternativeTo: null }));

describeWithDatabase('priced lines of templates', () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  let world: ProposalWorld;
  let oven: Product;
  let mixer: Product;
  let template: ProposalTemplateDetail;
  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url });
    world = await proposalWorld(db, server);
    await world.asked('PUT /discount-limits/member/any', { percent: '5' }, await world.member('admin'));
    oven = await aProduct('Oven');
    mixer = await aProduct('Mixer');
    const tiers = [{ from: '4', unitPrice: '900' }];
    await asMarco(`PUT /products/${oven.id}/prices/CHF/${day}`, { unitPrice: '990', tiers });
    await asMarco(`PUT /products/${mixer.id}/prices/CHF/${day}`, { unitPrice: '70', tiers: [] });
    template = await aTemplate();
  });
  afterAll(async () => {
    world.leave();
    await server.stop();
    await db.drop();
  });

  const asMarco = <T>(route: Parameters<typeof ask>[2], body?: object) => world.asked<T>(route, body, world.marco);
  const aProduct = (name: string) =>
    asMarco<Product>('POST /products', { name, price: { amount: 100_000, currency: 'EUR' } });
  const read = ({ id }: { id: string }) => asMarco<ProposalTemplateDetail>(`GET /proposal-templates/${id}`);
  const pricesIn = async ({ id }: { id: string }) => readPricing(await world.replay({ id } as ProposalDetail));

  /** A group with an oven in two ways, and beside it a mixer and a line of our own. */
  const aTemplate = async (): Promise<ProposalTemplateDetail> => {
    const blocks = [{ kind: 'paragraph', text: 'Said' }, { kind: 'pricing' }];
    const values = { name: 'Standard offer', kind: 'whole', language: 'fr', blocks };
    const made = await asMarco<ProposalTemplateDetail>('POST /proposal-templates', values);
    expect(made.pricing).toEqual(noPrices('EUR'));
    const document = {
      url: server.url,
      as: world.marco,
      document: `template:${made.id}`,
      shape: templateShape,
    } as const;
    const tab = liveClient(document);
    await tab.synced();
    const [group, line, other, second, own] = Array.from({ length: 5 }, () => newId() as LineId) as [
      LineId,
      LineId,
      LineId,
      LineId,
      LineId,
    ];
    const put = (draft: Parameters<typeof addLine>[1], groupId: LineId | null = null) =>
      addLine(tab.doc, draft, { groupId }, () => 0.5);
    put({ id: group, kind: 'group', text: 'Fournil' });
    put({ id: line, text: 'Four à sole', productId: oven.id, quantity: '4', unitPrice: '1000', tax }, group);
    put({ id: other, text: 'Four à chariot', unitPrice: '1500', tax }, group);
    makeAlternative(tab.doc, other, line);
    chooseAlternative(tab.doc, line);
    put({ id: second, text: 'Pétrin', productId: mixer.id, unitPrice: '5', tax, discount: { percent: '10' } });
    put({ id: own, text: 'Pose', unitPrice: '200', tax, optional: true, recurrence: 'year' });
    await tab.saved();
    await world.projected(made);
    tab.leave();
    return read(made);
  };

  const begin = (more: object) => world.begin({ templateId: template.id, ...more });
  const told = ({ rows }: Awaited<ReturnType<typeof pricesIn>>) =>
    rows.map((row) => (row.kind === 'line' ? `${row.text} ${row.quantity} × ${row.unitPrice}` : row.text));

  it('[PP40] a proposal begins with the lines, in its own currency, at the prices of the book', async () => {
    const same = await pricesIn(await begin({}));
    expect(told(same)).toEqual([
      'Fournil',
      'Four à sole 4 × 1000',
      'Four à chariot 1 × 1500',
      'Pétrin 1 × 1000',
      'Pose 1 × 200',
    ]);
    const made = await begin({ currency: 'CHF' });
    expect(made).toMatchObject({ currency: 'CHF', lines: 4 });
    const other = await pricesIn(made);
    expect(told(other)).toEqual([
      'Fournil',
      'Four à sole 4 × 900',
      'Four à chariot 1 × 0',
      'Pétrin 1 × 70',
      'Pose 1 × 0',
    ]);
    const [group, line, alternative] = other.rows;
    expect([line?.groupId, alternative]).toMatchObject([group?.id, { groupId: group?.id, alternativeTo: line?.id }]);
    expect(other.chosen.get(line?.id as LineId)).toBe(line?.id);
    expect(other.rows[4]).toMatchObject({ optional: true, recurrence: 'year', tax });
    const ids = [template.pricing, pricingCopy(same), pricingCopy(other)].flatMap(({ rows }) =>
      rows.map(({ id }) => id),
    );
    expect(new Set(ids).size).toBe(15);
    const subject = { kind: 'account', id: world.account.id };
    const whole = { subject, title: 'Fournil', language: 'fr', currency: 'CHF', templateId: template.id };
    const letter = { contactId: world.contact.id, validUntil: '2099-12-31' };
    const ready = await asMarco<ProposalDetail>('POST /proposals', { ...whole, ...letter });
    expect((await ask(server.url, world.marco, `POST /proposals/${ready.id}/send`, {})).body).toMatchObject({
      code: 'not-ready-warning',
      data: { detail: { reason: 'unpriced-lines', count: 2 } },
    });
  });

  it('[PP40] lists say what the prices of a template are in, and how many lines it has', async () => {
    const { data } = await asMarco<{ data: ProposalTemplate[] }>('GET /proposal-templates');
    expect(data).toMatchObject([{ id: template.id, currency: 'EUR', lines: 4 }]);
    expect(template).toMatchObject({ currency: 'EUR', lines: 4 });
  });

  it('[PP5] [PP40] what the template takes off is given by whoever begins with it', async () => {
    expect(await begin({})).toMatchObject({
      needsApproval: true,
      beyond: [{ percent: '10', limit: '5', by: world.claire.member, approved: false }],
    });
  });

  it('[PP40] a line of a product that is retired stays, without a price', async () => {
    await asMarco(`PATCH /products/${mixer.id}`, { retired: true });
    expect(told(await pricesIn(await begin({ currency: 'CHF' })))).toContain('Pétrin 1 × 0');
    await asMarco(`PATCH /products/${mixer.id}`, { retired: false });
  });

  it('[PP40] [PP41] a copy, and what is kept of a whole proposal, have the lines; a block has none', async () => {
    const copy = await asMarco<ProposalTemplateDetail>(`POST /proposal-templates/${template.id}/copy`, {
      name: 'Copy',
    });
    expect(bare(copy)).toEqual(bare(template));
    const made = await begin({});
    const keep = (kind: string, name: string, more: object = {}) =>
      asMarco<ProposalTemplateDetail>(`POST /proposals/${made.id}/template`, { kind, name, ...more });
    const kept = await keep('whole', 'Kept');
    expect(kept.pricing.rows.map(({ text }) => text)).toEqual(template.pricing.rows.map(({ text }) => text));
    expect(kept.pricing.currency).toBe('EUR');
    const ids = [template, copy, kept].flatMap(({ pricing }) => pricing.rows.map(({ id }) => id));
    expect(new Set(ids).size).toBe(15);
    const block = await keep('part', 'Block');
    expect(block.pricing).toEqual(noPrices('EUR'));
    const put = await asMarco<ProposalDetail>(`POST /proposals/${made.id}/blocks`, { templateId: template.id });
    expect(put.lines).toBe(4);
    await asMarco(`PATCH /proposal-templates/${copy.id}`, { kind: 'part' });
    expect((await world.begin({ templateId: copy.id })).lines).toBe(0);
    await asMarco(`PATCH /proposal-templates/${copy.id}`, { kind: 'whole' });
    expect((await world.begin({ templateId: copy.id })).lines).toBe(4);
  });
});
