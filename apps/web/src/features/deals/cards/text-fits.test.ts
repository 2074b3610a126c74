import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { accountFits, titleFits } from './text-fits.ts';

/** Seven px a letter, whatever the font. */
const pen = { font: '', measureText: (text: string) => ({ width: text.length * 7 }) };

beforeEach(() => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(pen as never);
});
afterEach(() => vi.restoreAllMocks());

test('a title that has room is not clipped, a long one is', () => {
  expect(titleFits('Deal of the year')).toBe(true);
  expect(titleFits('A deal whose title is longer than its card is wide')).toBe(false);
});

test('account and amount share a line', () => {
  expect(accountFits('Durand SA', '12 500 €')).toBe(true);
  expect(accountFits('Durand, Frères & Compagnie', '12 500 €')).toBe(false);
});
