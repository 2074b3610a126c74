import { expect, test } from 'vitest';

import { termsOf } from './terms.ts';

test.each([
  ['Chérif', ['cherif']],
  ['  L’Épicerie — Fine  ', ['l', 'epicerie', 'fine']],
  ['claire@demo.example', ['claire@demo.example']],
  ['Sœur Groß', ['soeur', 'gross']],
  ['50% off_', ['50', 'off_']],
  ['a a A', ['a']],
  ["';--", []],
  ['1 2 3 4 5 6 7 8 9', ['1', '2', '3', '4', '5', '6', '7', '8']],
])('%s is looked for as %j', (query, terms) => {
  expect(termsOf(query)).toEqual(terms);
});
