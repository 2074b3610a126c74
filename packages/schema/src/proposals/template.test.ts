import { expect, test } from 'vitest';
import * as Y from 'yjs';

import type { PlainNode } from '../rich-text/plain-node.ts';
import { fillVariables, unfilledIn, variablesIn, variableValues } from './proposal-variable.ts';
import { asTemplate, beginningOfNodes } from './template-nodes.ts';
import {
  isOfTemplate,
  readTemplate,
  repairTemplate,
  seedTemplate,
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

test('what a template is seeded with is read back, and nothing is to be mended', () => {
  const doc = new Y.Doc();
  const nodes: PlainNode[] = [
    { type: 'heading', attrs: { level: 2 }, content: [words('For '), words('{{account}}', { type: 'bold' })] },
    { type: 'bulletList', content: [{ type: 'listItem', content: [line(words('One'))] }] },
    { type: 'pricingTable' },
  ];
  seedTemplate(doc, nodes);
  expect(readTemplate(doc)).toEqual(nodes);
  expect(repairTemplate(doc)).toEqual([]);
  const watch = watchTemplate(doc);
  expect(watch.drain()).toBeNull();
  templateBody(doc).delete(2, 1);
  expect(watch.drain()).toEqual(nodes.slice(0, 2));
  expect(watch.drain()).toBeNull();
});

const enters = (change: (doc: Y.Doc) => void): boolean => {
  const doc = new Y.Doc();
  change(doc);
  return Y.decodeUpdate(Y.encodeStateAsUpdate(doc))
    .structs.filter((struct): struct is Y.Item => struct instanceof Y.Item)
    .every(isOfTemplate);
};

test('rich text enters a template, prices and what nobody knows do not', () => {
  expect(enters((doc) => seedTemplate(doc, [line(words('x'))]))).toBe(true);
  expect(enters((doc) => doc.getMap('lines').set('a', 1))).toBe(false);
  expect(enters((doc) => templateBody(doc).insert(0, [new Y.XmlElement('script')]))).toBe(false);
});
