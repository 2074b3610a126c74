import { calendarSyncStates } from '@baton/schema/calendar/tables';
import { and, desc, eq, notInArray } from 'drizzle-orm';

import {
  eventPath,
  goneResponse,
  moreResponse,
  responseOf,
  tokenPrefix,
  wantsText,
  type Wanted,
} from './dav-properties.ts';
import { childOf, dav, told, type Asked } from './dav-xml.ts';
import { nodesOf, refused, type Report, type Reporting } from './reporting.ts';
import { mostResources, resourcesIn, tokenOf, type Resource } from './resources.ts';

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
export const syncCollection = async (reporting: Reporting, asked: Asked, wanted: Wanted): Promise<Report> => {
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
