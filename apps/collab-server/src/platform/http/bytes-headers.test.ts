import { expect, it } from 'vitest';

import { disposition, isHeld, rangeOf } from './bytes-headers.ts';

it.each([
  ['plan.pdf', `attachment; filename="plan.pdf"; filename*=UTF-8''plan.pdf`],
  ['été à Lyon.pdf', `attachment; filename="ete a Lyon.pdf"; filename*=UTF-8''%C3%A9t%C3%A9%20%C3%A0%20Lyon.pdf`],
  ['a"b\\c%.txt', `attachment; filename="a_b_c_.txt"; filename*=UTF-8''a%22b%5Cc%25.txt`],
  ["x'(1)*.txt", `attachment; filename="x'(1)_.txt"; filename*=UTF-8''x%27%281%29%2A.txt`],
  ['日本.pdf', `attachment; filename="__.pdf"; filename*=UTF-8''%E6%97%A5%E6%9C%AC.pdf`],
])('[FI6] "%s" travels as a name and as nothing else', (name, header) => {
  expect(disposition('attachment', name)).toBe(header);
});

const ranges = (range: string, more: Record<string, string> = {}) =>
  rangeOf(new Headers({ range, ...more }), { tag: '"t"', bytes: 100 });

it.each([
  ['bytes=0-9', { from: 0, to: 9 }],
  ['bytes=90-', { from: 90, to: 99 }],
  ['bytes=90-500', { from: 90, to: 99 }],
  ['bytes=-10', { from: 90, to: 99 }],
  ['bytes=-500', { from: 0, to: 99 }],
  ['bytes=100-', 'beyond'],
  ['bytes=-0', 'beyond'],
  ['bytes=9-3', null],
  ['bytes=0-1,5-6', null],
  ['bytes=-', null],
  ['lines=1-2', null],
])('the range "%s" is %o', (asked, range) => {
  expect(ranges(asked)).toEqual(range);
});

it('a range of another state is answered with all of it', () => {
  expect(ranges('bytes=0-9', { 'if-range': '"old"' })).toBeNull();
  expect(ranges('bytes=0-9', { 'if-range': '"t"' })).toEqual({ from: 0, to: 9 });
});

it('what is held already is recognised, weak or strong, among others', () => {
  expect(isHeld(new Headers({ 'if-none-match': '"a", W/"t"' }), '"t"')).toBe(true);
  expect(isHeld(new Headers({ 'if-none-match': '"a"' }), '"t"')).toBe(false);
});
