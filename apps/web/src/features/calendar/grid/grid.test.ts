import { describe, expect, test } from 'vitest';

import { clockChange, partOn, wallOf, windowOf } from './day-parts.ts';
import { lengthenedBy, shiftedBy } from './shown-occurrence.ts';
import { barsOver, sideBySide } from './side-by-side.ts';

const paris = 'Europe/Paris';
const event = (startsAt: string, endsAt: string) => ({ startsAt, endsAt });

describe('the part of an event on a day', () => {
  test('goes by the clock of the reader', () => {
    const call = event('2026-11-26T13:00:00Z', '2026-11-26T14:30:00Z');
    expect(partOn(call, '2026-11-26', paris)).toMatchObject({ from: 840, to: 930 });
    expect(partOn(call, '2026-11-26', 'Asia/Tokyo')).toMatchObject({ from: 1320, to: 1410 });
    expect(partOn(call, '2026-11-25', paris)).toBeNull();
  });
  test('is two parts over midnight, and none where it ends at midnight', () => {
    const night = event('2026-11-26T21:00:00Z', '2026-11-26T23:30:00Z');
    expect(partOn(night, '2026-11-26', paris)).toMatchObject({ from: 1320, to: 1440 });
    expect(partOn(night, '2026-11-27', paris)).toMatchObject({ from: 0, to: 30 });
    expect(partOn(event('2026-11-26T21:00:00Z', '2026-11-26T23:00:00Z'), '2026-11-27', paris)).toBeNull();
  });
  test('stands at its hour on the days when clocks change', () => {
    expect(partOn(event('2026-03-29T07:00:00Z', '2026-03-29T08:00:00Z'), '2026-03-29', paris)).toMatchObject({
      from: 540,
      to: 600,
    });
    expect(partOn(event('2026-10-25T08:00:00Z', '2026-10-25T09:00:00Z'), '2026-10-25', paris)).toMatchObject({
      from: 540,
      to: 600,
    });
    // From 2:30 to a quarter past two, three quarters of an hour later.
    expect(partOn(event('2026-10-25T00:30:00Z', '2026-10-25T01:15:00Z'), '2026-10-25', paris)).toMatchObject({
      from: 150,
      to: 165,
    });
    expect([
      clockChange('2026-03-29', paris),
      clockChange('2026-10-25', paris),
      clockChange('2026-10-26', paris),
    ]).toEqual([-1, 1, 0]);
  });
  test('a window of the week in which clocks go forward is an hour shorter', () => {
    expect(windowOf(['2026-03-23', '2026-03-29'], paris)).toEqual({
      from: '2026-03-22T23:00:00.000Z',
      to: '2026-03-29T22:00:00.000Z',
    });
  });
  test('minutes are written as a clock shows them', () => {
    expect([wallOf('2026-11-26', 870), wallOf('2026-11-26', 1440)]).toEqual(['2026-11-26T14:30', '2026-11-27T00:00']);
  });
});

const part = (item: string, from: number, to: number) => ({ item, from, to });

test('what overlaps stands side by side, what does not has the whole width', () => {
  const placed = sideBySide([part('a', 0, 60), part('b', 30, 90), part('c', 60, 120), part('d', 120, 180)]);
  expect(placed.map(({ item, at, of }) => [item, at, of])).toEqual([
    ['a', 0, 2],
    ['b', 1, 2],
    ['c', 0, 2],
    ['d', 0, 1],
  ]);
});

test('long things are bars in the first free row, cut at the edges', () => {
  const days = ['2026-11-23', '2026-11-24', '2026-11-25'];
  const bars = barsOver(
    [
      { item: 'trip', from: '2026-11-20', to: '2026-11-24' },
      { item: 'fair', from: '2026-11-24', to: '2026-11-30' },
      { item: 'visit', from: '2026-11-25', to: '2026-11-25' },
      { item: 'past', from: '2026-11-01', to: '2026-11-02' },
    ],
    days,
  );
  expect(
    bars.map(({ item, begin, end, row, cutBefore, cutAfter }) => [item, begin, end, row, cutBefore, cutAfter]),
  ).toEqual([
    ['trip', 0, 1, 0, true, false],
    ['fair', 1, 2, 1, false, true],
    ['visit', 2, 2, 0, false, false],
  ]);
});

describe('what is carried by whole days', () => {
  const fair = { kind: 'days', from: '2027-03-27', to: '2027-03-28' } as const;
  const night = { kind: 'hours', from: '2027-03-27T20:00', to: '2027-03-28T22:00', zone: paris } as const;
  test('lasts as long as before, by the clock of its zone also when that is changed', () => {
    expect(shiftedBy(fair, -2)).toEqual({ ...fair, from: '2027-03-25', to: '2027-03-26' });
    expect(shiftedBy(night, 7)).toEqual({ ...night, from: '2027-04-03T20:00', to: '2027-04-04T22:00' });
  });
  test('ends after it begins, however far its end is carried', () => {
    expect(lengthenedBy(fair, 2)).toEqual({ ...fair, to: '2027-03-30' });
    expect(lengthenedBy(fair, -9)).toEqual({ ...fair, to: '2027-03-27' });
    expect(lengthenedBy(night, -1)).toEqual({ ...night, to: '2027-03-27T22:00' });
    expect(lengthenedBy(night, -2)).toEqual(night);
  });
});
