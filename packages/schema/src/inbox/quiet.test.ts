import { describe, expect, it } from 'vitest';

import { usualWeek, type WorkingHours } from '../working-time/working-hours.ts';
import {
  eventOfReason,
  notificationEvents,
  usualSettings,
  type NotificationSettings,
} from './notification-settings.ts';
import { nextDaily, quietEnd } from './quiet.ts';

const paris: WorkingHours = { zone: 'Europe/Paris', week: usualWeek, holidays: ['2026-12-25'] };
const end = (settings: Partial<NotificationSettings>, at: string, hours = paris) =>
  quietEnd({ ...usualSettings, ...settings }, hours, new Date(at))?.toISOString() ?? null;
const next = (at: string) => nextDaily('08:00', 'Europe/Paris', new Date(at)).toISOString();
const nights = { kind: 'hours', from: '20:00', to: '07:00', days: [1, 2, 3, 4, 5] } as const;

describe('quiet', () => {
  it('[IN15] is nothing that anybody has unless they say so', () => {
    expect(end({}, '2026-11-27T02:00:00Z')).toBeNull();
  });

  it('[IN15] lasts over midnight, from the evenings of its days on', () => {
    const quiet = { ...nights, days: [...nights.days] };
    expect(end({ quiet }, '2026-11-26T19:30:00Z')).toBe('2026-11-27T06:00:00.000Z');
    expect(end({ quiet }, '2026-11-27T05:59:59Z')).toBe('2026-11-27T06:00:00.000Z');
    expect(end({ quiet }, '2026-11-27T06:00:00Z')).toBeNull();
    // Friday evening belongs to Friday; Saturday evening to nobody.
    expect(end({ quiet }, '2026-11-28T03:00:00Z')).toBe('2026-11-28T06:00:00.000Z');
    expect(end({ quiet }, '2026-11-28T21:00:00Z')).toBeNull();
  });

  it('[IN15] goes by the clock on the wall when that is changed', () => {
    const quiet = { ...nights, days: [6, 7] };
    expect(end({ quiet }, '2026-03-28T23:00:00Z')).toBe('2026-03-29T05:00:00.000Z');
    expect(end({ quiet }, '2026-10-24T23:00:00Z')).toBe('2026-10-25T06:00:00.000Z');
    // The end is an hour that summer time skips.
    const skipped = { kind: 'hours', from: '22:00', to: '02:30', days: [6] } as const;
    expect(end({ quiet: { ...skipped, days: [6] } }, '2026-03-28T22:00:00Z')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('[IN15] follows working time, its breaks, holidays and absences', () => {
    const quiet = { kind: 'off-work' } as const;
    expect(end({ quiet }, '2026-11-27T10:00:00Z')).toBeNull();
    expect(end({ quiet }, '2026-11-27T12:00:00Z')).toBe('2026-11-27T12:30:00.000Z');
    expect(end({ quiet }, '2026-12-24T18:00:00Z')).toBe('2026-12-28T08:00:00.000Z');
    const away = { ...paris, away: [{ from: '2026-12-28', to: '2027-01-31', hours: null }] };
    expect(end({ quiet }, '2026-12-24T18:00:00Z', away)).toBe('2027-02-01T08:00:00.000Z');
  });

  it('[IN15] mode ends at its moment, or with the hours in which that lies', () => {
    const quietUntil = '2026-11-26T19:30:00.000Z';
    expect(end({ quietUntil }, '2026-11-26T12:00:00Z')).toBe(quietUntil);
    expect(end({ quietUntil }, '2026-11-26T20:00:00Z')).toBeNull();
    const quiet = { ...nights, days: [...nights.days] };
    expect(end({ quietUntil, quiet }, '2026-11-26T12:00:00Z')).toBe('2026-11-27T06:00:00.000Z');
  });
});

describe('the daily mail', () => {
  it('[IN12] comes at its hour of the zone, the next day when that is past', () => {
    expect(next('2026-11-27T06:59:00Z')).toBe('2026-11-27T07:00:00.000Z');
    expect(next('2026-11-27T07:00:00Z')).toBe('2026-11-28T07:00:00.000Z');
    expect(next('2026-03-28T12:00:00Z')).toBe('2026-03-29T06:00:00.000Z');
  });

  it('[IN12] every reason belongs to an event that can be chosen, and being called is not a comment', () => {
    expect(new Set(Object.values(eventOfReason))).toEqual(new Set(notificationEvents));
    expect(eventOfReason.mentioned).not.toBe(eventOfReason.commented);
  });
});
