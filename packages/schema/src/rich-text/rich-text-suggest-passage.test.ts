import { expect, test } from 'vitest';
import * as Y from 'yjs';

import { plainBlocks } from './rich-text-json.doc.ts';
import { mayBeSuggestedAbout, suggestAbout, withdrawSuggestion } from './rich-text-suggest-passage.doc.ts';
import { writeNodes } from './rich-text-write.doc.ts';

const text = (words: string, ...marks: string[]) => ({
  type: 'text',
  text: words,
  marks: marks.map((type) => ({ type })),
});

const begin = (...lines: ReturnType<typeof text>[][]): Y.XmlFragment => {
  const body = new Y.Doc().getXmlFragment('body');
  writeNodes(
    body,
    lines.map((content) => ({ type: 'paragraph', content })),
  );
  return body;
};

const letters = (body: Y.XmlFragment, line: number): Y.XmlText => (body.get(line) as Y.XmlElement).get(0) as Y.XmlText;
const edge = (type: Y.XmlText, at: number): Uint8Array =>
  Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(type, at));
const passage = (from: [Y.XmlText, number], to: [Y.XmlText, number]) => ({ from: edge(...from), to: edge(...to) });

const said = (body: Y.XmlFragment) =>
  plainBlocks(body).map(({ content = [] }) =>
    content.map(({ text: words, marks = [] }) => [words, ...marks.map(({ type }) => type).sort()].join(' ')),
  );
const mine = { id: '01990000-0000-7000-8000-00000000000a', author: 'ada' };

test('the words stay to be judged, and those that should come stand after them in their look', () => {
  const body = begin([text('Within '), text('30', 'bold'), text(' days')]);
  const line = letters(body, 0);
  const at = passage([line, 7], [line, 9]);
  expect(mayBeSuggestedAbout(body, at)).toBe('yes');
  suggestAbout(body, at, { ...mine, words: '45' });
  expect(said(body)).toEqual([['Within ', '30 bold deletion', '45 bold insertion', ' days']]);
  expect(mayBeSuggestedAbout(body, at)).toBe('suggested');
});

test('what is gone, of two lines, or never was here cannot be suggested about', () => {
  const body = begin([text('One')], [text('Two')]);
  const [one, two] = [letters(body, 0), letters(body, 1)];
  expect(mayBeSuggestedAbout(body, passage([one, 1], [two, 1]))).toBe('several-lines');
  // To where the next line begins is one line still.
  expect(mayBeSuggestedAbout(body, passage([one, 1], [two, 0]))).toBe('yes');
  const gone = passage([one, 0], [one, 3]);
  one.delete(0, 3);
  expect(mayBeSuggestedAbout(body, gone)).toBe('gone');
  expect(mayBeSuggestedAbout(body, { from: new Uint8Array([0, 1, 2]), to: new Uint8Array() })).toBe('gone');
});

test('one’s own is taken back without a trace, that of somebody else is not', () => {
  const body = begin([text('Within 30 days')]);
  const before = said(body);
  const line = letters(body, 0);
  suggestAbout(body, passage([line, 7], [line, 9]), { ...mine, words: '45\n60' });
  expect(withdrawSuggestion(body, { ...mine, author: 'bob' })).toBe(false);
  expect(withdrawSuggestion(body, mine)).toBe(true);
  expect(said(body)).toEqual(before);
  expect(withdrawSuggestion(body, mine)).toBe(false);
});
