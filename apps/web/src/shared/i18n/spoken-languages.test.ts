import { expect, test } from 'vitest';

import { languageName, languageOptions } from './spoken-languages.ts';

test('a spoken language is told by its name, not by its code', () => {
  expect([languageName('fr', 'it'), languageName('it', 'fr'), languageName('en', 'de')]).toEqual([
    'italien',
    'francese',
    'German',
  ]);
});

test('a language that is rarely chosen is offered where it is set already', () => {
  expect(languageOptions('en', null).some(({ value }) => value === 'sv')).toBe(false);
  expect(languageOptions('en', 'sv')).toContainEqual({ value: 'sv', label: 'Swedish' });
});
