import type { AttendeeAnswer } from '@baton/schema/calendar';
import { timeZone } from '@baton/schema/shared';

import { fromText, paramOf, readComponent, valueOf, type Component, type Property } from '../ics/content-lines.ts';
import { dayOf, knownZone, readCalendar, type ReadEvent } from '../ics/read-events.ts';
import { unknownText } from '../ics/write-events.ts';

/** Somebody that a device says is invited. */
export interface PutPerson {
  address: string;
  name: string;
  answer: AttendeeAnswer;
}

/** What a device wants an event to be. */
export interface PutEvent {
  read: ReadEvent;
  organiser: string | null;
  attendees: PutPerson[];
  /** What each day of a series says of who comes. */
  attendeesOfDays: PutPerson[][];
  /** What we have no place for, of the event and of its days; once with its people and once without. */
  kept: { whole: string | null; withPeople: string | null; days: ReadonlyMap<string, string | null> };
}

/** Why a text cannot be taken as it is: taken in part, something that somebody wrote would be lost in silence. */
export type PutRefusal =
  | 'not-a-calendar'
  | 'one-event-only'
  | 'events-only'
  | 'time-not-understood'
  | 'repeat-not-understood'
  | 'text-too-long'
  | 'days-of-another-kind'
  | 'too-many-days';

/** Longer texts are cut by readers of files; here they are refused. */
const longest: readonly (readonly [string, number])[] = [
  ['SUMMARY', 300],
  ['DESCRIPTION', 10_000],
  ['LOCATION', 500],
  ['UID', 500],
];
const mostDays = 500;

/** An event as a device wrote it, or why it cannot be taken. `zone` is that of times which name none. */
export const readPut = (text: string, zone: string): PutEvent | PutRefusal => {
  const calendar = readComponent(text.replaceAll('\0', ''));
  if (calendar?.name !== 'VCALENDAR') return 'not-a-calendar';
  const others = calendar.components.filter(({ name }) => !['VEVENT', 'VTIMEZONE'].includes(name));
  const entries = calendar.components.filter(({ name }) => name === 'VEVENT');
  if (others.length > 0 || entries.length === 0) return 'events-only';
  if (new Set(entries.map((entry) => valueOf(entry, 'UID'))).size !== 1) return 'one-event-only';
  const wholes = entries.filter((entry) => valueOf(entry, 'RECURRENCE-ID') === null);
  const [whole] = wholes;
  if (!whole || wholes.length > 1) return 'one-event-only';
  const read = readCalendar(text, zone)?.events[0];
  if (!read) return 'time-not-understood';
  const wrong = whatIsLost(whole, entries, read);
  if (wrong) return wrong;
  const days = entries.filter((entry) => entry !== whole);
  return {
    read,
    organiser: addressIn(whole.properties.find(({ name }) => name === 'ORGANIZER')),
    attendees: peopleOf(whole),
    attendeesOfDays: days.map(peopleOf),
    kept: {
      whole: unknownText(whole, read, true),
      withPeople: unknownText(whole, read, false),
      days: new Map(
        days.map((entry) => [
          dayOf(entry, read.time, zone) ?? '',
          unknownText(entry, { ...read, cancelled: false }, true),
        ]),
      ),
    },
  };
};

const whatIsLost = (whole: Component, entries: readonly Component[], read: ReadEvent): PutRefusal | null => {
  const properties = entries.flatMap((entry) => entry.properties);
  const rules = whole.properties.filter(({ name }) => name === 'RRULE');
  if (properties.some(({ name }) => name === 'RDATE' || name === 'EXRULE')) return 'repeat-not-understood';
  if (properties.some((each) => paramOf(each, 'RANGE') !== null)) return 'repeat-not-understood';
  if (rules.length > 1 || (rules.length === 1 && read.repeat === null)) return 'repeat-not-understood';
  if (rules.length === 0 && entries.length > 1) return 'repeat-not-understood';
  if (properties.some((each) => times.has(each.name) && !isToldExactly(each))) return 'time-not-understood';
  const isTooLong = ([name, most]: readonly [string, number]) =>
    properties.some((each) => each.name === name && fromText(each.value).trim().length > most);
  if (longest.some(isTooLong)) return 'text-too-long';
  const kinds = new Set(properties.filter(({ name }) => name === 'DTSTART').map(isDay));
  if (kinds.size > 1) return 'days-of-another-kind';
  const excluded = whole.properties.filter(({ name }) => name === 'EXDATE').flatMap(({ value }) => value.split(','));
  return entries.length - 1 + excluded.length > mostDays ? 'too-many-days' : null;
};

const times = new Set(['DTSTART', 'DTEND', 'RECURRENCE-ID', 'EXDATE']);
const isDay = ({ value }: Property): boolean => /^\d{8}$/.test(value.trim());

/** To the minute, and in a zone that is known: else it would be another time here. */
const isToldExactly = (property: Property): boolean => {
  const zone = paramOf(property, 'TZID');
  const known = zone === null || timeZone.safeParse(zone).success || knownZone(zone) !== null;
  return known && property.value.split(',').every((value) => /^\d{8}(T\d{4}00Z?)?$/.test(value.trim()));
};

const answers: Readonly<Record<string, AttendeeAnswer>> = { ACCEPTED: 'yes', TENTATIVE: 'maybe', DECLINED: 'no' };

const peopleOf = ({ properties }: Component): PutPerson[] =>
  properties.flatMap((each) => {
    const address = each.name === 'ATTENDEE' ? addressIn(each) : null;
    if (address === null) return [];
    return [{ address, name: paramOf(each, 'CN') ?? '', answer: answers[paramOf(each, 'PARTSTAT') ?? ''] ?? 'none' }];
  });

const addressIn = (property: Property | undefined): string | null =>
  /^mailto:(.+)$/i.exec(property?.value.trim() ?? '')?.[1]?.toLowerCase() ?? null;
