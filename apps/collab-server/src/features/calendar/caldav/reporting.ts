import type { CalendarId } from '@baton/schema/shared';

import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/scope/scope.ts';

import type { Collection } from './collections.ts';
import { wantsText, type Node, type Wanted } from './dav-properties.ts';
import { told, type Told } from './dav-xml.ts';
import { textOf, writtenEvents, type Resource } from './resources.ts';
import type { Device } from './sign-in.ts';

/** What a device asks about, and when. */
export interface Reporting {
  tx: Tx;
  actor: Actor;
  device: Device;
  collection: Collection;
  now: Date;
}

/** What came of a report: its responses and what stands after them, or a condition that was not met. */
export type Report = { kind: 'answer'; content: Told[] } | { kind: 'refused'; condition: Told };

/** A condition of the RFC that was not met. */
export const refused = (ns: string, name: string): Report => ({ kind: 'refused', condition: told(ns, name) });

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
