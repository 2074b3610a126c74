import { isDeepStrictEqual } from 'node:util';

import { fc } from '@fast-check/vitest';
import { expect, test } from 'vitest';

import { compareBlocks } from './compare-blocks.ts';
import type { PlainNode } from './plain-node.ts';

const line = (text: string, type = 'paragraph'): PlainNode =>
  text === '' ? { type } : { type, content: [{ type: 'text', text }] };

/** `[-gone-]{+come+}` */
const drawn = (blocks: readonly PlainNode[]): string[] =>
  blocks.map(({ type, content = [] }) => {
    const words = content.map(({ text = '', marks = [] }) => {
      const change = marks.find((mark) => mark.type === 'added' || mark.type === 'removed')?.type;
      return change === 'added' ? `{+${text}+}` : change === 'removed' ? `[-${text}-]` : text;
    });
    return (type === 'paragraph' ? '' : `${type}: `) + words.join('');
  });

test('words that changed in a line stand beside each other', () => {
  const before = [line('Opens in May'), line('No delivery before six')];
  const after = [line('Opens in June'), line('No delivery before six'), line('Two ovens')];
  expect(drawn(compareBlocks(before, after))).toEqual([
    'Opens in [-May-]{+June+}',
    'No delivery before six',
    '{+Two ovens+}',
  ]);
});

test('a line that became something else is shown as gone and come', () => {
  expect(drawn(compareBlocks([line('Plan')], [line('Plan', 'heading')]))).toEqual(['[-Plan-]', 'heading: {+Plan+}']);
});

test('the same words of another hand are no change', () => {
  expect(drawn(compareBlocks([by('a')], [by('b')]))).toEqual(['same']);
});

const aText = fc.array(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 5 }), { maxLength: 8 });

test('without what came it is the old text, without what went the new one', () => {
  const holds = fc.property(aText, aText, (one, other) => {
    const [before, after] = [one, other].map((lines) => lines.map((words) => line(words.join(' ')))) as [
      PlainNode[],
      PlainNode[],
    ];
    const without = (change: string) =>
      compareBlocks(before, after).map(({ content = [] }) =>
        content.flatMap(({ text, marks = [] }) => (marks.some(({ type }) => type === change) ? [] : [text])).join(''),
      );
    const old = isDeepStrictEqual(filled(without('added')), filled(texts(before)));
    return old && isDeepStrictEqual(filled(without('removed')), filled(texts(after)));
  });
  expect(fc.check(holds).failed).toBe(false);
});

const by = (member: string): PlainNode => ({
  type: 'paragraph',
  content: [{ type: 'text', text: 'same', marks: [{ type: 'author', attrs: { member } }] }],
});

const texts = (blocks: readonly PlainNode[]) => blocks.map(({ content }) => content?.[0]?.text ?? '');

const filled = (lines: readonly string[]) => lines.filter((text) => text !== '');
