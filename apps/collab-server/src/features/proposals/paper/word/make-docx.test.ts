import type { Paper } from '@baton/schema/proposals/paper';
import type { PlainNode } from '@baton/schema/rich-text';
import type { LineId } from '@baton/schema/shared';
import { imageSize } from 'image-size';
import mammoth from 'mammoth';
import { expect, it } from 'vitest';

import { turnedPhoto } from '#tests/turned-photo.ts';
import { zipEntries } from '#tests/zip-entries.ts';

import { makeDocx } from './make-docx.ts';

const text = (words: string, ...marks: string[]): PlainNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const paragraph = (...content: PlainNode[]): PlainNode => ({ type: 'paragraph', content });
const item = (...content: PlainNode[]): PlainNode => ({ type: 'listItem', content });
const cell = (type: string, words: string): PlainNode => ({ type, content: [paragraph(text(words))] });
const row = (n: number, optional: boolean): Paper['content']['pricing']['rows'][number] => ({
  id: `0198c0de-0000-7000-8000-00000000000${n}` as LineId,
  groupId: null,
  text: `Line ${n}`,
  kind: 'line',
  quantity: '2',
  unit: 'h',
  unitPrice: '100',
  discount: null,
  tax: { category: 'standard', rate: '20' },
  recurrence: 'once',
  optional,
  ticked: false,
  alternativeTo: null,
});

const paper: Paper = {
  content: {
    number: 'P-2026-041',
    version: 0,
    title: 'Œuvre d’été',
    language: 'fr',
    validUntil: '2027-01-01',
    workspaceName: 'Ateliers',
    accountName: 'Laiteries',
    contactName: 'Marie Durand',
    sellerName: 'Claire',
    body: [
      { type: 'heading', attrs: { level: 2 }, content: [text('Périmètre')] },
      paragraph(text('Un '), text('mot', 'bold'), text(' ici'), { type: 'hardBreak' }, text('là')),
      {
        type: 'bulletList',
        content: [
          item(paragraph(text('premier')), { type: 'orderedList', content: [item(paragraph(text('dedans')))] }),
        ],
      },
      {
        type: 'taskList',
        content: [{ type: 'taskItem', attrs: { checked: true }, content: [paragraph(text('fait'))] }],
      },
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [cell('tableHeader', 'Qui'), cell('tableHeader', 'Quoi')] },
          { type: 'tableRow', content: [cell('tableCell', 'Équipe'), cell('tableCell', 'Étude')] },
        ],
      },
      { type: 'pricingTable' },
    ],
    pricing: { currency: 'EUR', discount: null, rows: [row(1, false), row(2, true)], chosen: [] },
  },
  at: '2026-11-20T09:00:00.000Z',
  hash: null,
  trail: null,
};

it('[PP25] a proposal for Word reads the same in a program that is not ours', async () => {
  const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(await makeDocx(paper)) });
  const plain = html.replaceAll(/[\u2009\u00A0\u202F]/g, ' ');
  expect(plain).toContain('<h2>Périmètre</h2>');
  expect(plain).toContain('Un <strong>mot</strong> ici<br />là');
  expect(plain).toMatch(/<ul><li>premier<ol><li>dedans<\/li><\/ol><\/li>/);
  expect(plain).toContain('☑ fait');
  expect(plain).toMatch(/<table><thead><tr><th><p>Qui<\/p><\/th>/);
  expect(plain).toMatch(
    /<p>Line 1<\/p><\/td><td><p>2 h<\/p><\/td><td><p>100,00 €<\/p><\/td><td><p>20 %<\/p><\/td><td><p>200,00 €<\/p>/,
  );
  expect(plain).toContain('<em>En option · hors total</em>');
  expect(plain).toMatch(/<strong>Total TTC<\/strong><\/p><\/td><td><p><strong>240,00 €<\/strong>/);
});

/** What a document for Word says of its one picture, and the picture's bytes. */
const pictureIn = async (orientation: number) => {
  const body = [{ type: 'image', attrs: { picture: 'photo', alt: 'Oven', width: orientation > 4 ? 150 : 300 } }];
  const photo = turnedPhoto(orientation);
  const docx = await makeDocx({ ...paper, content: { ...paper.content, body } }, new Map([['photo', photo]]));
  const files = zipEntries(docx);
  const xml = files.get('word/document.xml')?.toString() ?? '';
  const [, size = ''] = /<wp:extent ([^>]*)\/>/.exec(xml) ?? [];
  const [, beyond = ''] = /<wp:effectExtent ([^>]*)\/>/.exec(xml) ?? [];
  const [, turn = ''] = /<a:xfrm ?([^>]*)>/.exec(xml) ?? [];
  const [bytes = Buffer.alloc(0)] = [...files].flatMap(([name, held]) =>
    name.startsWith('word/media/') ? [held] : [],
  );
  return { size, beyond, turn, bytes, photo };
};

it('[PP25] a photo is turned upright by what the document says, and not once more by what the photo says', async () => {
  const asTaken = await pictureIn(1);
  expect(asTaken).toMatchObject({ turn: '', size: 'cx="2857500" cy="1428750"', beyond: 't="0" r="0" b="0" l="0"' });
  expect(await pictureIn(3)).toMatchObject({ turn: 'rot="10800000"', size: asTaken.size });
  // What lies is 300 by 150 and stands 150 by 300: 75 more above and below.
  const standing = { size: 'cx="2857500" cy="1428750"', beyond: 't="714375" b="714375" l="0" r="0"' };
  expect(await pictureIn(6)).toMatchObject({ ...standing, turn: 'rot="5400000"' });
  expect(await pictureIn(8)).toMatchObject({ ...standing, turn: 'rot="16200000"' });
  expect(await pictureIn(5)).toMatchObject({ ...standing, turn: 'flipV="true" rot="5400000"' });
  const { bytes, photo } = await pictureIn(6);
  expect(photo.includes('Exif')).toBe(true);
  expect(bytes.includes('Exif')).toBe(false);
  expect(imageSize(bytes)).toMatchObject({ width: 64, height: 32, type: 'jpg' });
});
