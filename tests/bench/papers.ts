/**
 * `node tests/bench/papers.ts [--samples 6]`: a proposal of about 20 pages with 200 lines as a PDF, from the job to its bytes,
 * by a thread that has just been started and by one that has made some. Beside it Chromium prints the page of the same version.
 */
import { parseArgs } from 'node:util';

import { createPress } from '@baton/collab-server/features/proposals/paper/press.ts';
import { proposalHtml } from '@baton/collab-server/features/proposals/sending/proposal-html.ts';
import type { SentContent } from '@baton/schema/proposals';
import type { PlainNode } from '@baton/schema/rich-text';
import type { LineId } from '@baton/schema/shared';
import { chromium } from 'playwright-core';

import { quantile } from './cpu.ts';

const { values: options } = parseArgs({ options: { samples: { type: 'string', default: '6' } } });
const samples = Number(options.samples);

const words = 'Nous remplaçons les fours de vos deux sites sans arrêter la production, de nuit et par moitiés. ';
const text = (of: string): PlainNode[] => [{ type: 'text', text: of }];
const section = (at: number): PlainNode[] => [
  { type: 'heading', attrs: { level: 2 }, content: text(`${at + 1}. Périmètre`) },
  ...Array.from({ length: 5 }, (): PlainNode => ({ type: 'paragraph', content: text(words.repeat(6)) })),
];
const content: SentContent = {
  number: 'P-2026-001',
  version: 1,
  title: 'Rénovation de deux fournils',
  language: 'fr',
  validUntil: '2027-01-01',
  workspaceName: 'Ateliers',
  accountName: 'Laiteries du Mont-Blanc',
  contactName: 'Marie Durand',
  sellerName: 'Claire Dubois',
  body: [...Array.from({ length: 16 }, (_, at) => section(at)).flat(), { type: 'pricingTable' }],
  pricing: {
    currency: 'EUR',
    discount: { percent: '2' },
    rows: Array.from({ length: 200 }, (_, at) => ({
      id: `0198c0de-0000-7000-8000-${String(at).padStart(12, '0')}` as LineId,
      kind: 'line',
      groupId: null,
      text: `Four à sole, chambre ${at + 1}, avec pose et mise en service`,
      quantity: '2',
      unit: 'pièce',
      unitPrice: '1250.50',
      discount: at % 7 === 0 ? { percent: '5' } : null,
      tax: { category: 'standard', rate: ['20', '10', '5.5'][at % 3] ?? '20' },
      recurrence: 'once',
      optional: at % 20 === 0,
      ticked: false,
      alternativeTo: null,
    })),
    chosen: [],
  },
};
const paper = { content, at: '2026-11-27T09:00:00.000Z', hash: 'ab'.repeat(32), trail: null };
const job = { paper, pictures: new Map(), form: 'pdf' } as const;

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};
const times = async (work: () => Promise<unknown>): Promise<number[]> => {
  const took: number[] = [];
  for (let at = 0; at < samples; at += 1) took.push(await timed(work));
  return took;
};

const cold = await times(() => createPress().print(job));
const press = createPress();
const made = await press.print(job);
const warm = await times(() => press.print(job));

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
const html = proposalHtml(content);
const printed = await times(async () => {
  await page.setContent(html);
  await page.pdf({ format: 'A4' });
});
await browser.close();

const row = (took: number[]) => ({
  p50: Math.round(quantile(took, 0.5)),
  p95: Math.round(quantile(took, 0.95)),
  ratio: Number((quantile(took, 0.5) / quantile(printed, 0.5)).toFixed(2)),
});
const pages =
  Buffer.from(made)
    .toString('latin1')
    .match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
console.log(`${pages} pages, ${content.pricing.rows.length} lines, ${Math.round(made.length / 1_024)} KB; ms`);
console.table({
  'first of a thread': row(cold),
  'next of a thread': row(warm),
  'Chromium prints the page': row(printed),
});
process.exit(0);
