import {
  timeFrom,
  type AttendeeAnswer,
  type EventException,
  type EventTime,
  type OccurrenceKey,
} from '@baton/schema/calendar';
import { addDays } from '@baton/schema/shared';
import { instantOfWall } from '@baton/schema/working-time';

import {
  asText,
  property,
  readComponent,
  valueOf,
  writeComponent,
  type Component,
  type Property,
} from './content-lines.ts';
import { timeZoneOf } from './time-zone.ts';

/** Who is told of as the one who calls, or as invited. */
export interface WrittenPerson {
  name: string | null;
  address: string;
}

/** An event as it is written for other calendars. */
export interface WrittenEvent {
  uid: string;
  sequence: number;
  title: string;
  details: string;
  location: string;
  link: string | null;
  time: EventTime;
  repeat: string | null;
  exceptions: readonly (EventException & { original?: string | null })[];
  showAs: 'busy' | 'free';
  private: boolean;
  createdAt: Date;
  changedAt: Date;
  cancelled: boolean;
  organiser: WrittenPerson | null;
  attendees: readonly (WrittenPerson & { answer: AttendeeAnswer })[];
  /** We write to those who are invited; whoever reads this must not do so, too. */
  weInvite?: boolean;
  /** As another calendar wrote it, for what we do not know of it. */
  original: string | null;
}

export interface WrittenCalendar {
  name: string | null;
  /** Of a message: whether it invites or calls off. */
  method: 'REQUEST' | 'CANCEL' | null;
  events: readonly WrittenEvent[];
}

/** Events as iCalendar. */
export const writeCalendar = ({ name, method, events }: WrittenCalendar): string =>
  writeComponent({
    name: 'VCALENDAR',
    properties: [
      property('VERSION', '2.0'),
      property('PRODID', '-//Baton//Baton//EN'),
      property('CALSCALE', 'GREGORIAN'),
      ...(method ? [property('METHOD', method)] : []),
      ...(name ? [property('X-WR-CALNAME', asText(name)), property('NAME', asText(name))] : []),
    ],
    components: [...zonesOf(events), ...events.flatMap(eventComponents)],
  });

/** One definition for each zone that a time is told in, from the first year that needs it. */
const zonesOf = (events: readonly WrittenEvent[]): Component[] => {
  const times = events.flatMap(({ time, exceptions }) => [
    time,
    ...exceptions.flatMap(({ values }) => values.time ?? []),
  ]);
  const inZones = times.flatMap((time) =>
    time.kind === 'hours' && time.zone !== 'UTC' ? [{ zone: time.zone, year: Number(time.from.slice(0, 4)) }] : [],
  );
  return [...Map.groupBy(inZones, ({ zone }) => zone)].map(([zone, all]) =>
    timeZoneOf(zone, Math.min(...all.map(({ year }) => year))),
  );
};

/** The event, and after it the days of the series that are not as its rule has them. */
const eventComponents = (event: WrittenEvent): Component[] => {
  const whole = eventComponent(event, null);
  // Of a cancelled series nothing takes place, and a cancelled day of another one is left out of its rule.
  const own = event.cancelled ? [] : event.exceptions.filter(({ cancelled }) => !cancelled);
  return [whole, ...own.map((exception) => eventComponent(changedBy(event, exception), exception.occurrence))];
};

const changedBy = (
  event: WrittenEvent,
  { occurrence, values, original = null }: WrittenEvent['exceptions'][number],
): WrittenEvent => ({
  ...event,
  ...values,
  time: values.time ?? timeFrom(event.time, occurrence),
  repeat: null,
  exceptions: [],
  original,
});

const eventComponent = (event: WrittenEvent, occurrence: OccurrenceKey | null): Component => {
  const original = event.original === null ? null : readComponent(event.original);
  const theirs = saidBetter(event, original);
  const ours: Property[] = [
    property('UID', event.uid),
    property('DTSTAMP', utc(event.changedAt)),
    property('CREATED', utc(event.createdAt)),
    property('LAST-MODIFIED', utc(event.changedAt)),
    property('SEQUENCE', String(event.sequence)),
    ...timeProperties(event.time),
    ...(occurrence === null ? [] : [moment('RECURRENCE-ID', occurrence, event.time)]),
    ...(event.repeat === null ? [] : [property('RRULE', ruleFor(event.repeat, event.time))]),
    ...event.exceptions.flatMap(({ occurrence: day, cancelled }) =>
      cancelled && event.repeat !== null ? [moment('EXDATE', day, event.time)] : [],
    ),
    ...textProperties(event),
    ...peopleProperties(event),
  ];
  const own = ours.filter(({ name }) => !theirs.has(name));
  const kept = original && unknownIn(original, { own, theirs });
  return { name: 'VEVENT', properties: [...own, ...(kept?.properties ?? [])], components: kept?.components ?? [] };
};

const textProperties = (event: WrittenEvent): Property[] => [
  property('SUMMARY', asText(event.title)),
  ...(event.details === '' ? [] : [property('DESCRIPTION', asText(event.details))]),
  ...(event.location === '' ? [] : [property('LOCATION', asText(event.location))]),
  ...(event.link === null ? [] : [property('URL', event.link)]),
  property('STATUS', event.cancelled ? 'CANCELLED' : 'CONFIRMED'),
  property('TRANSP', event.showAs === 'busy' ? 'OPAQUE' : 'TRANSPARENT'),
  ...(event.private ? [property('CLASS', 'PRIVATE')] : []),
];

/** What the original says more exactly than we know it, as long as it is still so. */
const saidBetter = (event: Pick<WrittenEvent, 'cancelled' | 'private' | 'link'>, original: Component | null) => {
  const said = (name: string, pattern: RegExp) => original !== null && pattern.test(valueOf(original, name) ?? '');
  return new Set([
    ...(!event.cancelled && said('STATUS', /^TENTATIVE$/i) ? ['STATUS'] : []),
    ...(event.private && said('CLASS', /^CONFIDENTIAL$/i) ? ['CLASS'] : []),
    ...(event.link === null && said('URL', /^(?!https?:)./i) ? ['URL'] : []),
  ]);
};

/** What stood in an event that came from elsewhere and is not ours to say. */
const unknownIn = (
  { properties, components }: Component,
  { own, theirs }: { own: readonly Property[]; theirs: ReadonlySet<string> },
): Omit<Component, 'name'> => {
  const said = new Set([...own.map(({ name }) => name), ...spokenOf].filter((name) => !theirs.has(name)));
  return { properties: properties.filter(({ name }) => !said.has(name)), components };
};

/** What a device says of an event and we have no place for, as text; null when that is nothing. */
export const unknownText = (
  entry: Component,
  event: Pick<WrittenEvent, 'cancelled' | 'private' | 'link'>,
  people: boolean,
): string | null => {
  const theirs = saidBetter(event, entry);
  const said = new Set([...alwaysSaid, ...spokenOf, ...(people ? ['ORGANIZER', 'ATTENDEE'] : [])]);
  const properties = entry.properties.filter(({ name }) => theirs.has(name) || !said.has(name));
  if (properties.length + entry.components.length === 0) return null;
  return writeComponent({ name: entry.name, properties, components: entry.components });
};

const alwaysSaid = ['UID', 'DTSTAMP', 'CREATED', 'LAST-MODIFIED', 'SEQUENCE', 'DTSTART', 'SUMMARY', 'STATUS', 'TRANSP'];

/** Properties that we say, or leave out on purpose. */
const spokenOf = [
  'DTEND',
  'DURATION',
  'RRULE',
  'EXDATE',
  'RDATE',
  'RECURRENCE-ID',
  'DESCRIPTION',
  'LOCATION',
  'URL',
  'CLASS',
];

const timeProperties = (time: EventTime): Property[] => [
  moment('DTSTART', time.from, time),
  // The end of whole days is the day after the last one.
  moment('DTEND', time.kind === 'days' ? addDays(time.to, 1) : time.to, time),
];

const moment = (name: string, at: string, time: EventTime): Property => {
  const stamp = at.replaceAll(/[-:]/g, '');
  if (time.kind === 'days') return property(name, stamp, [['VALUE', 'DATE']]);
  return time.zone === 'UTC' ? property(name, `${stamp}00Z`) : property(name, `${stamp}00`, [['TZID', time.zone]]);
};

/** The end of a rule is told in UTC where the event has hours: the last minute of its last day. */
export const ruleFor = (rule: string, time: EventTime): string =>
  rule.replace(/UNTIL=(\d{4})(\d\d)(\d\d)(?!T)/, (text, year: string, month: string, day: string) =>
    time.kind === 'days' ? text : `UNTIL=${utc(instantOfWall(time.zone, `${year}-${month}-${day}T23:59`))}`,
  );

const utc = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

const partStat: Record<AttendeeAnswer, string> = {
  none: 'NEEDS-ACTION',
  yes: 'ACCEPTED',
  maybe: 'TENTATIVE',
  no: 'DECLINED',
};

const peopleProperties = ({ organiser, attendees, weInvite = false }: WrittenEvent): Property[] => [
  ...(organiser
    ? [property('ORGANIZER', `mailto:${organiser.address}`, [...named(organiser), ...agent(weInvite)])]
    : []),
  ...attendees.map((each) =>
    property('ATTENDEE', `mailto:${each.address}`, [
      ...named(each),
      ['ROLE', 'REQ-PARTICIPANT'],
      ['PARTSTAT', partStat[each.answer]],
      ['RSVP', each.answer === 'none' ? 'TRUE' : 'FALSE'],
      ...agent(weInvite),
    ]),
  ),
];

/** RFC 6638: nobody else is to send invitations. */
const agent = (weInvite: boolean): [string, string][] => (weInvite ? [['SCHEDULE-AGENT', 'NONE']] : []);

const named = ({ name }: WrittenPerson): [string, string][] => (name ? [['CN', name.replaceAll(/[\r\n"]/g, ' ')]] : []);
