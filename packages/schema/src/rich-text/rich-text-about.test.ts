import { expect, test } from 'vitest';
import * as Y from 'yjs';

import { partsOf } from './name-token.ts';
import { mentionsIn, passagesIn } from './rich-text-about.doc.ts';
import { readBlocks } from './rich-text-read.doc.ts';
import { mendRichText, mendsOf } from './rich-text-repair.doc.ts';

const claire = '01990000-0000-7000-8000-000000000001';

const element = (
  name: string,
  attributes: Record<string, string | null>,
  ...children: (Y.XmlElement | Y.XmlText)[]
) => {
  const made = new Y.XmlElement<Record<string, string>>(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string);
  made.insert(0, children);
  return made as unknown as Y.XmlElement;
};
const mention = (more: Record<string, string | null> = {}) =>
  element('mention', { id: 'm1', kind: 'member', target: claire, ...more });
const bodyOf = (...blocks: Y.XmlElement[]): Y.XmlFragment => {
  const body = new Y.Doc().getXmlFragment('body');
  body.insert(0, blocks);
  return body;
};

test('whom a text calls is read with what is asked and the line it stands in', () => {
  const body = bodyOf(
    element(
      'bulletList',
      {},
      element(
        'listItem',
        {},
        element(
          'paragraph',
          {},
          new Y.XmlText('Ask '),
          mention({ action: 'decide', due: '2026-12-01T09:00:00Z' }),
          new Y.XmlText(' about power'),
        ),
      ),
    ),
  );
  expect([...mentionsIn(readBlocks(body)).values()]).toEqual([
    {
      id: 'm1',
      kind: 'member',
      target: claire,
      action: 'decide',
      due: '2026-12-01T09:00:00.000Z',
      line: `Ask @[member:${claire}] about power`,
    },
  ]);
});

test('names in plain text come apart from its words, and what only looks like one stays text', () => {
  expect(partsOf(`Ask @[member:${claire}], not @[robot:1] <b>`)).toEqual([
    'Ask ',
    { sign: '@', kind: 'member', id: claire },
    ', not @[robot:1] <b>',
  ]);
});

test.each([
  ['no id', { id: null }],
  ['an id without end', { id: 'x'.repeat(65) }],
  ['a kind nobody knows', { kind: 'robot' }],
  ['a target that is no id', { target: '"><script>' }],
])('a mention with %s calls nobody', (_what, more) => {
  expect(mentionsIn(readBlocks(bodyOf(element('paragraph', {}, mention(more))))).size).toBe(0);
});

test('an ask that nobody knows and a time that is none read as none', () => {
  const [read] = mentionsIn(
    readBlocks(bodyOf(element('paragraph', {}, mention({ action: 'obey', due: '2026-99-99T99:00:00Z' })))),
  ).values();
  expect(read).toMatchObject({ action: null, due: null });
});

test('what lies under a mark is one quote over all lines that it reaches', () => {
  const [one, two] = [new Y.XmlText('no delivery before six'), new Y.XmlText('nor after ten')];
  const body = bodyOf(element('paragraph', {}, one), element('paragraph', {}, two));
  one.format(3, 8, { 'comment--Ab3dEf+/': { thread: 't1' } });
  one.format(5, 3, { bold: {} });
  two.format(0, 3, { 'comment--Ab3dEf+/': { thread: 't1' }, 'promise--Ab3dEf+/': { promise: 'p1' } });
  expect(passagesIn(readBlocks(body), 'comment')).toEqual(new Map([['t1', 'delivery\nnor']]));
  expect(passagesIn(readBlocks(body), 'promise')).toEqual(new Map([['p1', 'nor']]));
});

test('[MN2] a copy goes by an id of its own, the first keeps its own, and mending ends', () => {
  const body = bodyOf(
    element('paragraph', {}, mention(), mention()),
    element('paragraph', {}, mention({ id: null }), mention({ id: 'm2' })),
  );
  mendRichText(body);
  expect(mendsOf(body)).toEqual([]);
  const ids = [...mentionsIn(readBlocks(body)).keys()];
  expect([ids[0], ids.length, ids.includes('m2')]).toEqual(['m1', 4, true]);
});

test('[MN2] an id made up to be where another node is written does not keep mending from its end', () => {
  const body = bodyOf(element('paragraph', {}, mention({ id: null })));
  const place = ((body.get(0) as Y.XmlElement).get(0) as Y.XmlElement)._item?.id;
  body.insert(0, [element('paragraph', {}, mention({ id: `${place?.client}-${place?.clock}` }))]);
  mendRichText(body);
  expect(mentionsIn(readBlocks(body)).size).toBe(2);
});
