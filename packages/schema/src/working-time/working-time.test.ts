import { describe, expect, it } from 'vitest';

import { teamHours, timeAwayFields, usualWeek, type WorkingHours } from './working-hours.ts';
import {
  addWorkingMinutes,
  isWorking,
  workingMinutesBetween,
  workingSpansBetween,
  workingSpansOfDay,
} from './working-time.ts';

const paris: WorkingHours = { zone: 'Europe/Paris', week: usualWeek, holidays: ['2026-12-25'] };
const at = (when: string) => new Date(when);
const told = (spans: readonly { from: Date; to: Date }[]) =>
  spans.map(({ from, to }) => `${from.toISOString().slice(5, 16)}–${to.toISOString().slice(5, 16)}`);
const allDay = (zone: string): WorkingHours => ({
  zone,
  week: usualWeek.map(() => [{ from: '00:00', to: '24:00' }]),
  holidays: [],
});

const ofDay = (...spans: { from: string; to: string }[]) =>
  teamHours.safeParse({ zone: 'UTC', week: [spans, [], [], [], [], [], []], holidays: [] }).success;

describe('working time', () => {
  it('passes over nights, lunch, weekends, holidays and absences', () => {
    // Thursday 17:00 in Paris: one hour is left of the day, then Friday is a holiday.
    expect(addWorkingMinutes(paris, at('2026-12-24T16:00:00Z'), 90)).toEqual(at('2026-12-28T08:30:00Z'));
    expect(workingMinutesBetween(paris, at('2026-12-24T16:00:00Z'), at('2026-12-28T08:30:00Z'))).toBe(90);
    expect(workingMinutesBetween(paris, at('2026-12-28T08:30:00Z'), at('2026-12-24T16:00:00Z'))).toBe(0);
    const away = { ...paris, away: [{ from: '2026-11-24', to: '2026-11-24', hours: { from: '09:00', to: '14:00' } }] };
    expect(told(workingSpansOfDay(away, '2026-11-24'))).toEqual(['11-24T13:00–11-24T17:00']);
    expect(
      told(workingSpansOfDay({ ...away, away: [{ from: '2026-11-20', to: '2026-11-25', hours: null }] }, '2026-11-24')),
    ).toEqual([]);
  });

  it('ends at the end of a stretch, where the next one has not begun', () => {
    const friday = at('2026-11-27T08:00:00Z');
    expect(addWorkingMinutes(paris, friday, 8 * 60)).toEqual(at('2026-11-27T17:00:00Z'));
    expect(addWorkingMinutes(paris, at('2026-11-28T08:00:00Z'), 0)).toEqual(at('2026-11-28T08:00:00Z'));
    expect(isWorking(paris, at('2026-11-27T16:59:59.999Z'))).toBe(true);
    expect(isWorking(paris, at('2026-11-27T17:00:00Z'))).toBe(false);
  });

  it('knows days of 23 and 25 hours, and hours that are skipped or come twice', () => {
    const whole = allDay('Europe/Paris');
    const dayOf = (from: string, to: string) => workingMinutesBetween(whole, at(from), at(to)) / 60;
    expect(dayOf('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toBe(23);
    expect(dayOf('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z')).toBe(25);
    const night = { ...whole, week: usualWeek.map(() => [{ from: '02:00', to: '02:30' }]) };
    expect(told(workingSpansOfDay(night, '2026-03-29'))).toEqual([]);
    expect(told(workingSpansOfDay(night, '2026-10-25'))).toEqual([
      '10-25T00:00–10-25T00:30',
      '10-25T01:00–10-25T01:30',
    ]);
  });

  it('knows a day that a zone left out, and clocks that go back across midnight', () => {
    expect(workingSpansOfDay(allDay('Pacific/Apia'), '2011-12-30')).toEqual([]);
    // St. John's went from 00:01 back to 23:01 of the day before: that hour belongs to the day that the clock showed.
    const evenings = { ...allDay('America/St_Johns'), week: usualWeek.map(() => [{ from: '23:30', to: '24:00' }]) };
    expect(told(workingSpansOfDay(evenings, '2010-11-06'))).toEqual([
      '11-07T02:00–11-07T02:30',
      '11-07T03:00–11-07T03:30',
    ]);
  });

  it('joins what a change of the clocks or midnight would cut', () => {
    const spans = workingSpansBetween(allDay('Europe/Paris'), at('2026-10-24T00:00:00Z'), at('2026-10-27T00:00:00Z'));
    expect(told(spans)).toEqual(['10-24T00:00–10-27T00:00']);
  });

  it('takes parts of a minute as they are', () => {
    const from = at('2026-11-27T08:00:12.345Z');
    expect(workingMinutesBetween(paris, from, addWorkingMinutes(paris, from, 1_000))).toBe(1_000);
  });

  it('refuses what could never end, and what is no stretch of a day', () => {
    expect(ofDay({ from: '09:00', to: '24:00' })).toBe(true);
    expect(ofDay()).toBe(false);
    expect(ofDay({ from: '22:00', to: '06:00' })).toBe(false);
    expect(ofDay({ from: '09:00', to: '12:00' }, { from: '11:00', to: '14:00' })).toBe(false);
    expect(timeAwayFields.hours.safeParse({ from: '12:00', to: '12:00' }).success).toBe(false);
    const never = { ...paris, week: usualWeek.map(() => []) };
    expect(() => addWorkingMinutes(never, at('2026-11-27T08:00:00Z'), 1)).toThrow('leave no time');
  });
});
