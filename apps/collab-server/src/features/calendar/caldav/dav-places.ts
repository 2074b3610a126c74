import { calDavPath } from '@baton/schema/calendar';
import { calendarId, type CalendarId } from '@baton/schema/shared';

import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { membersWithAddress } from '../../workspaces/reads.ts';
import { collectionsOf, type Collection } from './collections.ts';
import type { Node, Wanted } from './dav-properties.ts';
import { nodesOf } from './reporting.ts';
import { mostResources, resourceNamed, resourcesIn, tokenOf } from './resources.ts';

/** What an address names. */
export type Place =
  | { kind: 'root' }
  | { kind: 'people' }
  | { kind: 'home' }
  | { kind: 'person'; id: string }
  | { kind: 'calendar'; id: CalendarId }
  | { kind: 'event'; id: CalendarId; name: string };

/** What a path names; null for one that names nothing. */
export const placeOf = (pathname: string): Place | null => {
  const parts = pathname.slice(calDavPath.length).split('/');
  // With or without a slash at its end.
  if (parts.length > 1 && parts.at(-1) === '') parts.pop();
  const [first = '', second = '', third = '', ...more] = parts;
  if (more.length > 0) return null;
  if (first === 'calendars') return placeOfCalendar(second, third);
  if (third !== '') return null;
  if (first === 'people') return second === '' ? { kind: 'people' } : { kind: 'person', id: second };
  return first + second === '' ? { kind: 'root' } : null;
};

const placeOfCalendar = (calendar: string, event: string): Place | null => {
  if (calendar === '') return event === '' ? { kind: 'home' } : null;
  const id = calendarId.safeParse(calendar).data;
  if (id === undefined) return null;
  if (event === '') return { kind: 'calendar', id };
  const name = nameIn(event);
  return name === null ? null : { kind: 'event', id, name };
};

/** A name that a device may give: readable, and nothing that a path could be led astray by. */
const nameIn = (part: string): string | null => {
  try {
    const name = decodeURIComponent(part);
    // oxlint-disable-next-line no-control-regex
    return name.length <= 300 && !/[\u0000-\u001F/\\]/.test(name) && name.isWellFormed() ? name : null;
  } catch {
    return null;
  }
};

/** How a device asks about a place. */
export interface Look {
  /** Also about what stands in it. */
  below: boolean;
  wanted: Wanted;
}

/** What stands at a place, and below it; null where this reader has nothing. */
export const nodesAt = async (tx: Tx, actor: Actor, place: Place, look: Look): Promise<Node[] | null> => {
  const collections = await collectionsOf(tx, actor);
  if (collections.length === 0 || place.kind === 'people') return null;
  if (place.kind === 'root') return [{ kind: 'root' }];
  if (place.kind === 'person') return personAt(tx, actor, place.id);
  if (place.kind === 'home') {
    const nodes: Node[] = [{ kind: 'home' }];
    if (look.below) for (const each of collections) nodes.push(await calendarNode(tx, actor, each, look));
    return nodes;
  }
  const collection = collections.find(({ id }) => id === place.id);
  if (!collection) return null;
  if (place.kind === 'event') {
    const resource = await resourceNamed(tx, actor, place.id, place.name);
    return resource && nodesOf({ tx, actor }, place.id, [resource], look.wanted);
  }
  const own = await calendarNode(tx, actor, collection, look);
  return look.below ? [own, ...(await nodesIn(tx, actor, place.id, look))] : [own];
};

const nodesIn = async (tx: Tx, actor: Actor, calendar: CalendarId, { wanted }: Look): Promise<Node[]> => {
  const resources = await resourcesIn(tx, actor, calendar);
  const told = await nodesOf({ tx, actor }, calendar, resources.slice(0, mostResources), wanted);
  return resources.length > mostResources ? [...told, { kind: 'more', calendar }] : told;
};

/** Nobody reads of anybody but themselves. */
const personAt = async (tx: Tx, actor: Actor, id: string): Promise<Node[] | null> => {
  const me = (await membersWithAddress(tx, actor.workspace, [actor.member])).get(actor.member);
  return id === (actor.member as string) && me ? [{ kind: 'person', ...me }] : null;
};

const calendarNode = async (tx: Tx, actor: Actor, collection: Collection, { wanted }: Look): Promise<Node> => ({
  kind: 'calendar',
  collection,
  // It takes a look at all events.
  token: needsToken(wanted) ? tokenOf(await resourcesIn(tx, actor, collection.id)) : '',
});

const needsToken = (wanted: Wanted): boolean =>
  wanted === 'all' || wanted.some(({ name }) => name === 'sync-token' || name === 'getctag');
