import { fc } from '@fast-check/vitest';
import { expect, test } from 'vitest';

import { changedRuns, wordChanges } from './word-changes.ts';

test('words that change are told with the blanks between them', () => {
  expect(wordChanges('paid in 30 days net', 'paid within 45 days net')).toEqual([
    { at: 5, removed: 'in 30', added: 'within 45' },
  ]);
  expect(wordChanges('', 'New')).toEqual([{ at: 0, removed: '', added: 'New' }]);
  expect(wordChanges('Old', '')).toEqual([{ at: 0, removed: 'Old', added: '' }]);
  expect(wordChanges('same', 'same')).toEqual([]);
});

const line = fc
  .array(fc.constantFrom('a', 'b', 'c', ' ', '  ', '\n', 'é'), { maxLength: 30 })
  .map((all) => all.join(''));

test('what is told makes the one line of the other, and shows both', () => {
  fc.assert(
    fc.property(line, line, (before, after) => {
      let made = before;
      for (const { at, removed, added } of wordChanges(before, after).toReversed()) {
        expect(made.slice(at, at + removed.length)).toBe(removed);
        made = made.slice(0, at) + added + made.slice(at + removed.length);
      }
      expect(made).toBe(after);
      const runs = changedRuns(before, after);
      const side = (without: string) => runs.flatMap(({ text, change }) => (change === without ? [] : [text])).join('');
      expect([side('added'), side('removed')]).toEqual([before, after]);
    }),
  );
});
