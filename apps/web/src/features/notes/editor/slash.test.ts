import { expect, test } from 'vitest';

import { notesFr } from '../notes.messages.fr.ts';
import { blocksLike } from './slash.ts';

const inFrench = (query: string): string[] => blocksLike(query, ({ id }) => notesFr.blocks[id]).map(({ id }) => id);

test('blocks are found by their name in the language of the interface, accents aside, and by English words', () => {
  expect(inFrench('tit')).toEqual(['heading1', 'heading2', 'heading3']);
  expect(inFrench('heading')).toEqual(['heading1', 'heading2', 'heading3']);
  expect(inFrench('tach')).toEqual(['taskList']);
  expect(inFrench('todo')).toEqual(['taskList']);
  expect(inFrench('hui')).toEqual(['today']);
  expect(inFrench('')).toHaveLength(17);
  expect(inFrench('zzz')).toEqual([]);
});
