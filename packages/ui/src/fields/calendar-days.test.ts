import { describe, expect, test } from 'vitest';

import { addDays, addMonths, dayText, monthGrid, parseDay } from './calendar-days.ts';

const today = '2026-11-22';

test('a month later is the last day when the month is shorter', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
});

test('days pass over the change of clocks', () => {
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
  expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
});

test('weeks of the grid begin on Monday and hold the whole month', () => {
  const weeks = monthGrid('2026-11-22');
  expect(weeks).toHaveLength(6);
  expect(weeks[0]?.[0]).toBe('2026-10-26');
  expect(weeks.flat()).toContain('2026-11-30');
});

describe('typed days', () => {
  test.each([
    ['25/11', 'fr', '2026-11-25'],
    ['25.11.27', 'it', '2027-11-25'],
    ['11/25/2026', 'en-US', '2026-11-25'],
    ['25/11/2026', 'en-GB', '2026-11-25'],
    ['2026-1-5', 'fr', '2026-01-05'],
  ])('%s in %s is %s', (typed, locale, day) => expect(parseDay(typed, { locale, today })).toBe(day));
  test.each(['31/02', 'demain', '32/1/2026', ''])('"%s" is no day', (typed) =>
    expect(parseDay(typed, { locale: 'fr', today })).toBeNull(),
  );
});

test('a day is written without moving to another zone', () => {
  expect(dayText('2026-11-22', 'fr', { day: 'numeric', month: 'long' })).toBe('22 novembre');
});
