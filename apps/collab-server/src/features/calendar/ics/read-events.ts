import {
  eventRepeat,
  eventTime,
  eventValues,
  shiftedTime,
  type EventException,
  type EventTime,
} from '@baton/schema/calendar';
import { addDays, timeZone } from '@baton/schema/shared';
import { instantOfWall, wallAt } from '@baton/schema/working-time';

import {
  fromText,
  paramOf,
  readComponent,
  valueOf,
  writeComponent,
  type Component,
  type Property,
} from './content-lines.ts';

/** An event as another calendar tells it. */
export interface ReadEvent {
  uid: string;
  sequence: number;
  title: string;
  details: string;
  location: string;
  link: string | null;
  time: EventTime;
  repeat: string | null;
  exceptions: EventException[];
  showAs: 'busy' | 'free';
  private: boolean;
  cancelled: boolean;
  /** All of it, for what we do not know of it. */
  original: string;
}

export interface ReadCalendar {
  events: ReadEvent[];
  /** Entries that are no events that we can show. */
  notUnderstood: number;
}

/** What a text of iCalendar holds; null for one that is no calendar. `zone` is that of times which name none. */
export const readCalendar = (text: string, zone: string): ReadCalendar | null => {
  // The database keeps no such character, and no calendar needs one.
  const calendar = readComponent(text.replaceAll('\0', ''));
  if (calendar?.name !== 'VCALENDAR') return null;
  const own = valueOf(calendar, 'X-WR-TIMEZONE');
  const floating = own !== null && timeZone.safeParse(own).success ? own : zone;
  const entries = calendar.components.filter(({ name }) => name === 'VEVENT');
  const byUid = Map.groupBy(entries, (entry) => valueOf(entry, 'UID') ?? '');
  const read = [...byUid].map(([uid, all]) => (uid === '' ? null : readSeries(uid, all, floating)));
  const events = read.filter((each) => each !== null);
  return { events, notUnderstood: read.length - events.length };
};

const longestUid = 500;

const readSeries = (uid: string, all: readonly Component[], floating: string): ReadEvent | null => {
  const whole = all.find((each) => valueOf(each, 'RECURRENCE-ID') === null) ?? all[0];
  const time = whole && timeOf(whole, floating);
  if (!whole || !time || uid.length > longestUid) return null;
  const rule = eventRepeat.safeParse(normalRule(valueOf(whole, 'RRULE'))).data ?? null;
  const changed = all.filter((each) => each !== whole).flatMap((each) => exceptionOf(each, time, floating));
  const left = whole.properties
    .filter(({ name }) => name === 'EXDATE')
    .flatMap((each) => each.value.split(',').map((value) => keyOf({ ...each, value }, time, floating)))
    .flatMap((occurrence): EventException[] =>
      occurrence === null ? [] : [{ occurrence, cancelled: true, values: {} }],
    );
  const exceptions = new Map([...left, ...changed].map((each) => [each.occurrence, each]));
  return {
    uid,
    sequence: Math.min(Math.max(0, Number.parseInt(valueOf(whole, 'SEQUENCE') ?? '0', 10) || 0), 1_000_000),
    ...textsOf(whole),
    time,
    repeat: rule,
    exceptions: rule === null ? [] : [...exceptions.values()].slice(0, mostExceptions),
    showAs: showsAs(whole),
    private: /^(PRIVATE|CONFIDENTIAL)$/i.test(valueOf(whole, 'CLASS') ?? ''),
    cancelled: isCancelled(whole),
    // When it was written down says nothing of the event.
    original: writeComponent({ ...whole, properties: whole.properties.filter(({ name }) => name !== 'DTSTAMP') }),
  };
};

const mostExceptions = 500;

/** Some write the frequency somewhere behind; ours stands first. */
const normalRule = (rule: string | null): string | null => {
  if (rule === null) return null;
  const parts = rule
    .toUpperCase()
    .split(';')
    .filter((part) => part !== '' && part !== 'INTERVAL=1');
  return parts.toSorted((one, other) => Number(other.startsWith('FREQ=')) - Number(one.startsWith('FREQ='))).join(';');
};

const isCancelled = (entry: Component): boolean => /^CANCELLED$/i.test(valueOf(entry, 'STATUS') ?? '');
const showsAs = (entry: Component): 'busy' | 'free' =>
  /^TRANSPARENT$/i.test(valueOf(entry, 'TRANSP') ?? '') ? 'free' : 'busy';

const { title, details, location, link } = eventValues.shape;

const textsOf = (entry: Component) => {
  const text = (name: string, longest: number) =>
    fromText(valueOf(entry, name) ?? '')
      .toWellFormed()
      .trim()
      .slice(0, longest);
  return {
    title: title.safeParse(text('SUMMARY', 300)).data ?? '',
    details: details.safeParse(text('DESCRIPTION', 10_000)).data ?? '',
    location: location.safeParse(text('LOCATION', 500)).data ?? '',
    link: link.safeParse(text('URL', 2_000)).data ?? null,
  };
};

/** Which day of a series an entry is about. */
export const dayOf = (entry: Component, of: EventTime, floating: string): string | null => {
  const id = entry.properties.find(({ name }) => name === 'RECURRENCE-ID');
  return id ? keyOf(id, of, floating) : null;
};

const exceptionOf = (entry: Component, of: EventTime, floating: string): EventException[] => {
  const occurrence = dayOf(entry, of, floating);
  if (occurrence === null) return [];
  if (isCancelled(entry)) return [{ occurrence, cancelled: true, values: {} }];
  const time = timeOf(entry, floating);
  const own = time && time.kind === of.kind ? { time } : {};
  const { title: named, ...texts } = textsOf(entry);
  return [
    {
      occurrence,
      cancelled: false,
      values: { ...texts, ...(named !== '' && { title: named }), showAs: showsAs(entry), ...own },
    },
  ];
};

/** Which day of a series is meant, by the wall of the series; null for one that cannot be. */
const keyOf = (property: Property, of: EventTime, floating: string): string | null => {
  const at = momentOf(property, floating);
  if (!at) return null;
  if (of.kind === 'days') return at.wall.slice(0, 10);
  if (at.zone === null) return `${at.wall.slice(0, 10)}${of.from.slice(10)}`;
  return at.zone === of.zone ? at.wall : wallAt(of.zone, instantOfWall(at.zone, at.wall));
};

const timeOf = (entry: Component, floating: string): EventTime | null => {
  const starts = entry.properties.find(({ name }) => name === 'DTSTART');
  const from = starts && momentOf(starts, floating);
  if (!from) return null;
  const begun: EventTime =
    from.zone === null
      ? { kind: 'days', from: from.wall, to: from.wall }
      : { kind: 'hours', from: from.wall, to: from.wall, zone: from.zone };
  return eventTime.safeParse(endedBy(begun, entry, floating)).data ?? null;
};

const endedBy = (begun: EventTime, entry: Component, floating: string): EventTime => {
  const ends = entry.properties.find(({ name }) => name === 'DTEND');
  const to = ends && momentOf(ends, floating);
  if (to) {
    if (begun.kind === 'days') return { ...begun, to: later(addDays(to.wall.slice(0, 10), -1), begun.from) };
    if (to.zone === null) return begun;
    const wall = to.zone === begun.zone ? to.wall : wallAt(begun.zone, instantOfWall(to.zone, to.wall));
    return { ...begun, to: later(wall, begun.from) };
  }
  const minutes = durationOf(valueOf(entry, 'DURATION'));
  if (minutes === 0) return begun;
  const lasting = begun.kind === 'days' ? Math.max(0, minutes - 1_440) : minutes;
  return { ...begun, to: shiftedTime(begun, lasting).to };
};

const later = (one: string, other: string): string => (one > other ? one : other);

const durationOf = (text: string | null): number => {
  const found = /^\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:\d+S)?)?$/.exec(text ?? '');
  const [weeks = 0, days = 0, hours = 0, minutes = 0] = (found ?? []).slice(1).map((part) => Number(part ?? 0));
  return ((weeks * 7 + days) * 24 + hours) * 60 + minutes;
};

interface Moment {
  wall: string;
  /** Null for a day. */
  zone: string | null;
}

const momentOf = ({ value, params, name }: Property, floating: string): Moment | null => {
  const found = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?$/.exec(value.trim());
  if (!found) return null;
  const [, year, month, date, hour, minutes, utc] = found;
  const on = `${year}-${month}-${date}`;
  if (hour === undefined) return { wall: on, zone: null };
  const told = paramOf({ name, params, value }, 'TZID');
  return { wall: `${on}T${hour}:${minutes}`, zone: utc === 'Z' ? 'UTC' : (knownZone(told) ?? floating) };
};

/** Outlook names zones by words of its own, others put a path before them. */
export const knownZone = (told: string | null): string | null => {
  if (told === null) return null;
  const tail = told.split('/').slice(-2).join('/');
  const candidates = [told, tail, windowsZones[told] ?? ''];
  return candidates.find((each) => each !== '' && timeZone.safeParse(each).success) ?? null;
};

const windowsZones: Readonly<Record<string, string>> = {
  'W. Europe Standard Time': 'Europe/Berlin',
  'Romance Standard Time': 'Europe/Paris',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'GMT Standard Time': 'Europe/London',
  'Greenwich Standard Time': 'Atlantic/Reykjavik',
  'E. Europe Standard Time': 'Europe/Bucharest',
  'FLE Standard Time': 'Europe/Helsinki',
  'GTB Standard Time': 'Europe/Athens',
  'Eastern Standard Time': 'America/New_York',
  'Central Standard Time': 'America/Chicago',
  'Mountain Standard Time': 'America/Denver',
  'Pacific Standard Time': 'America/Los_Angeles',
};
