import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import {
  pricingCopy,
  readPricing,
  seedCopiedPricing,
  withOtherIds,
  type CopiedPricing,
  type CopiedRow,
} from '../pricing/index.ts';
import type { BookPages } from '../products/product-line.ts';
import type { Product } from '../products/product.ts';
import type { LineId, ProductId, TaxRateId } from '../shared/index.ts';
import { begunPricing, productsIn } from './begun-pricing.ts';

const id = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}` as LineId;
const other = (of: LineId) => of.replace('01990000', '01990001') as LineId;

type CopiedLine = Extract<CopiedRow, { kind: 'line' }>;
const aLine = (n: number, more: Partial<CopiedLine> = {}): CopiedLine => ({
  id: id(n),
  kind: 'line',
  groupId: null,
  text: 'Four à sole',
  productId: null,
  quantity: '1',
  unit: '',
  unitPrice: '10',
  discount: null,
  tax: null,
  recurrence: 'once',
  optional: false,
  ticked: false,
  alternativeTo: null,
  ...more,
});
const pricing = (...rows: CopiedRow[]): CopiedPricing => ({ currency: 'EUR', discount: null, rows, chosen: [] });

const oven = id(900) as string as ProductId;
const product = (more: Partial<Product> = {}): Product => ({
  id: oven,
  name: 'Deck oven',
  series: null,
  price: { amount: 1_200_000, currency: 'EUR' },
  kind: 'goods',
  unit: 'piece',
  recurrence: 'month',
  taxRateId: id(901) as string as TaxRateId,
  retired: false,
  ...more,
});
const tiers = [{ from: '4', unitPrice: '9000' }];
const bookWith = (of: Product): BookPages => ({
  products: new Map([
    [oven, { product: of, prices: [{ currency: 'CHF', validFrom: '2026-01-01', unitPrice: '9900', tiers }] }],
  ]),
  rates: [{ id: id(901) as string as TaxRateId, name: 'Normal', category: 'standard', rate: '8.1', retired: false }],
});
const book = bookWith(product());
const begun = (template: CopiedPricing, currency = 'CHF', pages = book) =>
  begunPricing(template, { currency, book: pages, day: '2026-11-27' }).rows[0];

describe('[PP40] the lines of a template in a proposal', () => {
  test('a line of a product costs what the book says that day, in the currency and for so many; its words stay', () => {
    const line = aLine(1, {
      productId: oven,
      quantity: '4',
      unitPrice: '1',
      discount: { percent: '5' },
      optional: true,
    });
    expect(begun(pricing(line))).toEqual({
      ...line,
      unitPrice: '9000',
      unit: 'piece',
      recurrence: 'month',
      tax: { category: 'standard', rate: '8.1' },
    });
    expect(begun(pricing(line), 'EUR')).toMatchObject({ unitPrice: '12000' });
  });

  test('what the product does not say, the line does', () => {
    const line = aLine(1, { productId: oven, unit: 'pièce', tax: { category: 'standard', rate: '20' } });
    expect(begun(pricing(line), 'CHF', bookWith(product({ unit: '', taxRateId: null })))).toMatchObject({
      unit: 'pièce',
      tax: { category: 'standard', rate: '20' },
    });
  });

  test.each([
    ['of a product in a currency without a price', aLine(1, { productId: oven }), 'GBP', book],
    ['of a retired product', aLine(1, { productId: oven }), 'CHF', bookWith(product({ retired: true }))],
    [
      'of a product that whoever begins may not know',
      aLine(1, { productId: oven }),
      'EUR',
      { products: new Map(), rates: [] },
    ],
    ['of no product, in another currency', aLine(1), 'CHF', book],
  ])('a line %s keeps its words and has no price', (_name, line, currency, pages) => {
    expect(begun(pricing(line), currency, pages)).toEqual({ ...line, unitPrice: '0' });
  });

  test('a line of no product keeps its price, and amounts taken off, in the same currency', () => {
    const line = aLine(1, { discount: { amount: '2' } });
    const template = { ...pricing(line), discount: { amount: '3' } };
    expect(begunPricing(template, { currency: 'EUR', book, day: '2026-11-27' })).toEqual(template);
  });

  test('an amount taken off is none in another currency: that line has no price, percent stay', () => {
    const line = aLine(1, { productId: oven, discount: { amount: '2' } });
    expect(begun(pricing(line))).toEqual({ ...line, unitPrice: '0', discount: null });
    const whole = { currency: 'CHF', book, day: '2026-11-27' };
    expect(begunPricing({ ...pricing(), discount: { amount: '3' } }, whole).discount).toBeNull();
    expect(begunPricing({ ...pricing(), discount: { percent: '3' } }, whole).discount).toEqual({ percent: '3' });
  });
});

/** Tables as they are read: groups followed by their rows, alternatives and choices among the lines. */
const tables = fc
  .array(
    fc.record({
      kind: fc.constantFrom('line' as const, 'group' as const, 'text' as const, 'subtotal' as const),
      inside: fc.boolean(),
      text: fc.constantFrom('', 'Oven', 'Four à sole'),
      product: fc.boolean(),
      alternative: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((given) => {
    let group: LineId | null = null;
    let first: LineId | null = null;
    const rows = given.map(({ kind, inside, text, product, alternative }, at): CopiedRow => {
      if (kind === 'group') group = id(at);
      else if (!inside) group = null;
      const placed = { id: id(at), groupId: kind === 'group' ? null : group, text };
      if (kind !== 'line') return { ...placed, kind };
      const alternativeTo = alternative ? first : null;
      first ??= id(at);
      return aLine(at, { ...placed, productId: product ? oven : null, alternativeTo });
    });
    const chosen = first === null ? [] : [{ of: first, lineId: first }];
    return { ...pricing(...rows), chosen };
  });

const without = ({ rows, chosen }: CopiedPricing) => ({
  rows: rows.map(({ id: own, kind, groupId, text, ...row }) => ({
    own,
    kind,
    groupId,
    text,
    ...('alternativeTo' in row ? { of: row.alternativeTo } : {}),
  })),
  chosen,
});

test('[PP40] every row of a template is in the proposal, in order, in its group, under no id of the template', () => {
  fc.assert(
    fc.property(tables, fc.constantFrom('EUR', 'CHF', 'GBP'), (template, currency) => {
      const doc = new Y.Doc();
      seedCopiedPricing(doc, withOtherIds(begunPricing(template, { currency, book, day: '2026-11-27' }), other));
      const view = readPricing(doc);
      expect(view.flaws).toEqual([]);
      const copy = pricingCopy(view);
      expect(copy.currency).toBe(currency);
      expect(without(copy)).toEqual(without(withOtherIds(template, other)));
      const ids = new Set<string>(template.rows.map((row) => row.id));
      expect(copy.rows.filter((row) => ids.has(row.id))).toEqual([]);
      expect(productsIn(copy)).toEqual(productsIn(template));
    }),
  );
});
