import { api } from '@baton/schema/api';
import { expect, test } from 'vitest';

import { catalogue as en } from './catalogue-en.ts';
import { catalogue as fr } from './catalogue-fr.ts';
import { catalogue as it } from './catalogue-it.ts';

const english = textsOf(en);

test.each([
  ['French', fr],
  ['Italian', it],
])('%s has a text for every English one and no other', (_, translation) => {
  expect([...textsOf(translation).keys()].sort()).toEqual([...english.keys()].sort());
});

test.each([
  ['English', en],
  ['French', fr],
  ['Italian', it],
])('no text in %s is empty', (_, words) => {
  expect([...textsOf(words)].filter(([, text]) => text.trim() === '')).toEqual([]);
});

test.each([
  ['French', fr],
  ['Italian', it],
])('%s names the same values as English', (_, translation) => {
  const differing = [...textsOf(translation)].filter(
    ([key, text]) => !same(valuesIn(text), valuesIn(english.get(key) ?? '')),
  );
  expect(differing).toEqual([]);
});

test('every refusal of the API has words', () => {
  const reasons = reasonsOf(api);
  expect(reasons.length).toBeGreaterThan(5);
  expect(reasons.filter((reason) => !(reason in en.common.problems))).toEqual([]);
});

test('French keeps its spaces before high punctuation from breaking and its apostrophes round', () => {
  const texts = [...textsOf(fr)];
  expect(texts.filter(([, text]) => / [?!:;](\s|$)/.test(text))).toEqual([]);
  expect(texts.filter(([, text]) => /\p{L}'\p{L}/u.test(text))).toEqual([]);
});

function textsOf(words: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [inner, text] of textsOf(value as object, `${prefix}${key}.`)) found.set(inner, text);
  }
  return found;
}

function valuesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1] ?? ''))].sort();
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at]);
}

function reasonsOf(router: object): string[] {
  return Object.values(router).flatMap((value: unknown) => {
    if (typeof value !== 'object' || value === null) return [];
    const contract = value as { '~orpc'?: { errorMap: Record<string, unknown> } };
    return contract['~orpc'] ? Object.keys(contract['~orpc'].errorMap) : reasonsOf(value);
  });
}
