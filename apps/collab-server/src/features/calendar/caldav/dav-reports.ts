import { calendarSyncStates, events } from '@baton/schema/calendar/tables';
import type { CalendarId, EventId } from '@baton/schema/shared';
import { and, desc, eq, gt, isNull, lt, notInArray, or } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { exceptionsOf } from '../event-rows.ts';
import { instancesBetween } from '../series.ts';
import type { Collection } from './collections.ts';
import {
  eventPath,
  goneResponse,
  moreResponse,
  responseOf,
  tokenPrefix,
  wantsText,
  type Node,
  type Wanted,
} from './dav-properties.ts';
import { caldav, childOf, dav, told, type Asked, type Told } from './dav-xml.ts';
import {
  mostResources,
  resourcesIn,
  resourcesNamed,
  textOf,
  tokenOf,
  writtenEvents,
  type Resource,
} from './resources.ts';
import type { Device } from './sign-in.ts';

export interface Reporting {
  tx: Tx;
  actor: Actor;
  device: Device;
  collection: Collection;
  now: Date;
}

/** What came of a report: its responses and what stands after them, or a condition that was not met. */
export type Report = { kind: 'answer'; content: Told[] } | { kind: 'refused'; condition: Told };

/** Answers one of the three reports; null for another one. */
export const reportOf = async (reporting: Reporting, asked: Asked): Promise<Report | null> => {
  const prop = childOf(asked, dav, 'prop');
  const wanted: Wanted = prop ? prop.children : 'all';
  // What would be written out day by day is written out by the device.
  const data = prop && childOf(prop, caldav, 'calendar-data');
  if (data && data.children.some(({ name }) => name !== 'comp')) return refused(caldav, 'supported-calendar-data');
  const name = `${asked.ns} ${asked.name}`;
  if (name === `${caldav} calendar-multiget`) return multiget(reporting, asked, wanted);
  if (name === `${caldav} calendar-query`) return calendarQuery(reporting, asked, wanted);
  return name === `${dav} sync-collection` ? syncCollection(reporting, asked, wanted) : null;
};

const refused = (ns: string, name: string): Report => ({ kind: 'refused', condition: told(ns, name) });

/** Resources as events of a collection, with their texts where these are wanted. */
export const nodesOf = async (
  { tx, actor }: Pick<Reporting, 'tx' | 'actor'>,
  calendar: CalendarId,
  resources: readonly Resource[],
  wanted: Wanted,
): Promise<Node[]> => {
  const ids = resources.map(({ event }) => event);
  const written = wantsText(wanted) ? await writtenEvents(tx, actor, ids) : null;
  return resources.map(({ event, name, etag }) => {
    const found = written?.get(event);
    return { kind: 'event', calendar, name, etag, text: found ? textOf(found) : null };
  });
};

const mostHrefs = 2_000;

const multiget = async (reporting: Reporting, asked: Asked, wanted: Wanted): Promise<Report> => {
  const { tx, actor, collection } = reporting;
  const paths = asked.children.filter(({ ns, name }) => ns === dav && name === 'href').map(({ text }) => pathIn(text));
  if (paths.length > mostHrefs) return refused(dav, 'number-of-matches-within-limits');
  const named = await resourcesNamed(tx, actor, collection.id, [...new Set(paths.map(nameOf))]);
  const byPath = new Map(named.map((each) => [pathIn(eventPath(collection.id, each.name)), each]));
  const found = paths.flatMap((path) => byPath.get(path) ?? []);
  const nodes = await nodesOf(reporting, collection.id, found, wanted);
  const gone = paths.filter((path) => !byPath.has(path));
  return {
    kind: 'answer',
    content: [...nodes.map((node) => responseOf(node, wanted, actor.member)), ...gone.map(goneResponse)],
  };
};

/** An address or a path, in one spelling; empty for what is neither. */
const pathIn = (text: string): string => {
  if (!URL.canParse(text, 'http://here')) return '';
  const { pathname } = new URL(text, 'http://here');
  return pathname
    .split('/')
    .map((part) => encodeURIComponent(decoded(part)))
    .join('/');
};

/** The last part of a path, as devices named it. */
const nameOf = (path: string): string => decoded(path.slice(path.lastIndexOf('/') + 1));

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** Events, all or those between two instants; other filters are refused, as the RFC asks. */
const calendarQuery = async (reporting: Reporting, asked: Asked, wanted: Wanted): Promise<Report> => {
  const { tx, actor, collection } = reporting;
  const filter = filterIn(asked);
  if (typeof filter === 'string') return refused(caldav, filter);
  const resources = filter.none ? [] : await resourcesIn(tx, actor, collection.id);
  const within = filter.between && (await idsBetween(tx, actor, resources, filter.between));
  const found = within ? resources.filter(({ event }) => within.has(event)) : resources;
  const nodes = await nodesOf(reporting, collection.id, found.slice(0, mostResources), wanted);
  const content = nodes.map((node) => responseOf(node, wanted, actor.member));
  // Also where what is asked for may be among what was not looked at.
  return {
    kind: 'answer',
    content: resources.length > mostResources ? [...content, moreResponse(collection.id)] : content,
  };
};

/** Which events are meant; or the condition that is not met. `none`: there is nothing of the kind here. */
type Filter = { none: boolean; between: Between | null } | 'supported-filter' | 'valid-filter';

const filterIn = (asked: Asked): Filter => {
  const filter = childOf(asked, caldav, 'filter');
  const ofCalendar = filter && childOf(filter, caldav, 'comp-filter');
  if (ofCalendar?.attributes['name'] !== 'VCALENDAR' || ofCalendar.children.length > 1) return 'supported-filter';
  const [ofEvent] = ofCalendar.children;
  if (!ofEvent) return { none: false, between: null };
  if (ofEvent.name !== 'comp-filter') return 'supported-filter';
  return ofEvent.attributes['name'] === 'VEVENT' ? timesIn(ofEvent) : { none: true, between: null };
};

const timesIn = ({ children: [range, ...more] }: Asked): Filter => {
  if (!range) return { none: false, between: null };
  if (more.length > 0 || range.name !== 'time-range') return 'supported-filter';
  const between = spanOf(range);
  return between ? { none: false, between } : 'valid-filter';
};

interface Between {
  from: Date;
  to: Date;
}

/** Without a beginning or an end it reaches as far as calendars do. */
const spanOf = ({ attributes }: Asked): Between | null => {
  const [from, to] = [attributes['start'] ?? '19700101T000000Z', attributes['end'] ?? '21991231T000000Z'].map(
    instantIn,
  );
  return from && to && from < to ? { from, to } : null;
};

const instantIn = (text: string): Date | null => {
  const iso = text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const at = new Date(iso);
  return iso === text || Number.isNaN(at.getTime()) ? null : at;
};

const dayMs = 86_400_000;
/** Of a series that comes for ever, this far is looked: one day of it is enough. */
const longestLook = 400 * dayMs;

const idsBetween = async (
  tx: Tx,
  { workspace }: Actor,
  resources: readonly Resource[],
  { from, to }: Between,
): Promise<ReadonlySet<EventId>> => {
  const rows = await tx
    .select()
    .from(events)
    .where(
      and(
        eq(events.workspace, workspace),
        idsIn(
          events.id,
          resources.map(({ event }) => event),
        ),
        lt(events.startsAt, new Date(to.getTime() + dayMs)),
        or(isNull(events.endsAt), gt(events.endsAt, new Date(from.getTime() - dayMs))),
      ),
    );
  const exceptions = await exceptionsOf(
    tx,
    workspace,
    rows.flatMap(({ id, repeat }) => (repeat === null ? [] : [id])),
  );
  const within = rows.filter((row) => {
    // What comes again within a longer span is in it by its reach alone.
    if (row.repeat !== null && to.getTime() - from.getTime() > longestLook) return true;
    const series = { ...row, exceptions: exceptions.get(row.id) ?? [] };
    return instancesBetween(series, from, to).some(({ exception }) => exception?.cancelled !== true);
  });
  return new Set(within.map(({ id }) => id));
};

/** States that are kept for each device and calendar: a device has one token, and asks again when it lost an answer. */
const statesKept = 5;

/** So many changes are told at a time, by marks or by texts: of more a device hears when it asks again. */
const mostAtOnce = { marks: 10_000, texts: 2_000 };

/** At most as many as the device wants to hear of. */
const limitIn = (asked: Asked, wanted: Wanted): number => {
  const most = wantsText(wanted) ? mostAtOnce.texts : mostAtOnce.marks;
  const limit = childOf(asked, dav, 'limit');
  const given = Number((limit && childOf(limit, dav, 'nresults')?.text) ?? most);
  return Number.isInteger(given) && given > 0 ? Math.min(given, most) : most;
};

/**
 * What became of a collection since a device was told of it: the difference of what it was told and what there is now. Of
 * many changes the latest events come first, and the token stands for what was told so far.
 */
const syncCollection = async (reporting: Reporting, asked: Asked, wanted: Wanted): Promise<Report> => {
  const { tx, actor, collection } = reporting;
  const given = childOf(asked, dav, 'sync-token')?.text ?? '';
  const before = given === '' ? {} : await stateOf(reporting, given);
  if (before === null) return refused(dav, 'valid-sync-token');
  const found = await resourcesIn(tx, actor, collection.id);
  const resources = found.slice(0, mostResources);
  const there = new Set(resources.map(({ name }) => name));
  const allGone = Object.keys(before).filter((name) => !there.has(name));
  const allChanged = resources.filter(({ name, etag }) => before[name] !== etag);
  const limit = limitIn(asked, wanted);
  const gone = allGone.slice(0, limit);
  const changed = allChanged.slice(0, limit - gone.length);
  const nodes = await nodesOf(reporting, collection.id, changed, wanted);
  const isAll = gone.length + changed.length === allGone.length + allChanged.length;
  const token = await keepState(reporting, isAll ? resources : toldSoFar(before, { gone, changed }));
  return {
    kind: 'answer',
    content: [
      ...nodes.map((node) => responseOf(node, wanted, actor.member)),
      ...gone.map((name) => goneResponse(eventPath(collection.id, name))),
      ...(isAll && found.length === resources.length ? [] : [moreResponse(collection.id)]),
      told(dav, 'sync-token', `${tokenPrefix}${token}`),
    ],
  };
};

/** What a device keeps of an event. */
type Mark = Pick<Resource, 'name' | 'etag'>;

const toldSoFar = (
  before: Readonly<Record<string, string>>,
  { gone, changed }: { gone: readonly string[]; changed: readonly Mark[] },
): Mark[] => {
  const state = new Map(Object.entries(before));
  for (const name of gone) state.delete(name);
  for (const { name, etag } of changed) state.set(name, etag);
  return [...state].map(([name, etag]) => ({ name, etag }));
};

const ofDevice = ({ device, collection }: Reporting) =>
  and(
    eq(calendarSyncStates.workspace, device.workspace),
    eq(calendarSyncStates.password, device.password),
    eq(calendarSyncStates.calendar, collection.id),
  );

/** What a device was told with a token; null for one that is not known, or not any more: it then begins anew. */
const stateOf = async (reporting: Reporting, token: string): Promise<Record<string, string> | null> => {
  if (!token.startsWith(tokenPrefix)) return null;
  const [row] = await reporting.tx
    .select({ told: calendarSyncStates.told })
    .from(calendarSyncStates)
    .where(and(ofDevice(reporting), eq(calendarSyncStates.token, token.slice(tokenPrefix.length))));
  return row?.told ?? null;
};

const keepState = async (reporting: Reporting, resources: readonly Mark[]): Promise<string> => {
  const { tx, device, collection, now: at } = reporting;
  const token = tokenOf(resources);
  const state = Object.fromEntries(resources.map(({ name, etag }) => [name, etag]));
  const { workspace, password } = device;
  await tx
    .insert(calendarSyncStates)
    .values({ workspace, password, calendar: collection.id, token, told: state, at })
    .onConflictDoUpdate({
      target: [
        calendarSyncStates.workspace,
        calendarSyncStates.password,
        calendarSyncStates.calendar,
        calendarSyncStates.token,
      ],
      set: { at },
    });
  const latest = tx
    .select({ token: calendarSyncStates.token })
    .from(calendarSyncStates)
    .where(ofDevice(reporting))
    .orderBy(desc(calendarSyncStates.at), desc(calendarSyncStates.token))
    .limit(statesKept);
  await tx.delete(calendarSyncStates).where(and(ofDevice(reporting), notInArray(calendarSyncStates.token, latest)));
  return token;
};
