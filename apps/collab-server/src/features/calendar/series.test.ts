import type { EventException, EventTime } from '@baton/schema/calendar';
import { describe, expect, it } from 'vitest';

import { dividedRule, instancesBetween, isUnderstood, occursAt, reachOf } from './series.ts';

const at = (from: string, to: string, zone = 'Europe/Paris'): EventTime => ({ kind: 'hours', from, to, zone });
const series = (time: EventTime, repeat: string | null, exceptions: EventException[] = []) => ({
  time,
  repeat,
  exceptions,
});
const within = (of: ReturnType<typeof series>, from: string, to: string, zone?: string) =>
  instancesBetween(of, new Date(`${from}:00Z`), new Date(`${to}:00Z`), zone).map(({ time }) => time.from);

const until = (end: string) => series(at('2026-11-23T23:30', '2026-11-23T23:45'), `FREQ=DAILY;UNTIL=${end}`);
const all = (of: ReturnType<typeof series>) => within(of, '2026-11-01T00:00', '2026-12-31T00:00').length;

describe('a series', () => {
  it('[CA6] stays at its hour when the clocks change', () => {
    const weekly = series(at('2026-10-19T09:00', '2026-10-19T10:00'), 'FREQ=WEEKLY');
    expect(within(weekly, '2026-10-19T07:00', '2026-10-19T07:30')).toEqual(['2026-10-19T09:00']);
    expect(within(weekly, '2026-10-26T08:00', '2026-10-26T08:30')).toEqual(['2026-10-26T09:00']);
    expect(within(weekly, '2026-10-26T07:00', '2026-10-26T08:00')).toEqual([]);
  });

  it('is met by what has begun before a window, and by what touches it by a minute', () => {
    const long = series(at('2026-11-20T22:00', '2026-11-23T01:00'), 'FREQ=WEEKLY');
    expect(within(long, '2026-11-22T23:00', '2026-11-22T23:59')).toEqual(['2026-11-20T22:00']);
    expect(within(long, '2026-11-23T00:00', '2026-11-23T12:00')).toEqual([]);
    expect(
      within(series(at('2026-11-20T22:00', '2026-11-20T22:00'), null), '2026-11-20T21:00', '2026-11-20T22:00'),
    ).toEqual(['2026-11-20T22:00']);
  });

  it('has whole days where the reader is', () => {
    const days = series({ kind: 'days', from: '2026-11-23', to: '2026-11-23' }, 'FREQ=DAILY;COUNT=2');
    expect(within(days, '2026-11-22T12:00', '2026-11-22T23:30')).toEqual([]);
    expect(within(days, '2026-11-22T12:00', '2026-11-22T23:30', 'Europe/Paris')).toEqual(['2026-11-23']);
  });

  it('begins on its first day, also where its rule would not', () => {
    const mondays = series(at('2026-11-24T09:00', '2026-11-24T10:00'), 'FREQ=WEEKLY;BYDAY=MO');
    expect(within(mondays, '2026-11-23T00:00', '2026-12-08T00:00')).toEqual([
      '2026-11-24T09:00',
      '2026-11-30T09:00',
      '2026-12-07T09:00',
    ]);
  });

  it('ends at a day or an instant, and its last day belongs to it', () => {
    expect(all(until('20261125'))).toBe(3);
    expect(all(until('20261125T223000Z'))).toBe(3);
    expect(all(until('20261125T222900Z'))).toBe(2);
    const reach = reachOf(until('20261125T223000Z'));
    expect(reach.endsAt && reach.endsAt >= new Date('2026-11-25T22:45:00Z')).toBe(true);
  });

  it('shows moved days where they are, also before it begins, and knows which days are its own', () => {
    const moved = series(at('2026-11-23T09:00', '2026-11-23T10:00'), 'FREQ=DAILY;COUNT=3', [
      {
        occurrence: '2026-11-24T09:00',
        cancelled: false,
        values: { time: at('2026-11-20T09:00', '2026-11-20T10:00') },
      },
    ]);
    expect(within(moved, '2026-11-16T00:00', '2026-11-30T00:00')).toEqual([
      '2026-11-23T09:00',
      '2026-11-25T09:00',
      '2026-11-20T09:00',
    ]);
    expect(reachOf(moved).startsAt).toEqual(new Date('2026-11-20T08:00:00Z'));
    expect(reachOf(moved).endsAt).toEqual(new Date('2026-11-25T09:00:00Z'));
    expect(['2026-11-24T09:00', '2026-11-26T09:00', '2026-11-24'].map((key) => occursAt(moved, key))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is divided into what was and what follows, a count too', () => {
    const counted = series(at('2026-11-02T09:00', '2026-11-02T10:00'), 'FREQ=WEEKLY;BYDAY=MO,WE;COUNT=10');
    expect(dividedRule(counted, '2026-11-16T09:00')).toEqual({
      before: 'FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261115',
      after: 'FREQ=WEEKLY;BYDAY=MO,WE;COUNT=6',
    });
    expect(dividedRule({ ...counted, repeat: 'FREQ=DAILY' }, '2026-11-16T09:00').after).toBe('FREQ=DAILY');
  });

  it('is refused when no day follows from its rule', () => {
    const time = at('2026-11-02T09:00', '2026-11-02T10:00');
    expect(isUnderstood({ time, repeat: 'FREQ=MONTHLY;BYDAY=-1FR' })).toBe(true);
    expect(isUnderstood({ time, repeat: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' })).toBe(false);
    expect(isUnderstood({ time, repeat: 'FREQ=DAILY;BYDAY=XX' })).toBe(false);
  });
});
