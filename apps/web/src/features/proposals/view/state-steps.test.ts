import { expect, test } from 'vitest';

import { stepsOf } from './state-steps.tsx';

test('the way of a proposal names a review where there was one, and the end that it came to', () => {
  expect(stepsOf({ state: 'draft', approval: null })).toEqual(['draft', 'sent', 'opened', 'accepted']);
  expect(stepsOf({ state: 'in-review', approval: null })).toContain('in-review');
  expect(stepsOf({ state: 'declined', approval: null }).at(-1)).toBe('declined');
  expect(stepsOf({ state: 'expired', approval: null }).at(-1)).toBe('expired');
});
