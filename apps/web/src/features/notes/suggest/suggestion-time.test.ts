import { expect, test } from 'vitest';

import { timeOfSuggestion } from './suggestion-time.ts';

test('an id tells when it was made, if it is one that does', () => {
  expect(timeOfSuggestion('01990000-0000-7000-8000-000000000001')?.getTime()).toBe(0x0199_0000_0000);
  expect(timeOfSuggestion('forged')).toBeNull();
});
