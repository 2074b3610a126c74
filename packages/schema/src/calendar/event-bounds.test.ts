import { describe, expect, it } from 'vitest';

import { instantOfWall, wallAt } from '../working-time/index.ts';
import { eventBounds, shiftedTime, timeFrom } from './event-bounds.ts';
import { eventRepeat, eventTime } from './event-time.ts';

const paris = (from: string, to: string) => ({ kind: 'hours', from, to, zone: 'Europe/Paris' }) as const;
const told = (time: Parameters<typeof eventBounds>[0], zone?: string) => {
  const { startsAt, endsAt } = eventBounds(time, zone);
  return [startsAt, endsAt].map((at) => at.toISOString().slice(0, 16));
};

describe('when an event is', () => {
  it('follows the clock on the wall of its zone', () => {
    expect(told(paris('2026-07-01T09:00', '2026-07-01T10:30'))).toEqual(['2026-07-01T07:00', '2026-07-01T08:30']);
    expect(told(paris('2026-12-01T09:00', '2026-12-01T10:30'))).toEqual(['2026-12-01T08:00', '2026-12-01T09:30']);
    // Through the night in which the clocks go back it is an hour longer.
    expect(told(paris('2026-10-25T01:00', '2026-10-25T04:00'))).toEqual(['2026-10-24T23:00', '2026-10-25T03:00']);
  });

  it('is whole days where the reader is', () => {
    const days = { kind: 'days', from: '2026-03-29', to: '2026-03-29' } as const;
    expect(told(days)).toEqual(['2026-03-29T00:00', '2026-03-30T00:00']);
    expect(told(days, 'Europe/Paris')).toEqual(['2026-03-28T23:00', '2026-03-29T22:00']);
  });

  it('takes a minute that was skipped as the clock would have shown it, and of two the first', () => {
    expect(instantOfWall('Europe/Paris', '2026-03-29T02:30').toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(instantOfWall('Europe/Paris', '2026-10-25T02:30').toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(instantOfWall('Europe/Paris', '2026-12-31T23:59').toISOString()).toBe('2026-12-31T22:59:00.000Z');
    expect(instantOfWall('Pacific/Kiritimati', '2027-01-01T00:30').toISOString()).toBe('2026-12-31T10:30:00.000Z');
    expect(wallAt('Pacific/Kiritimati', new Date('2026-12-31T10:30:00Z'))).toBe('2027-01-01T00:30');
    expect(wallAt('America/St_Johns', new Date('2026-06-01T00:00:00Z'))).toBe('2026-05-31T21:30');
  });

  it('moves by the wall and stays as long', () => {
    expect(timeFrom(paris('2026-03-20T09:00', '2026-03-20T10:00'), '2026-04-03T09:00')).toEqual(
      paris('2026-04-03T09:00', '2026-04-03T10:00'),
    );
    expect(shiftedTime({ kind: 'days', from: '2026-02-27', to: '2026-02-28' }, 1_440)).toEqual({
      kind: 'days',
      from: '2026-02-28',
      to: '2026-03-01',
    });
  });

  it('refuses what ends before it begins, lasts for years or comes every minute', () => {
    expect(eventTime.safeParse(paris('2026-07-01T09:00', '2026-07-01T08:00')).success).toBe(false);
    expect(eventTime.safeParse({ kind: 'days', from: '2026-01-01', to: '2028-01-01' }).success).toBe(false);
    expect(eventTime.safeParse(paris('2026-02-30T09:00', '2026-02-30T10:00')).success).toBe(false);
    expect(eventRepeat.safeParse('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=10').success).toBe(true);
    expect(eventRepeat.safeParse('FREQ=MINUTELY').success).toBe(false);
    expect(eventRepeat.safeParse('FREQ=DAILY;BYMINUTE=1,2,3').success).toBe(false);
  });
});
