import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { appendBlocks } from './rich-text-build.doc.ts';
import { isRichText } from './rich-text-gate.doc.ts';
import { readBlocks, watchBlocks } from './rich-text-read.doc.ts';
import { mendRichText, mendsOf } from './rich-text-repair.doc.ts';
import { countWords, isSafeHref } from './rich-text.ts';

const aBody = (): Y.XmlFragment => {
  const body = new Y.Doc().getXmlFragment('body');
  appendBlocks(body, [
    { kind: 'heading', level: 2, text: 'What they want' },
    { kind: 'paragraph', text: 'An oven before Easter' },
    { kind: 'tasks', items: ['Measure the door', 'Call on Monday'] },
  ]);
  return body;
};

const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement => {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
};

describe('reading', () => {
  test('a block says its lines, and words are counted as people count them', () => {
    expect(readBlocks(aBody()).map(({ text, words }) => [text, words])).toEqual([
      ['What they want', 3],
      ['An oven before Easter', 4],
      ['Measure the door\nCall on Monday', 6],
    ]);
    expect(countWords('L’été, aujourd’hui – 12 500 €!')).toBe(4);
  });

  test('only the blocks that were touched are read again, and the rest stays the same object', () => {
    const body = aBody();
    const watch = watchBlocks(body);
    const before = watch.drain();
    expect(watch.drain()).toBeNull();
    ((body.get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Soon: ');
    const after = watch.drain();
    expect(after?.[1]?.text).toBe('Soon: An oven before Easter');
    expect([after?.[0] === before?.[0], after?.[2] === before?.[2]]).toEqual([true, true]);
    body.delete(0, 1);
    expect(watch.drain()?.map(({ text }) => text)).toEqual(['Soon: An oven before Easter', before?.[2]?.text]);
    watch.stop();
  });

  test('names of people, records and days are read in their line; what is unknown says nothing', () => {
    const body = new Y.Doc().getXmlFragment('body');
    const mention = element('mention');
    mention.setAttribute('label', 'Claire');
    body.insert(0, [
      element('paragraph', new Y.XmlText('Ask '), mention, new Y.XmlText(' today')),
      element('marquee', new Y.XmlText('boo')),
      element('table', element('tableRow', element('tableCell', element('paragraph', new Y.XmlText('A1'))))),
    ]);
    expect(readBlocks(body).map(({ text }) => text)).toEqual(['Ask @Claire today', '', 'A1']);
  });
});

/** The pieces of what an operation writes. */
const piecesOf = (operation: (body: Y.XmlFragment) => void): Y.Item[] => {
  const doc = new Y.Doc();
  operation(doc.getXmlFragment('body'));
  return Y.decodeUpdate(Y.encodeStateAsUpdate(doc)).structs.filter((struct) => struct instanceof Y.Item);
};
const enters = (operation: (body: Y.XmlFragment) => void): boolean => piecesOf(operation).every(isRichText);
const linked = (format: object) => (body: Y.XmlFragment) => {
  const text = new Y.XmlText('here');
  body.insert(0, [element('paragraph', text)]);
  text.format(0, 4, format);
};
const attributed = (value: unknown) => (body: Y.XmlFragment) => {
  const made = new Y.XmlElement('heading');
  body.insert(0, [made]);
  made.setAttribute('level', value as string);
};

describe('[NT6] what may enter', () => {
  test('every node and mark of the schema may', () => {
    expect(enters((body) => appendBlocks(body, [{ kind: 'tasks', items: ['x'] }]))).toBe(true);
    expect(enters(linked({ link: { href: 'https://baton.example' }, bold: {} }))).toBe(true);
    expect(enters(linked({ 'comment--Ab3dEf+/': { thread: 'x' } }))).toBe(true);
    expect(enters(attributed(2))).toBe(true);
  });

  test.each([
    ['a node nobody knows', (body: Y.XmlFragment) => body.insert(0, [element('script')])],
    ['a name that objects inherit', (body: Y.XmlFragment) => body.insert(0, [element('constructor')])],
    ['a hook', (body: Y.XmlFragment) => body.insert(0, [new Y.XmlHook('x') as never])],
    ['a mark nobody knows', linked({ blink: {} })],
    ['a link that runs', linked({ link: { href: 'javascript:alert(1)' } })],
    ['a link that runs, disguised', linked({ link: { href: 'java\tscript:alert(1)' } })],
    ['a link with more than an address', linked({ link: { href: 'https://a.example', onclick: 'x' } })],
    ['an attribute that is too long', attributed('x'.repeat(3_000))],
    ['a number that is too large', attributed(1e9)],
    ['an attribute that is an object', attributed({ a: 1 })],
  ])('%s may not', (_what, operation) => {
    expect(enters(operation)).toBe(false);
  });

  test('only harmless addresses are links', () => {
    const safe = ['https://baton.example/a?b#c', 'mailto:a@b.example', 'tel:+33123', '/accounts/1', 'http://x.example'];
    expect(safe.filter((href) => !isSafeHref(href))).toEqual([]);
    const unsafe = [
      'javascript:1',
      ' javascript:1',
      'data:text/html,x',
      'vbscript:1',
      '//evil.example',
      '/\\evil',
      'x',
      '',
    ];
    expect(unsafe.filter(isSafeHref)).toEqual([]);
  });
});

describe('[NT6] mending', () => {
  test('what is fine is left alone', () => {
    const body = aBody();
    // Its tasks have no names yet.
    mendRichText(body);
    expect(mendsOf(body)).toEqual([]);
    expect(mendsOf(new Y.Doc().getXmlFragment('body'))).toEqual([]);
  });

  const cases: [string, (body: Y.XmlFragment) => void, string][] = [
    ['a list that lost its last item', (body) => body.insert(0, [element('bulletList')]), ''],
    [
      'an item that lost its paragraph keeps the rest',
      (body) => body.insert(0, [element('bulletList', element('listItem', element('heading', new Y.XmlText('Kept'))))]),
      '<bulletlist><listitem><paragraph></paragraph><heading>Kept</heading></listitem></bulletlist>',
    ],
    [
      'letters between blocks',
      (body) => body.insert(0, [new Y.XmlText('loose'), element('paragraph', new Y.XmlText('Kept'))]),
      '<paragraph>Kept</paragraph>',
    ],
    [
      'a paragraph in a paragraph',
      (body) => body.insert(0, [element('paragraph', new Y.XmlText('Kept'), element('paragraph'))]),
      '<paragraph>Kept</paragraph>',
    ],
    ['a level that no heading has', attributed(9), '<heading></heading>'],
    [
      'a cell as wide as the world',
      (body) => {
        body.insert(0, [element('table', element('tableRow', element('tableCell', element('paragraph'))))]);
        const cell = ((body.get(0) as Y.XmlElement).get(0) as Y.XmlElement).get(0) as Y.XmlElement;
        cell.setAttribute('colspan', 9_000 as unknown as string);
      },
      '<table><tablerow><tablecell><paragraph></paragraph></tablecell></tablerow></table>',
    ],
    [
      'code in bold',
      (body) => {
        const text = new Y.XmlText('x = 1');
        body.insert(0, [element('codeBlock', text)]);
        text.format(0, 5, { bold: {} });
      },
      '<codeblock>x = 1</codeblock>',
    ],
  ];
  test.each(cases)('%s', (_what, operation, mended) => {
    const body = new Y.Doc().getXmlFragment('body');
    operation(body);
    expect(mendsOf(body).length).toBeGreaterThan(0);
    mendRichText(body);
    expect(mendsOf(body)).toEqual([]);
    expect(body.toJSON()).toBe(mended);
  });
});
