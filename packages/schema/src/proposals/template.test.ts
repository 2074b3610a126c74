import { expect, test } from 'vitest';
import * as Y from 'yjs';

import { addLine, editLine } from '../pricing/index.ts';
import type { PlainNode } from '../rich-text/plain-node.ts';
import type { LineId } from '../shared/index.ts';
import { templateShape } from './proposal-shape.ts';
import { fillVariables, unfilledIn, variablesIn, variableValues } from './proposal-variable.ts';
import { isOfProposal } from './proposal.doc.ts';
import { asTemplate, beginningOfNodes } from './template-nodes.ts';
import { noPrices } from './template-pricing.ts';
import {
  readTemplate,
  repairTemplate,
  seedTemplate,
  seedTemplatePricing,
  templateBody,
  watchTemplate,
} from './template.doc.ts';

const line = (...content: PlainNode[]): PlainNode => ({ type: 'paragraph', content });
const words = (text: string, ...marks: NonNullable<PlainNode['marks']>): PlainNode => ({
  type: 'text',
  text,
  ...(marks.length > 0 ? { marks } : {}),
});

const source = {
  number: 'P-2026-001',
  account: 'Durand',
  contact: null,
  deal: 'Ovens',
  amount: { amount: 1_250_000, currency: 'EUR' },
  owner: 'Claire',
  workspace: 'Baton',
};

test('what variables stand for is told in the language of the text; days stay days', () => {
  const values = variableValues(source, { language: 'fr', validUntil: '2026-12-31' });
  expect(values).toMatchObject({
    account: { text: 'Durand' },
    contact: null,
    'valid-until': { day: '2026-12-31' },
    today: null,
  });
  expect(values.amount).toEqual({ text: '12\u202f500,00\u00a0€' });
});

test('a text is filled where its letters name a variable, in the look of those letters; code is as it is written', () => {
  const bold = { type: 'bold' };
  const values = variableValues(source, { language: 'en', validUntil: '2026-12-31' });
  const code: PlainNode = { type: 'codeBlock', content: [words('{{account}}')] };
  const filled = fillVariables(
    [line(words('For {{account}} ({{contact}}, {{nobody}}) until {{valid-until}}!', bold)), code],
    values,
  );
  expect(filled).toEqual([
    line(
      words('For Durand ({{contact}}, {{nobody}}) until ', bold),
      { type: 'date', attrs: { day: '2026-12-31' } },
      words('!', bold),
    ),
    code,
  ]);
  expect(unfilledIn(['For {{contact}}, {{ nobody }} and {{contact}}'])).toEqual(['contact', 'nobody']);
  expect(variablesIn('a {{deal}}')).toEqual([{ name: 'deal', from: 2, to: 10 }]);
});

test('a proposal as a template: its own records are variables, what colleagues say and suggest stays behind', () => {
  const body = [
    line(
      words('For '),
      { type: 'record', attrs: { kind: 'account', target: 'a', label: 'Durand' } },
      words(' like '),
      { type: 'record', attrs: { kind: 'account', target: 'b', label: 'Bianchi' } },
      words(' soon', { type: 'insertion', attrs: { id: 'i', author: 'm' } }),
      words('.', { type: 'comment', attrs: { thread: 't' } }),
    ),
    { type: 'image', attrs: { file: 'f' } },
  ];
  const kept = asTemplate(body, { account: 'a', deal: null, contact: null });
  expect(kept).toEqual([line(words('For {{account}} like Bianchi.'))]);
  expect(beginningOfNodes([...kept, line(words('Second'))], 33)).toBe('For {{account}} like Bianchi. Sec');
});

const id = '01990000-0000-7000-8000-000000000001' as LineId;
const pricing = noPrices('CHF');

test('what a template is seeded with is read back, and nothing is to be mended', () => {
  const doc = new Y.Doc();
  const nodes: PlainNode[] = [
    { type: 'heading', attrs: { level: 2 }, content: [words('For '), words('{{account}}', { type: 'bold' })] },
    { type: 'bulletList', content: [{ type: 'listItem', content: [line(words('One'))] }] },
    { type: 'pricingTable' },
  ];
  seedTemplate(doc, { body: nodes, pricing });
  expect(readTemplate(doc)).toEqual({ body: nodes, pricing });
  expect(repairTemplate(doc)).toEqual([]);
  const watch = watchTemplate(doc);
  expect(watch.drain()).toBeNull();
  templateBody(doc).delete(2, 1);
  expect(watch.drain()).toEqual({ body: nodes.slice(0, 2), pricing });
  expect(watch.drain()).toBeNull();
  addLine(doc, { id, text: 'Oven', unitPrice: '100' }, {}, () => 0.5);
  expect(watch.drain()?.pricing?.rows).toMatchObject([{ id, text: 'Oven', unitPrice: '100', groupId: null }]);
  editLine(doc, id, { unitPrice: '100' });
  expect(watch.drain()).toBeNull();
});

test('a template that is older than prices has none until it is given some, once', () => {
  const doc = new Y.Doc();
  templateBody(doc).insert(0, [new Y.XmlElement('paragraph')]);
  doc.getMap('meta').set('shape', templateShape);
  expect(readTemplate(doc).pricing).toBeNull();
  expect(repairTemplate(doc)).toEqual([]);
  const watch = watchTemplate(doc);
  for (const currency of ['CHF', 'GBP']) seedTemplatePricing(doc, noPrices(currency));
  expect(watch.drain()?.pricing).toEqual(noPrices('CHF'));
});

test('two who price a template at once both keep what they wrote', () => {
  const [one, other] = [new Y.Doc(), new Y.Doc()];
  seedTemplate(one, { body: [], pricing: noPrices('EUR') });
  addLine(one, { id }, {}, () => 0.5);
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  editLine(one, id, { text: 'Oven' });
  editLine(other, id, { unitPrice: '100' });
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  expect(readTemplate(one).pricing?.rows).toMatchObject([{ id, text: 'Oven', unitPrice: '100' }]);
  expect(repairTemplate(one)).toEqual([]);
});

const enters = (change: (doc: Y.Doc) => void): boolean => {
  const doc = new Y.Doc();
  change(doc);
  return Y.decodeUpdate(Y.encodeStateAsUpdate(doc))
    .structs.filter((struct): struct is Y.Item => struct instanceof Y.Item)
    .every(isOfProposal);
};

test('rich text and priced lines enter a template, what nobody knows does not', () => {
  expect(enters((doc) => seedTemplate(doc, { body: [line(words('x'))], pricing }))).toBe(true);
  expect(enters((doc) => addLine(doc, { id, text: 'Oven' }, {}, () => 0.5))).toBe(true);
  expect(enters((doc) => doc.getMap('lines').set('a', ['x'.repeat(3_000)]))).toBe(false);
  expect(enters((doc) => doc.getMap('other').set('a', 1))).toBe(false);
  expect(enters((doc) => templateBody(doc).insert(0, [new Y.XmlElement('script')]))).toBe(false);
});
