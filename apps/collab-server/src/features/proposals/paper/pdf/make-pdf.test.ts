import { createHash } from 'node:crypto';

import type { ProposalLanguage, SentContent } from '@baton/schema/proposals';
import type { Paper } from '@baton/schema/proposals/paper';
import type { PlainNode } from '@baton/schema/rich-text';
import type { LineId } from '@baton/schema/shared';
import { describe, expect, it } from 'vitest';

import { askPoppler, drawnPage, pagesOf } from '#tests/pdf-tools.ts';
import { photoOn, turnedPhoto } from '#tests/turned-photo.ts';

import { makePdf } from './make-pdf.ts';

const text = (words: string, ...marks: string[]): PlainNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const paragraph = (...content: PlainNode[]): PlainNode => ({ type: 'paragraph', content });
const heading = (words: string, level = 1): PlainNode => ({
  type: 'heading',
  attrs: { level },
  content: [text(words)],
});
const id = (n: number) => `0198c0de-0000-7000-8000-${String(n).padStart(12, '0')}` as LineId;

type Row = SentContent['pricing']['rows'][number];
const line = (n: number, more: Partial<Extract<Row, { kind: 'line' }>> = {}): Row => ({
  id: id(n),
  groupId: null,
  text: `Line ${n}`,
  kind: 'line',
  quantity: '1',
  unit: '',
  unitPrice: '1000',
  discount: null,
  tax: { category: 'standard', rate: '20' },
  recurrence: 'once',
  optional: false,
  ticked: false,
  alternativeTo: null,
  ...more,
});

const paper = (language: ProposalLanguage, body: PlainNode[], rows: Row[] = []): Paper => ({
  content: {
    number: 'P-2026-041',
    version: 2,
    title: 'Œuvre d’été',
    language,
    validUntil: '2027-01-01',
    workspaceName: 'Ateliers',
    accountName: 'Laiteries',
    contactName: 'Marie Durand',
    sellerName: 'Claire',
    body,
    pricing: { currency: 'EUR', discount: null, rows, chosen: [] },
  },
  at: '2026-11-20T09:00:00.000Z',
  hash: 'ab'.repeat(32),
  trail: null,
});

describe('a proposal as PDF', () => {
  it('says what the text says, with every accent and alphabet, all faces within it', async () => {
    const said = 'Déjà vu : l’œuvre à 1 250,00 € « près » — perché già così? Łódź Αθήνα Москва Việt';
    const pdf = await makePdf(
      paper('fr', [heading('Périmètre'), paragraph(text('Un '), text('mot', 'bold'), text(` ${said}`))]),
    );
    const [page = ''] = await pagesOf(pdf);
    expect(page.replaceAll(/\s+/gu, ' ')).toContain(`Un mot ${said}`.replaceAll(/\s+/gu, ' '));
    const fonts = (await askPoppler('pdffonts', pdf)).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(2);
    expect(fonts.filter((font) => !/CID TrueType\s+Identity-H\s+yes yes yes/.test(font))).toEqual([]);
    const info = await askPoppler('pdfinfo', pdf);
    expect(info).toMatch(/Title:\s+Œuvre d’été/);
    expect(Buffer.from(pdf).toString('latin1')).toContain('/Lang (fr)');
  });

  it.each([
    ['en', 'Page 1 of', 'Total', '€1,000.00'],
    ['fr', 'Page 1 sur', 'Total TTC', '1 000,00 €'],
    ['it', 'Pagina 1 di', 'Totale IVA inclusa', '1000,00 €'],
  ] as const)('is worded in %s', async (language, page, total, price) => {
    const [first = ''] = await pagesOf(await makePdf(paper(language, [{ type: 'pricingTable' }], [line(1)])));
    for (const words of [page, total, price]) expect(first.replaceAll(/[\u2009\u00A0]/g, ' ')).toContain(words);
  });

  it('keeps the head of a long table on every page, no line torn, and counts its pages', async () => {
    const rows = Array.from({ length: 200 }, (_, n) =>
      line(n + 1, n % 9 === 0 ? { text: `Line ${n + 1} ${'long '.repeat(60)}` } : {}),
    );
    const prose = Array.from({ length: 60 }, (_, n) =>
      paragraph(text(`${n} ${'Some words of a section. '.repeat(24)}`)),
    );
    const pages = await pagesOf(await makePdf(paper('en', [...prose, { type: 'pricingTable' }], rows)));
    expect(pages.length).toBeGreaterThan(14);
    expect(pages.every((page, at) => page.includes(`Page ${at + 1} of ${pages.length}`))).toBe(true);
    const priced = pages.filter((page) => /Line \d+ /.test(page));
    expect(priced.length).toBeGreaterThan(5);
    expect(priced.every((page) => page.includes('Unit price'))).toBe(true);
    const all = pages.join('\n');
    for (let n = 1; n <= 200; n += 1) expect(all).toMatch(new RegExp(`Line ${n}\\s`));
    expect(all).toContain('€240,000.00');
  });

  it('tells what is optional, an alternative and due again and again, and what of it is in the total', async () => {
    const rows = [
      line(1),
      line(2, { optional: true }),
      line(3, { alternativeTo: id(1), unitPrice: '900' }),
      line(4, { recurrence: 'month', unitPrice: '10' }),
    ];
    const [page = ''] = await pagesOf(await makePdf(paper('en', [{ type: 'pricingTable' }], rows)));
    expect(page).toMatch(/Optional · not in the total/);
    expect(page).toMatch(/Alternative · not in the total/);
    expect(page).toMatch(/per month/);
    expect(page).toMatch(/Once[\s\S]*€1,200\.00[\s\S]*Per month[\s\S]*€12\.00/);
  });

  it('cuts what is longer than a line, and goes on where one cell is longer than a page', async () => {
    const cell = (words: string) => ({ type: 'tableCell', content: [paragraph(text(words))] });
    const row = { type: 'tableRow', content: [cell('x'.repeat(3_000)), cell('end of the row')] };
    const pages = await pagesOf(
      await makePdf(paper('en', [{ type: 'table', content: [row, row, row, row] }, paragraph(text('after it'))])),
    );
    const all = pages.join('');
    expect(all.match(/x/g)?.length).toBeGreaterThanOrEqual(12_000);
    expect(pages.length).toBeGreaterThan(2);
    expect(all).toContain('after it');
  });

  it.each([
    [1, 150, 75, 'red green blue yellow'],
    [3, 150, 75, 'yellow blue green red'],
    [5, 75, 150, 'red blue green yellow'],
    [6, 75, 150, 'blue red yellow green'],
    [8, 75, 150, 'green yellow red blue'],
  ])('a photo stands upright however the telephone was held (Exif %i)', async (orientation, width, height, colours) => {
    const image = { type: 'image', attrs: { picture: 'photo', width: width / 0.75 } };
    const pdf = await makePdf(paper('en', [image]), new Map([['photo', turnedPhoto(orientation)]]));
    const found = photoOn(await drawnPage(pdf));
    expect(found.colours).toBe(colours);
    expect(Math.abs(found.width - width)).toBeLessThanOrEqual(2);
    expect(Math.abs(found.height - height)).toBeLessThanOrEqual(2);
  });

  it('is the same bytes each time', async () => {
    const made = await Promise.all([1, 2].map(() => makePdf(paper('it', [heading('Uno'), paragraph(text('due'))]))));
    const [one, two] = made.map((pdf) => createHash('sha256').update(pdf).digest('hex'));
    expect(one).toBe(two);
  });
});
