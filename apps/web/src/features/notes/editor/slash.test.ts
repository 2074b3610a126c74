import { Blocks } from 'lucide-react';
import { expect, test } from 'vitest';

import { notesFr } from '../notes.messages.fr.ts';
import { noteInserts } from './blocks.ts';
import { blocksLike, type Slashed } from './slash.ts';

const inFrench = (query: string, inserts: readonly Slashed[] = noteInserts): string[] =>
  blocksLike(query, ({ id }) => notesFr.blocks[id], inserts).map(({ id }) => id);

test('blocks are found by their name in the language of the interface, accents aside, and by English words', () => {
  expect(inFrench('tit')).toEqual(['heading1', 'heading2', 'heading3']);
  expect(inFrench('heading')).toEqual(['heading1', 'heading2', 'heading3']);
  expect(inFrench('tach')).toEqual(['taskList']);
  expect(inFrench('todo')).toEqual(['taskList']);
  expect(inFrench('hui')).toEqual(['today']);
  expect(inFrench('')).toHaveLength(17);
  expect(inFrench('zzz')).toEqual([]);
});

test('what others offer is found among them, by its own words', () => {
  const own = { id: 'own terms', label: 'Délais de paiement', keywords: 'block', icon: Blocks, put: () => {} } as const;
  expect(inFrench('delai', [...noteInserts, own])).toEqual(['own terms']);
  expect(inFrench('block', [own])).toContain('own terms');
});
