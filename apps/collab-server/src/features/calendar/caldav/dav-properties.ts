import { calDavPath } from '@baton/schema/calendar';
import type { CalendarId, MemberId } from '@baton/schema/shared';

import type { Collection } from './collections.ts';
import { calendarServer, caldav, dav, told, type Asked, type Told } from './dav-xml.ts';

/** Something that a device can ask about, with what is known of it. */
export type Node =
  | { kind: 'root' }
  | { kind: 'home' }
  | { kind: 'person'; name: string; address: string }
  | { kind: 'calendar'; collection: Collection; token: string }
  | { kind: 'event'; calendar: CalendarId; name: string; etag: string; text: string | null }
  /** There is more in a calendar than is told. */
  | { kind: 'more'; calendar: CalendarId };
type Known = Exclude<Node, { kind: 'more' }>;

export const mostBytes = 512 * 1024;

export const homePath = `${calDavPath}calendars/`;
export const personPath = (member: MemberId): string => `${calDavPath}people/${member}/`;
export const calendarPath = (calendar: CalendarId): string => `${homePath}${calendar}/`;
export const eventPath = (calendar: CalendarId, name: string): string =>
  `${calendarPath(calendar)}${encodeURIComponent(name)}`;
/** Tokens are addresses, by the rules of WebDAV. */
export const tokenPrefix = 'urn:baton:sync:';

const pathOf = (node: Known, me: MemberId): string => {
  if (node.kind === 'root') return calDavPath;
  if (node.kind === 'home') return homePath;
  if (node.kind === 'person') return personPath(me);
  return node.kind === 'calendar' ? calendarPath(node.collection.id) : eventPath(node.calendar, node.name);
};

const href = (path: string): Told => told(dav, 'href', path);
const each = (ns: string, name: string): Told => told(ns, name);

/** What is known of a node, by namespace and name. */
const propertiesOf = (node: Known, me: MemberId): Map<string, Told> => {
  const all: Told[] = [
    told(dav, 'current-user-principal', href(personPath(me))),
    told(dav, 'principal-collection-set', href(`${calDavPath}people/`)),
  ];
  if (node.kind === 'root' || node.kind === 'home') all.push(told(dav, 'resourcetype', each(dav, 'collection')));
  if (node.kind === 'person')
    all.push(
      told(dav, 'resourcetype', each(dav, 'collection'), each(dav, 'principal')),
      told(dav, 'displayname', node.name),
      told(dav, 'principal-URL', href(personPath(me))),
      told(caldav, 'calendar-home-set', href(homePath)),
      told(caldav, 'calendar-user-address-set', href(`mailto:${node.address}`)),
    );
  if (node.kind === 'calendar') all.push(...ofCalendar(node, me));
  if (node.kind === 'event') {
    all.push(
      told(dav, 'resourcetype'),
      told(dav, 'getetag', node.etag),
      told(dav, 'getcontenttype', 'text/calendar; charset=utf-8; component=vevent'),
    );
    if (node.text !== null) all.push(told(caldav, 'calendar-data', node.text));
  }
  return new Map(all.map((property) => [keyOf(property), property]));
};

const ofCalendar = ({ collection, token }: Extract<Node, { kind: 'calendar' }>, me: MemberId): Told[] => {
  const rights = [
    'read',
    'read-current-user-privilege-set',
    ...(collection.mayWrite ? ['write', 'write-content', 'bind', 'unbind'] : []),
  ];
  const reports: [string, string][] = [
    [caldav, 'calendar-query'],
    [caldav, 'calendar-multiget'],
    [dav, 'sync-collection'],
  ];
  return [
    told(dav, 'resourcetype', each(dav, 'collection'), each(caldav, 'calendar')),
    told(dav, 'displayname', collection.name),
    told(dav, 'owner', href(personPath(me))),
    told(dav, 'sync-token', `${tokenPrefix}${token}`),
    told(calendarServer, 'getctag', token),
    told(dav, 'current-user-privilege-set', ...rights.map((right) => told(dav, 'privilege', each(dav, right)))),
    told(
      dav,
      'supported-report-set',
      ...reports.map(([ns, name]) => told(dav, 'supported-report', told(dav, 'report', each(ns, name)))),
    ),
    told(caldav, 'supported-calendar-component-set', {
      ...each(caldav, 'comp'),
      attributes: { name: 'VEVENT' },
    }),
    told(caldav, 'supported-calendar-data', {
      ...each(caldav, 'calendar-data'),
      attributes: { 'content-type': 'text/calendar', version: '2.0' },
    }),
    told(caldav, 'max-resource-size', String(mostBytes)),
  ];
};

const keyOf = ({ ns, name }: { ns: string; name: string }): string => `${ns} ${name}`;

/** What a request wants to know of each thing: these properties, or all that are not costly. */
export type Wanted = readonly Asked[] | 'all';

/** Whether the text of events is wanted. */
export const wantsText = (wanted: Wanted): boolean =>
  wanted !== 'all' && wanted.some(({ ns, name }) => ns === caldav && name === 'calendar-data');

/** What is known of a node, and what was asked for and is not. */
export const responseOf = (node: Node, wanted: Wanted, me: MemberId): Told => {
  if (node.kind === 'more') return moreResponse(node.calendar);
  const known = propertiesOf(node, me);
  const names = wanted === 'all' ? [...known.values()] : wanted;
  const found = names.flatMap((name) => known.get(keyOf(name)) ?? []);
  const missing = names.filter((name) => !known.has(keyOf(name)));
  return told(
    dav,
    'response',
    href(pathOf(node, me)),
    ...(found.length > 0 || missing.length === 0 ? [propstat(found, 'HTTP/1.1 200 OK')] : []),
    ...(missing.length > 0
      ? [
          propstat(
            missing.map(({ ns, name }) => told(ns, name)),
            'HTTP/1.1 404 Not Found',
          ),
        ]
      : []),
  );
};

const propstat = (properties: readonly Told[], status: string): Told =>
  told(dav, 'propstat', told(dav, 'prop', ...properties), told(dav, 'status', status));

/** Of something that is not there, or not any more. */
export const goneResponse = (path: string): Told =>
  told(dav, 'response', href(path), told(dav, 'status', 'HTTP/1.1 404 Not Found'));

/** There is more in a collection than was told (RFC 6578, 3.6). */
export const moreResponse = (calendar: CalendarId): Told =>
  told(
    dav,
    'response',
    href(calendarPath(calendar)),
    told(dav, 'status', 'HTTP/1.1 507 Insufficient Storage'),
    told(dav, 'error', told(dav, 'number-of-matches-within-limits')),
  );

/** None of these properties is a device's to set. */
export const refusedResponse = (path: string, names: readonly Asked[]): Told =>
  told(
    dav,
    'response',
    href(path),
    propstat(
      names.map(({ ns, name }) => told(ns, name)),
      'HTTP/1.1 403 Forbidden',
    ),
  );
