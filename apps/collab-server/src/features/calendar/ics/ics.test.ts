import { convertIcsCalendar } from 'ts-ics';
import { describe, expect, it } from 'vitest';

import { readComponent, writeComponent } from './content-lines.ts';
import { readCalendar } from './read-events.ts';
import { timeZoneOf } from './time-zone.ts';
import { writeCalendar, type WrittenEvent } from './write-events.ts';

const anEvent = (more: Partial<WrittenEvent> = {}): WrittenEvent => ({
  uid: 'one@example',
  sequence: 3,
  title: 'Visit',
  details: '',
  location: '',
  link: null,
  time: { kind: 'hours', from: '2026-11-26T09:00', to: '2026-11-26T10:00', zone: 'Europe/Paris' },
  repeat: null,
  exceptions: [],
  showAs: 'busy',
  private: false,
  createdAt: new Date('2026-11-01T00:00:00Z'),
  changedAt: new Date('2026-11-02T00:00:00Z'),
  cancelled: false,
  organiser: null,
  attendees: [],
  original: null,
  ...more,
});
const written = (event: WrittenEvent) => writeCalendar({ name: null, method: null, events: [event] });
const lines = (...entry: string[]) => ['BEGIN:VCALENDAR', ...entry, 'END:VCALENDAR'].join('\r\n');
const readOne = (...entry: string[]) =>
  readCalendar(lines('BEGIN:VEVENT', 'UID:x', ...entry, 'END:VEVENT'), 'Europe/Rome')?.events[0];
const zoneLines = (zone: string) => writeComponent(timeZoneOf(zone, 2026)).trim().split('\r\n');

describe('iCalendar', () => {
  it('tells what clocks do as a rule where they do the same every year, and one by one where not', () => {
    expect(zoneLines('Europe/Paris')).toEqual(
      expect.arrayContaining([
        'BEGIN:DAYLIGHT',
        'DTSTART:20240331T020000',
        'TZOFFSETFROM:+0100',
        'TZOFFSETTO:+0200',
        'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
        'DTSTART:20241027T030000',
        'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
      ]),
    );
    expect(zoneLines('America/New_York')).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU');
    // Morocco moves its clocks with the moon.
    expect(zoneLines('Africa/Casablanca').filter((line) => line.startsWith('RRULE'))).toEqual([]);
    expect(zoneLines('Asia/Tokyo').filter((line) => line.startsWith('BEGIN'))).toEqual([
      'BEGIN:VTIMEZONE',
      'BEGIN:STANDARD',
    ]);
  });

  it.each(['Europe/Paris', 'America/New_York', 'Australia/Sydney', 'Asia/Kolkata'])(
    'tells another reader the hour in %s on every day of the first year',
    (zone) => {
      const shown = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' });
      const hours = ['0105', '0303', '0420', '0705', '1015', '1120', '1228'].map((day) => {
        const event = ['BEGIN:VEVENT', 'UID:x', 'DTSTAMP:20260101T000000Z', 'SUMMARY:x', 'DURATION:PT1H'];
        const text = lines(...zoneLines(zone), ...event, `DTSTART;TZID=${zone}:2026${day}T090000`, 'END:VEVENT');
        return shown.format(convertIcsCalendar(undefined, text).events?.[0]?.start.date);
      });
      expect(hours).toEqual(hours.map(() => '09:00'));
    },
  );

  it('gives back what it does not know, and says its own of the rest', () => {
    const original =
      'BEGIN:VEVENT\r\nUID:one@example\r\nSUMMARY:Old\r\nX-COLOUR;X-P="a:b":teal\r\nCATEGORIES:Work,Home\r\nRRULE:FREQ=DAILY\r\nBEGIN:VALARM\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT\r\n';
    const text = written(anEvent({ title: 'New', original }));
    expect(text).toContain('X-COLOUR;X-P="a:b":teal\r\nCATEGORIES:Work,Home\r\n');
    expect(text).toContain('BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\n');
    expect(text).not.toMatch(/Old|RRULE:FREQ=DAILY/);
    const [read] = readCalendar(text, 'UTC')?.events ?? [];
    expect(written(anEvent({ title: 'New', original: read?.original ?? null }))).toBe(text);
  });

  it('breaks lines between characters, so that no reader sees half of one', () => {
    const text = written(anEvent({ details: '🦊é,;\\ \n'.repeat(60) }));
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(readCalendar(text, 'UTC')?.events[0]?.details).toBe('🦊é,;\\ \n'.repeat(60).trim());
    expect(convertIcsCalendar(undefined, text).events?.[0]?.description?.trim()).toBe('🦊é,;\\ \n'.repeat(60).trim());
  });

  it('ends a rule at the last minute of its last day, told in UTC', () => {
    expect(written(anEvent({ repeat: 'FREQ=DAILY;UNTIL=20261130' }))).toContain(
      'RRULE:FREQ=DAILY;UNTIL=20261130T225900Z',
    );
  });

  it('reads what others write: zones of Outlook, floating times, durations, days, UTC, rules in any order', () => {
    expect(readOne('DTSTART;TZID=Romance Standard Time:20261126T090000', 'DURATION:PT1H30M')?.time).toEqual({
      kind: 'hours',
      from: '2026-11-26T09:00',
      to: '2026-11-26T10:30',
      zone: 'Europe/Paris',
    });
    expect(readOne('DTSTART:20261126T090000', 'DTEND:20261126T100000')?.time).toMatchObject({ zone: 'Europe/Rome' });
    expect(readOne('DTSTART:20261126T090000Z', 'DTEND;TZID=Europe/Paris:20261126T110000')?.time).toMatchObject({
      to: '2026-11-26T10:00',
      zone: 'UTC',
    });
    expect(readOne('DTSTART;VALUE=DATE:20261126', 'DTEND;VALUE=DATE:20261128')?.time).toEqual({
      kind: 'days',
      from: '2026-11-26',
      to: '2026-11-27',
    });
    expect(readOne('DTSTART;VALUE=DATE:20261126')?.time).toMatchObject({ to: '2026-11-26' });
    expect(readOne('DTSTART;VALUE=DATE:20261126', 'RRULE:BYDAY=MO;FREQ=WEEKLY;INTERVAL=1')?.repeat).toBe(
      'FREQ=WEEKLY;BYDAY=MO',
    );
  });

  it('takes nothing that is no calendar, and passes over what is no event', () => {
    for (const text of [
      '',
      'BEGIN:VCARD\nEND:VCARD',
      'BEGIN:VCALENDAR',
      'BEGIN:VCALENDAR\nnonsense\nEND:VCALENDAR',
      '<html>',
    ])
      expect(readCalendar(text, 'UTC')).toBe(null);
    const some = lines('BEGIN:VEVENT', 'UID:x', 'SUMMARY:no time', 'END:VEVENT', 'BEGIN:VTODO', 'UID:y', 'END:VTODO');
    expect(readCalendar(some, 'UTC')).toEqual({ events: [], notUnderstood: 1 });
    expect(readComponent('BEGIN:A\n'.repeat(50))).toBe(null);
  });
});
