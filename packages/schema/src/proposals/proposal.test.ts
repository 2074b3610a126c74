import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { addLine, editLine, readPricing } from '../pricing/index.ts';
import { mendsOf } from '../rich-text/rich-text-repair.doc.ts';
import { writeNodes } from '../rich-text/rich-text-write.doc.ts';
import type { LineId } from '../shared/index.ts';
import { costingBody, costingMeta, repairCosting, seedCosting } from './costing.doc.ts';
import { nodesOfBlocks } from './proposal-block.ts';
import { proposalShape } from './proposal-shape.ts';
import { sumsOf, worthOf } from './proposal-sums.ts';
import { fillVariables } from './proposal-variable.ts';
import {
  isOfProposal,
  proposalBody,
  proposalMeta,
  proposalText,
  readProposal,
  repairProposal,
  seedProposal,
  setProposal,
  watchProposal,
} from './proposal.doc.ts';
import { noPrices } from './template-pricing.ts';

const line = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}` as LineId;

const aProposal = (): Y.Doc => {
  const doc = new Y.Doc();
  seedProposal(doc, {
    title: 'Ovens',
    language: 'fr',
    validUntil: '2026-12-31',
    pricing: noPrices('EUR'),
    write: (body) =>
      writeNodes(body, [
        {
          type: 'heading',
          attrs: { level: 2 },
          content: [
            { type: 'text', text: 'For ' },
            { type: 'record', attrs: { kind: 'account', target: line(9), label: 'Durand' } },
          ],
        },
        { type: 'pricingTable' },
      ]),
  });
  return doc;
};
const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};
const write = (body: Y.XmlFragment, text: string, format: Record<string, unknown> = {}): void => {
  const paragraph = new Y.XmlElement('paragraph');
  const words = new Y.XmlText();
  paragraph.insert(0, [words]);
  body.push([paragraph]);
  words.insert(0, text, format);
};
const half = () => 0.5;

test('a proposal says what it was seeded with, in any copy, and needs no repair', () => {
  const copy = copyOf(aProposal());
  const view = readProposal(copy);
  expect(view).toMatchObject({ title: 'Ovens', language: 'fr', validUntil: '2026-12-31', openSuggestions: 0 });
  expect([view.pricing.currency, view.pricing.rows, proposalText(view)]).toEqual(['EUR', [], 'For Durand']);
  expect(repairProposal(copy)).toEqual([]);
  expect(
    proposalBody(copy)
      .toArray()
      .map((node) => (node as Y.XmlElement).nodeName),
  ).toEqual(['heading', 'pricingTable']);
});

test('what holds for the whole is changed key by key, and what is the same writes nothing', () => {
  const doc = aProposal();
  const before = Y.encodeStateVector(doc);
  setProposal(doc, { title: ' Ovens ', language: 'fr', currency: 'EUR' });
  expect(Y.encodeStateAsUpdate(doc, before)).toEqual(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)));
  const other = copyOf(doc);
  setProposal(doc, { title: 'Two ovens', validUntil: null });
  setProposal(other, { language: 'it', currency: 'CHF' });
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  const { title, language, validUntil, pricing } = readProposal(doc);
  expect([title, language, validUntil, pricing.currency]).toEqual(['Two ovens', 'it', null, 'CHF']);
});

test('text, prices and frame are told once each', () => {
  const doc = aProposal();
  const watch = watchProposal(doc);
  expect(watch.drain()).toBeNull();
  addLine(doc, { id: line(1), text: 'Oven', quantity: '2', unitPrice: '10' }, {}, half);
  const priced = watch.drain();
  expect(worthOf(sumsOf(priced?.pricing ?? readPricing(new Y.Doc())))).toEqual({ once: 2000, yearly: 0 });
  write(proposalBody(doc), 'Said');
  expect(watch.drain()?.blocks.at(-1)?.text).toBe('Said');
  setProposal(doc, { validUntil: '2027-01-31' });
  expect(watch.drain()?.validUntil).toBe('2027-01-31');
  expect(watch.drain()).toBeNull();
  watch.stop();
});

test('suggestions count by their ids', () => {
  const doc = aProposal();
  const watch = watchProposal(doc);
  write(proposalBody(doc), '30', { deletion: { id: 'a', author: line(5) } });
  write(proposalBody(doc), '45', { insertion: { id: 'b', author: line(5) } });
  write(proposalBody(doc), 'days', { insertion: { id: 'b', author: line(5) } });
  expect([watch.drain()?.openSuggestions, readProposal(doc).openSuggestions]).toEqual([2, 2]);
});

test('what a year comes to: twelve months, four quarters', () => {
  const doc = aProposal();
  for (const [at, recurrence] of (['once', 'month', 'quarter', 'year'] as const).entries())
    addLine(doc, { id: line(at + 1), unitPrice: '1', recurrence }, {}, half);
  expect(worthOf(sumsOf(readPricing(doc)))).toEqual({ once: 100, yearly: 1700 });
});

test('a text that is begun from blocks says what they say', () => {
  const doc = new Y.Doc();
  seedProposal(doc, {
    title: '',
    language: 'en',
    validUntil: null,
    pricing: noPrices('EUR'),
    write: (body) =>
      writeNodes(
        body,
        fillVariables(nodesOfBlocks([{ kind: 'bullets', items: ['Until {{valid-until}}', '{{today}}'] }]), {
          today: { day: '2026-11-27' },
        }),
      ),
  });
  expect(proposalText(readProposal(doc))).toBe('Until {{valid-until}}\n2026-11-27');
  expect(mendsOf(proposalBody(doc))).toEqual([]);
});

const entering = (change: (doc: Y.Doc) => void): boolean => {
  const doc = new Y.Doc();
  change(doc);
  return Y.decodeUpdate(Y.encodeStateAsUpdate(doc))
    .structs.filter((struct): struct is Y.Item => struct instanceof Y.Item)
    .every(isOfProposal);
};

describe('what may enter', () => {
  test.each<[string, boolean, (doc: Y.Doc) => void]>([
    ['text', true, (doc) => write(proposalBody(doc), 'x', { bold: true })],
    ['a line', true, (doc) => void addLine(doc, { id: line(1), text: 'x' }, {}, half)],
    [
      'a cell that is set again',
      true,
      (doc) => {
        addLine(doc, { id: line(1) }, {}, half);
        editLine(doc, line(1), { unitPrice: '2' });
        editLine(doc, line(1), { unitPrice: '3' });
      },
    ],
    ['a frame', true, (doc) => setProposal(doc, { title: 'x', language: 'it', currency: 'CHF' })],
    ['a text of no proposal', false, (doc) => write(doc.getXmlFragment('terms'), 'x')],
    ['text among the lines', false, (doc) => void doc.getMap('lines').set(line(1), new Y.XmlText('x'))],
    ['a map in the text', false, (doc) => void doc.getMap<unknown>('body').set('x', new Y.Map())],
    ['a node nobody knows', false, (doc) => proposalBody(doc).push([new Y.XmlElement('iframe')])],
    ['binary in the frame', false, (doc) => proposalMeta(doc).set('title', new Uint8Array(3))],
  ])('%s: %s', (_what, enters, change) => expect(entering(change)).toBe(enters));
});

/** What a client could leave behind: wrong values, misplaced nodes; the gate keeps out what no editor knows. */
const mischief = fc.array(
  fc.oneof(
    fc.tuple(
      fc.constantFrom('meta', 'pricing', 'lines'),
      fc.oneof(fc.string(), fc.constantFrom('title', 'validUntil', line(1))),
      fc.jsonValue(),
    ),
    fc.tuple(fc.constant('text'), fc.constant(''), fc.string({ maxLength: 30 })),
    fc.tuple(fc.constant('node'), fc.constant(''), fc.constantFrom('taskItem', 'listItem', 'table', 'pricingTable')),
    fc.tuple(fc.constant('row'), fc.constantFrom('quantity', 'pos', 'tax', 'kind'), fc.jsonValue()),
  ),
  { maxLength: 12 },
);

/** What is wrong is named in the order in which it came. */
const told = (doc: Y.Doc) => {
  const { pricing, ...view } = readProposal(doc);
  return { ...view, pricing: { ...pricing, flaws: pricing.flaws.map((flaw) => JSON.stringify(flaw)).sort() } };
};

test('readers are total, repairs end, and copies that met in any order read the same', () => {
  fc.assert(
    fc.property(mischief, mischief, (mine, yours) => {
      const first = aProposal();
      addLine(first, { id: line(2) }, {}, half);
      const second = copyOf(first);
      for (const [doc, deeds] of [
        [first, mine],
        [second, yours],
      ] as const)
        for (const [what, key, value] of deeds) {
          if (what === 'text') write(proposalBody(doc), value);
          else if (what === 'node') proposalBody(doc).push([new Y.XmlElement(value)]);
          else if (what === 'row') (doc.getMap('lines').get(line(2)) as Y.Map<unknown> | undefined)?.set?.(key, value);
          else doc.getMap(what).set(key, value);
        }
      const [a, b] = [Y.encodeStateAsUpdate(first), Y.encodeStateAsUpdate(second)];
      Y.applyUpdate(first, b);
      Y.applyUpdate(second, a);
      expect(told(first)).toEqual(told(second));
      for (const repair of repairProposal(first)) repair(first);
      expect(repairProposal(first)).toEqual([]);
      expect(proposalMeta(first).get('shape')).toBe(proposalShape);
    }),
  );
});

test('a costing is mended like a proposal, and is no part of one', () => {
  const doc = new Y.Doc();
  seedCosting(doc, { currency: 'EUR' });
  expect(repairCosting(doc)).toEqual([]);
  costingMeta(doc).set('shape', 'x');
  costingBody(doc).push([new Y.XmlElement('bulletList')]);
  doc.getMap('lines').set(line(1), 3);
  for (const repair of repairCosting(doc)) repair(doc);
  expect([repairCosting(doc), costingBody(doc).length, readPricing(doc).rows]).toEqual([[], 0, []]);
});
