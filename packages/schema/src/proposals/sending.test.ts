import { describe, expect, test } from 'vitest';

import type { PricedLine, PricingTable } from '../pricing/index.ts';
import type { PlainNode } from '../rich-text/plain-node.ts';
import type { LineId } from '../shared/index.ts';
import { filesIn } from './files-to-send.ts';
import { sumsOf } from './proposal-sums.ts';
import { sendChecks, type ToSend } from './send-checks.ts';
import { choicesOf, sentTable } from './sent-choices.ts';
import { asSent, picturesIn } from './sent-text.ts';

const id = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}` as LineId;
const text = (words: string, ...marks: NonNullable<PlainNode['marks']>): PlainNode => ({
  type: 'text',
  text: words,
  marks,
});

test('what leaves the house: no talk, no suggestion, no name of ours by its id, no file', () => {
  const body: PlainNode[] = [
    {
      type: 'paragraph',
      content: [
        text('Payment ', { type: 'bold' }, { type: 'comment', attrs: { thread: 't' } }),
        text('30', { type: 'deletion', attrs: { id: 's', author: 'm' } }),
        text('\u2029', { type: 'deletion', attrs: { id: 's', author: 'm' } }),
        text('45', { type: 'insertion', attrs: { id: 's', author: 'm' } }),
        text(
          ' days',
          { type: 'promise', attrs: { promise: 'p' } },
          { type: 'link', attrs: { href: 'https://a.example', x: 1 } },
        ),
        { type: 'mention', attrs: { id: 'i', kind: 'member', target: 'm', label: 'Claire' } },
        { type: 'record', attrs: { kind: 'account', target: 'a', label: 'Durand' } },
        { type: 'date', attrs: { day: '2026-12-31', x: 1 } },
      ],
    },
    { type: 'taskList', content: [{ type: 'taskItem', attrs: { id: 't', checked: true, assignee: 'm', due: 'd' } }] },
    { type: 'image', attrs: { file: 'f' } },
    { type: 'unheard' },
    { type: 'pricingTable', attrs: { id: 'x' } },
  ];
  expect(asSent(body)).toEqual([
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Payment ', marks: [{ type: 'bold' }] },
        { type: 'text', text: '30' },
        { type: 'text', text: ' days', marks: [{ type: 'link', attrs: { href: 'https://a.example' } }] },
        { type: 'text', text: 'ClaireDurand' },
        { type: 'date', attrs: { day: '2026-12-31' } },
      ],
    },
    { type: 'taskList', content: [{ type: 'taskItem', attrs: { checked: true } }] },
    { type: 'pricingTable' },
  ]);
});

test('pictures go by another name than that of their file, or stay', () => {
  const body: PlainNode[] = [
    { type: 'image', attrs: { file: 'known', alt: 'Plan', width: 300, x: 1 } },
    { type: 'blockquote', content: [{ type: 'image', attrs: { file: 'known', alt: '', width: null } }] },
    { type: 'image', attrs: { file: 'unknown', alt: 'Of another account' } },
    { type: 'image', attrs: { file: 7 } },
  ];
  expect(picturesIn(body)).toEqual(['known', 'unknown']);
  expect(asSent(body, (file) => (file === 'known' ? 'hash' : null))).toEqual([
    { type: 'image', attrs: { picture: 'hash', alt: 'Plan', width: 300 } },
    { type: 'blockquote', content: [{ type: 'image', attrs: { picture: 'hash' } }] },
  ]);
});

const aLine = (n: number, more: Partial<PricedLine> = {}): PricedLine => ({
  id: id(n),
  kind: 'line',
  groupId: null,
  rank: '',
  text: '',
  productId: null,
  quantity: '1',
  unit: '',
  unitPrice: '10',
  discount: null,
  tax: { category: 'standard', rate: '20' },
  recurrence: 'once',
  optional: false,
  ticked: false,
  alternativeTo: null,
  ...more,
});
const table = (...rows: PricedLine[]): PricingTable => ({ currency: 'EUR', discount: null, chosen: new Map(), rows });

const ready: ToSend = {
  title: 'Ovens',
  text: 'Said',
  body: [{ type: 'pricingTable' }],
  variables: {},
  pricing: table(aLine(1)),
  files: new Map(),
  openSuggestions: 0,
  customerSuggestions: 0,
  validUntil: '2026-12-31',
  contact: { hasAddress: true },
  needsApproval: false,
  inReview: false,
  today: '2026-12-31',
};

describe('before it is sent', () => {
  test('what is ready is ready, on its last day too', () => expect(sendChecks(ready)).toEqual([]));

  test.each<[string, boolean, number, Partial<ToSend>]>([
    ['no-title', true, 1, { title: '' }],
    ['empty', true, 1, { text: '', pricing: table() }],
    ['no-contact', true, 1, { contact: null }],
    ['no-address', true, 1, { contact: { hasAddress: false } }],
    ['no-expiry', true, 1, { validUntil: null }],
    ['expired', true, 1, { today: '2027-01-01' }],
    ['total-beyond', true, 1, { pricing: table(aLine(1, { quantity: '999999999', unitPrice: '999999999999' })) }],
    ['needs-approval', true, 1, { needsApproval: true }],
    ['in-review', true, 1, { inReview: true }],
    ['open-suggestions', false, 2, { openSuggestions: 2 }],
    ['customer-suggestions', false, 3, { customerSuggestions: 3 }],
    ['untaxed-lines', false, 1, { pricing: table(aLine(1), aLine(2, { tax: null })) }],
    ['prices-not-shown', false, 1, { body: [] }],
  ])('%s (blocks: %s)', (reason, blocks, count, more) =>
    expect(sendChecks({ ...ready, ...more })).toEqual([{ reason, blocks, count }]),
  );
});

const shown = (type: 'image' | 'file', file?: string): PlainNode => ({ type, attrs: { file } });

test('[PP42] files that stay are counted once each, by the names that are known; so are pictures that papers only describe', () => {
  const body = [
    ...['own', 'web', 'other', 'not-read-yet'].map((file) => shown('image', file)),
    { type: 'blockquote', content: [shown('file', 'card'), shown('file', 'card'), shown('image')] },
    ...ready.body,
  ];
  const files = new Map([
    ['own', { name: 'plan.png', picture: 'image/png' }],
    ['web', { name: 'plan.webp', picture: 'image/webp' }],
    ['other', { name: null, picture: null }],
    ['card', { name: 'terms.pdf', picture: null }],
  ]);
  expect(filesIn(body)).toEqual(['own', 'web', 'other', 'not-read-yet', 'card']);
  expect(sendChecks({ ...ready, body, files })).toEqual([
    { reason: 'files-not-sent', blocks: false, count: 3, names: ['terms.pdf'] },
    { reason: 'pictures-not-printed', blocks: false, count: 1 },
  ]);
});

const said = (words: string): PlainNode => ({ type: 'paragraph', content: [{ type: 'text', text: words }] });

test('[PP40] lines without a price are counted, and the first of them named', () => {
  const words = ['Oven', '', 'Training', 'Service'];
  const free = words.map((text, at) => aLine(at + 2, { text, unitPrice: at === 0 ? '0.00' : '0' }));
  expect(sendChecks({ ...ready, pricing: table(aLine(1), ...free) })).toEqual([
    { reason: 'unpriced-lines', blocks: false, count: 4, names: words.slice(0, 3) },
  ]);
});

test('what nobody filled is named, once; what has a value is none of it', () => {
  const body = [said('For {{account}}, {{contact}} and {{contact}}'), said('{{acount}}'), ...ready.body];
  expect(sendChecks({ ...ready, body, variables: { account: { text: 'Durand' } } })).toEqual([
    { reason: 'unfilled', blocks: false, count: 2, names: ['contact', 'acount'] },
  ]);
});

test('what is asked for already is not asked for twice', () => {
  const body = [said('{{contact}}, until {{valid-until}}'), ...ready.body];
  expect(sendChecks({ ...ready, body, contact: null, validUntil: null }).map(({ reason }) => reason)).toEqual([
    'no-contact',
    'no-expiry',
  ]);
});

test('what the customer chooses is summed from what was sent', () => {
  const rows = [
    aLine(1),
    aLine(2, { optional: true, unitPrice: '5' }),
    aLine(3, { alternativeTo: id(1), unitPrice: '7' }),
  ];
  const content = {
    pricing: {
      currency: 'EUR',
      discount: null,
      rows: rows.map(({ productId: _p, rank: _r, ...row }) => row),
      chosen: [],
    },
  };
  const sums = (ticked: { lineId: LineId; ticked: boolean }[], chosen: { of: LineId; lineId: LineId }[]) =>
    sumsOf(sentTable(content), choicesOf({ ticked, chosen }))[0]?.net;
  expect(sums([], [])).toBe(1000);
  expect(sums([{ lineId: id(2), ticked: true }], [])).toBe(1500);
  expect(
    sums(
      [
        { lineId: id(1), ticked: false },
        { lineId: id(9), ticked: true },
      ],
      [],
    ),
  ).toBe(1000);
  expect(sums([], [{ of: id(1), lineId: id(3) }])).toBe(700);
  expect(sums([], [{ of: id(1), lineId: id(9) }])).toBe(1000);
});
