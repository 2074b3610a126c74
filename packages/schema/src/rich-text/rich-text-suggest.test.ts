import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { fillVariables, variablesSaid } from '../proposals/proposal-variable.ts';
import { asSent, sentLines } from '../proposals/sent-text.ts';
import { plainBlocks } from './rich-text-json.doc.ts';
import { lineAtPlace, mayBeSuggested, placeOfLine, suggestInLine } from './rich-text-suggest.doc.ts';
import { suggestionsIn } from './rich-text-suggestions.doc.ts';

type Piece = string | [string, Record<string, unknown>] | Y.XmlElement;

const node = (name: string, attributes: Record<string, string> = {}, children: (Y.XmlElement | Y.XmlText)[] = []) => {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.insert(0, children);
  return made;
};
const line = (name: string, ...pieces: Piece[]) => {
  const children = pieces.map((piece) => {
    if (piece instanceof Y.XmlElement) return piece;
    const [text, formats] = typeof piece === 'string' ? [piece, {}] : piece;
    const made = new Y.XmlText();
    made.insert(0, text, formats);
    return made;
  });
  return node(name, {}, children);
};
const bodyWith = (...blocks: Y.XmlElement[]) => {
  const body = new Y.Doc().getXmlFragment('body');
  body.insert(0, blocks);
  return body;
};
const id = '01990000-0000-7000-8000-0000000000ab';
const by = { id, author: 'contact' };
const suggestedBy = (of: Y.XmlFragment, at: number, after: string) => {
  const before = sentLines(asSent(plainBlocks(of)))[at] ?? '?';
  const place = placeOfLine(of, at);
  const fits = mayBeSuggested(of, place, { before, after });
  if (fits === 'yes') suggestInLine(of, place, { ...by, before, after });
  return fits;
};
/** Letters with the kinds of their marks. */
const runsOf = (of: Y.XmlFragment, block = 0) =>
  (plainBlocks(of)[block]?.content ?? []).map(({ type, text = type, marks = [] }) => [
    text,
    ...marks.map((mark) => mark.type).toSorted(),
  ]);

describe('[PP37] what a customer suggests about a line', () => {
  test('is marked as theirs, in the look of what stands there', () => {
    const body = bodyWith(line('heading', 'Terms'), line('paragraph', 'Paid in ', ['30 days', { bold: {} }], ' net.'));
    expect(suggestedBy(body, 1, 'Paid in 45 days net.\nOr never.')).toBe('yes');
    expect(runsOf(body, 1)).toEqual([
      ['Paid in '],
      ['30', 'bold', 'deletion'],
      ['45', 'bold', 'insertion'],
      [' days', 'bold'],
      [' net.'],
      ['\u2029Or never.', 'insertion'],
    ]);
    expect([...suggestionsIn(body)]).toEqual([id]);
    expect(sentLines(asSent(plainBlocks(body)))).toEqual(['Terms', 'Paid in 30 days net.']);
  });

  test('finds its line among lists and cells, and after others were put in above it', () => {
    const item = node('listItem', {}, [line('paragraph', 'One')]);
    const cell = node('tableRow', {}, [node('tableCell', {}, [line('paragraph', 'Two')])]);
    const body = bodyWith(node('bulletList', {}, [item]), node('table', {}, [cell]), line('codeBlock', 'Three'));
    const place = placeOfLine(body, 1);
    body.insert(0, [line('paragraph', 'Before all')]);
    expect(lineAtPlace(body, place)).toBe('Two');
    expect(mayBeSuggested(body, place, { before: 'Two', after: 'Three' })).toBe('yes');
    expect(placeOfLine(body, 9)).toBeNull();
    expect(lineAtPlace(body, '1-1')).toBeNull();
  });

  test('does not fit what says something else by now; what others suggest does not count', () => {
    const open = { 'insertion--aaaaaaaa': { id: 'other', author: 'm' } };
    const body = bodyWith(line('paragraph', 'Paid in ', ['quite ', open], '30 days'));
    expect(suggestedBy(body, 0, 'Paid in 45 days')).toBe('yes');
    const [words] = body.toArray().flatMap((child) => (child instanceof Y.XmlElement ? [child.get(2)] : []));
    if (words instanceof Y.XmlText) words.insert(words.length, ' net');
    expect(mayBeSuggested(body, placeOfLine(body, 0), { before: 'Paid in 30 days', after: '' })).toBe('line-changed');
    body.delete(0, 1);
    expect(mayBeSuggested(body, placeOfLine(body, 0), { before: 'Paid in 30 days', after: '' })).toBe('line-changed');
  });

  test('goes around names and days, and is beyond words where it would change one', () => {
    const name = node('mention', { label: 'Claire', kind: 'member', target: 'm', id: 'i' });
    const body = bodyWith(line('paragraph', name), line('paragraph', 'Until ', node('date', { day: '2026-12-31' })));
    expect(suggestedBy(body, 1, 'Until 2027-01-31')).toBe('beyond-words');
    expect(suggestedBy(body, 1, 'Only until 2026-12-31, please')).toBe('beyond-words');
    expect(suggestedBy(body, 1, 'From now until 2026-12-31')).toBe('yes');
    expect(suggestedBy(body, 0, 'Claire and Marco')).toBe('yes');
    expect(runsOf(body)).toEqual([['mention'], [' and Marco', 'insertion']]);
  });

  test('fills a line that says nothing', () => {
    const body = bodyWith(line('paragraph'));
    expect(suggestedBy(body, 0, 'Something')).toBe('yes');
    expect(runsOf(body)).toEqual([['Something', 'insertion']]);
  });
});

test('what letters stand for is read as it was sent: it is one thing, and the words around it can be suggested', () => {
  const of = bodyWith(line('paragraph', 'For {{account}}, in 30 days'));
  const place = placeOfLine(of, 0);
  const standsFor = variablesSaid({ account: { text: 'Durand' } });
  const before = 'For Durand, in 30 days';
  expect(lineAtPlace(of, place, standsFor)).toBe(before);
  expect(mayBeSuggested(of, place, { before, after: 'For Bianchi, in 30 days' }, standsFor)).toBe('beyond-words');
  const suggestion = { ...by, before, after: 'For Durand, in 45 days' };
  expect(mayBeSuggested(of, place, suggestion, standsFor)).toBe('yes');
  suggestInLine(of, place, suggestion, standsFor);
  expect(suggestionsIn(of).size).toBe(1);
  expect(fillVariables(asSent(plainBlocks(of)), { account: { text: 'Durand' } })[0]?.content?.[0]?.text).toBe(before);
});
