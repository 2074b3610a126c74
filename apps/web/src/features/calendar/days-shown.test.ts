import { describe, expect, test } from 'vitest';

import { daysShown, isoWeekOf, stepDay } from './days-shown.ts';

describe('days that are shown', () => {
  test('a week begins on Monday', () => {
    expect(daysShown('week', '2026-11-29')).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
    ]);
  });
  test('a month is six weeks, a day itself', () => {
    expect(daysShown('month', '2026-11-15')).toHaveLength(42);
    expect(daysShown('month', '2026-11-15')[0]).toBe('2026-10-26');
    expect(daysShown('day', '2026-11-15')).toEqual(['2026-11-15']);
  });
  test('the month after the last day of January is February', () => {
    expect(stepDay('month', '2026-01-31', 1)).toBe('2026-02-28');
    expect(stepDay('week', '2026-03-30', -1)).toBe('2026-03-23');
  });
});

test('weeks are counted as ISO 8601 does', () => {
  expect([
    isoWeekOf('2026-11-23'),
    isoWeekOf('2026-12-31'),
    isoWeekOf('2027-01-03'),
    isoWeekOf('2027-01-04'),
    isoWeekOf('2024-12-30'),
  ]).toEqual([48, 53, 53, 1, 1]);
});
