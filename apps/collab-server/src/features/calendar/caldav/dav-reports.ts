import { eventPath, goneResponse, responseOf, type Wanted } from './dav-properties.ts';
import { caldav, childOf, dav, type Asked } from './dav-xml.ts';
import { calendarQuery } from './event-query.ts';
import { nodesOf, refused, type Report, type Reporting } from './reporting.ts';
import { resourcesNamed } from './resources.ts';
import { syncCollection } from './sync-collection.ts';

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
