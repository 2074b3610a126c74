import { events } from '@baton/schema/calendar/tables';
import type { EventId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { exceptionsOfSeries, mayBeBetween } from '../event-rows.ts';
import { instancesBetween } from '../series.ts';
import { moreResponse, responseOf, type Wanted } from './dav-properties.ts';
import { caldav, childOf, type Asked } from './dav-xml.ts';
import { nodesOf, refused, type Report, type Reporting } from './reporting.ts';
import { mostResources, resourcesIn, type Resource } from './resources.ts';

/** Events, all or those between two instants; other filters are refused, as the RFC asks. */
export const calendarQuery = async (reporting: Reporting, asked: Asked, wanted: Wanted): Promise<Report> => {
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
        mayBeBetween(from, to),
      ),
    );
  const exceptions = await exceptionsOfSeries(tx, workspace, rows);
  const within = rows.filter((row) => {
    // What comes again within a longer span is in it by its reach alone.
    if (row.repeat !== null && to.getTime() - from.getTime() > longestLook) return true;
    const series = { ...row, exceptions: exceptions.get(row.id) ?? [] };
    return instancesBetween(series, from, to).some(({ exception }) => exception?.cancelled !== true);
  });
  return new Set(within.map(({ id }) => id));
};
