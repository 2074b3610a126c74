import { calDavPath } from '@baton/schema/calendar';
import type { CalendarId } from '@baton/schema/shared';
import type { Context, Hono } from 'hono';

import type { Actor } from '#platform/access/actor.ts';
import type { AnyCommand } from '#platform/command/command.ts';
import type { Outcome } from '#platform/command/pipeline.ts';
import { runCommand } from '#platform/http/in-workspace.ts';
import type { ApiParts } from '#platform/http/parts.ts';
import { createRateLimiter } from '#platform/http/rate.ts';
import { limitedBodies } from '#platform/http/shield.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { usualHours } from '../../working-time/reads.ts';
import { collectionsOf } from './collections.ts';
import { nodesAt, placeOf, type Place } from './dav-places.ts';
import { mostBytes, refusedResponse, responseOf, type Wanted } from './dav-properties.ts';
import { reportOf } from './dav-reports.ts';
import { caldav, childOf, dav, readXml, told, writeXml, type Asked, type Told } from './dav-xml.ts';
import { deleteEvent } from './delete-event.ts';
import { putEvent } from './put-event.ts';
import { readPut } from './read-put.ts';
import { resourceNamed, textOf, writtenEvents } from './resources.ts';
import { signInDevice, type Device } from './sign-in.ts';

const methods = ['OPTIONS', 'GET', 'HEAD', 'PUT', 'DELETE', 'PROPFIND', 'PROPPATCH', 'REPORT'];
const whatWeSpeak = { dav: '1, 3, access-control, calendar-access', allow: methods.join(', ') };

/** All that devices can ask for. What is not among it is not there, or may not be done. */
export const calDavRoutes = [
  `OPTIONS ${calDavPath}`,
  `PROPFIND ${calDavPath}`,
  `PROPPATCH ${calDavPath}`,
  `PROPFIND ${calDavPath}people/{memberId}/`,
  `PROPFIND ${calDavPath}calendars/`,
  `PROPFIND ${calDavPath}calendars/{calendarId}/`,
  `PROPPATCH ${calDavPath}calendars/{calendarId}/`,
  `REPORT ${calDavPath}calendars/{calendarId}/`,
  `PROPFIND ${calDavPath}calendars/{calendarId}/{name}`,
  `GET ${calDavPath}calendars/{calendarId}/{name}`,
  `HEAD ${calDavPath}calendars/{calendarId}/{name}`,
  `PUT ${calDavPath}calendars/{calendarId}/{name}`,
  `DELETE ${calDavPath}calendars/{calendarId}/{name}`,
];

/** One request of a device. */
interface Call {
  c: Context;
  device: Device;
  parts: ApiParts;
  place: Place;
}

/** Rule CA13. Calendars for phones and other programs (RFC 4791, 6578), outside the API: they come with app passwords. */
export const mountCalDav = (app: Hono, parts: ApiParts): void => {
  const limiter = parts.rate && createRateLimiter(parts.rate, parts.clock);
  app.all('/.well-known/caldav', (c) => c.redirect(calDavPath, 301));
  app.use(`${calDavPath}*`, limitedBodies());
  app.all(`${calDavPath}*`, async (c) => {
    const method = c.req.method;
    if (method === 'OPTIONS') return c.body(null, 200, whatWeSpeak);
    const entry = await signInDevice(parts.scopes, {
      header: c.req.header('authorization') ?? null,
      address: parts.addressOf(c),
      now: parts.clock.now(),
    });
    if (entry.kind === 'too-many') return tooMany(c, entry.wait);
    if (entry.kind === 'unknown')
      return c.text('An app password is needed: Settings, Phones and other calendars.\n', 401, {
        'www-authenticate': 'Basic realm="Baton", charset="UTF-8"',
      });
    const wait = limiter?.take(entry.device.signIn.user) ?? 0;
    if (wait > 0) return tooMany(c, wait);
    const place = placeOf(new URL(c.req.url).pathname);
    if (place === null) return notFound(c);
    const answer = answers[method];
    return answer ? answer({ c, device: entry.device, parts, place }) : c.text('', 405, whatWeSpeak);
  });
};

const tooMany = (c: Context, wait: number): Response =>
  c.text('Too many requests.\n', 429, { 'retry-after': String(wait) });
const notFound = (c: Context): Response => c.text('There is no such thing.\n', 404);

/** Reads in the name of whose device it is; null once they have left. */
const asActor = <T>({ parts, device }: Call, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T | null> =>
  parts.scopes.withWorkspace({ workspace: device.workspace }, async (tx) => {
    const actor = await parts.access.readActor(tx, device.signIn, device.workspace);
    return actor && work(tx, actor);
  });

const multistatus = (c: Context, content: readonly Told[]): Response =>
  c.body(writeXml(told(dav, 'multistatus', ...content)), 207, {
    ...whatWeSpeak,
    'content-type': 'application/xml; charset=utf-8',
    'cache-control': 'no-store',
  });

const errorOf = (c: Context, status: 403 | 409, condition: Told, description?: string): Response =>
  c.body(
    writeXml(told(dav, 'error', condition, ...(description ? [told(dav, 'responsedescription', description)] : []))),
    status,
    {
      'content-type': 'application/xml; charset=utf-8',
    },
  );

/** The body as XML; null for what is none. An empty one asks for everything. */
const bodyOf = async (c: Context): Promise<Asked | 'empty' | null> => {
  const text = await c.req.text();
  return text.trim() === '' ? 'empty' : readXml(text);
};

const propfind = async (call: Call): Promise<Response> => {
  const { c, place } = call;
  const asked = await bodyOf(c);
  if (asked === null || (asked !== 'empty' && (asked.ns !== dav || asked.name !== 'propfind')))
    return c.text('This is no PROPFIND.\n', 400);
  const depth = c.req.header('depth') ?? '0';
  if (depth !== '0' && depth !== '1') return errorOf(c, 403, told(dav, 'propfind-finite-depth'));
  const prop = asked === 'empty' ? null : childOf(asked, dav, 'prop');
  const wanted: Wanted = prop ? prop.children : 'all';
  const found = await asActor(call, async (tx, actor) => {
    const nodes = await nodesAt(tx, actor, place, { below: depth === '1', wanted });
    return nodes?.map((node) => responseOf(node, wanted, actor.member)) ?? null;
  });
  return found ? multistatus(c, found) : notFound(c);
};

/** Colours and orders are the device's own. */
const proppatch = async (call: Call): Promise<Response> => {
  const { c, place } = call;
  const asked = await bodyOf(c);
  if (asked === null || asked === 'empty') return c.text('This is no PROPPATCH.\n', 400);
  const there = await asActor(call, (tx, actor) => nodesAt(tx, actor, place, { below: false, wanted: [] }));
  if (!there) return notFound(c);
  const names = asked.children.flatMap((change) => childOf(change, dav, 'prop')?.children ?? []);
  return multistatus(c, [refusedResponse(new URL(c.req.url).pathname, names)]);
};

const report = async (call: Call): Promise<Response> => {
  const { c, place, device, parts } = call;
  const asked = await bodyOf(c);
  if (asked === null || asked === 'empty') return c.text('This is no REPORT.\n', 400);
  if (place.kind !== 'calendar') return errorOf(c, 403, told(dav, 'supported-report'));
  const answer = await asActor(call, async (tx, actor) => {
    const collection = (await collectionsOf(tx, actor)).find(({ id }) => id === place.id);
    if (!collection) return null;
    return (await reportOf({ tx, actor, device, collection, now: parts.clock.now() }, asked)) ?? 'unknown';
  });
  if (answer === null) return notFound(c);
  if (answer === 'unknown') return errorOf(c, 403, told(dav, 'supported-report'));
  return answer.kind === 'answer' ? multistatus(c, answer.content) : errorOf(c, 403, answer.condition);
};

const get = async (call: Call): Promise<Response> => {
  const { c, place } = call;
  if (place.kind !== 'event') return notFound(c);
  const found = await asActor(call, async (tx, actor) => {
    const seen = (await collectionsOf(tx, actor)).some(({ id }) => id === place.id);
    const resource = seen ? await resourceNamed(tx, actor, place.id, place.name) : null;
    const event = resource && (await writtenEvents(tx, actor, [resource.event])).get(resource.event);
    return event ? { etag: resource.etag, text: textOf(event) } : null;
  });
  if (!found) return notFound(c);
  const headers = { etag: found.etag, 'cache-control': 'private, no-cache' };
  if (c.req.header('if-none-match') === found.etag) return c.body(null, 304, headers);
  return c.body(found.text, 200, { ...headers, 'content-type': 'text/calendar; charset=utf-8; component=vevent' });
};

const run = ({ c, device, parts }: Call, command: AnyCommand): Promise<Outcome> => {
  const headers = new Headers();
  const context = {
    headers,
    address: parts.addressOf(c),
    requestId: parts.requestIdOf(c),
    target: new URL(c.req.url).pathname,
    digest: new Uint8Array(),
    signIn: device.signIn,
    answerHeaders: headers,
  };
  return runCommand(parts, command, { input: {}, context, signIn: device.signIn, workspace: device.workspace });
};

/** Whether this reader has the calendar at all, and in which zone times are that name none. */
const entered = (call: Call, id: CalendarId) =>
  asActor(call, async (tx, actor) => {
    const seen = (await collectionsOf(tx, actor)).some((each) => each.id === id);
    return seen ? await usualHours(tx, actor.workspace) : null;
  });

const put = async (call: Call): Promise<Response> => {
  const { c, place, parts } = call;
  if (place.kind !== 'event') return c.text('', 405, whatWeSpeak);
  const text = await c.req.text();
  if (Buffer.byteLength(text) > mostBytes) return errorOf(c, 403, told(caldav, 'max-resource-size'));
  const hours = await entered(call, place.id);
  if (!hours) return notFound(c);
  const event = readPut(text, hours.zone);
  if (typeof event === 'string') return refusal(c, event);
  const outcome = await run(
    call,
    putEvent(parts, {
      calendar: place.id,
      name: place.name,
      event,
      ifMatch: c.req.header('if-match') ?? null,
      ifNoneMatch: c.req.header('if-none-match') === '*',
    }),
  );
  if (outcome.kind === 'refused') return refusal(c, outcome.refusal.refused);
  if (outcome.kind !== 'answered') return notFound(c);
  // Without an ETag, a device reads again what became of it here.
  const { created } = outcome.answer as { created: boolean };
  return c.body(null, created ? 201 : 204);
};

const remove = async (call: Call): Promise<Response> => {
  const { c, place, parts } = call;
  if (place.kind !== 'event') return errorOf(c, 403, told(dav, 'need-privileges'));
  if (!(await entered(call, place.id))) return notFound(c);
  const outcome = await run(
    call,
    deleteEvent(parts, { calendar: place.id, name: place.name, ifMatch: c.req.header('if-match') ?? null }),
  );
  if (outcome.kind === 'refused') return refusal(c, outcome.refusal.refused);
  return outcome.kind === 'answered' ? c.body(null, 204) : notFound(c);
};

/** Which condition of the RFCs was not met; the words are for those who look into what their device noted. */
const refusal = (c: Context, reason: string): Response => {
  if (reason === 'changed-meanwhile') return c.text('It was changed meanwhile. Read it again.\n', 412);
  if (reason === 'uid-taken' || reason === 'name-taken') return errorOf(c, 409, told(caldav, 'no-uid-conflict'));
  if (reason === 'read-only') return errorOf(c, 403, told(dav, 'need-privileges'), words[reason]);
  const condition =
    reason === 'events-only'
      ? 'supported-calendar-component'
      : reason === 'not-a-calendar'
        ? 'valid-calendar-data'
        : 'valid-calendar-object-resource';
  return errorOf(c, 403, told(caldav, condition), words[reason] ?? reason);
};

const words: Readonly<Record<string, string>> = {
  'read-only': 'You may read this, not change it.',
  'events-only': 'Only events are kept here, no tasks or journals.',
  'not-a-calendar': 'This is not iCalendar.',
  'one-event-only': 'Exactly one event or series is kept under one address.',
  'time-not-understood': 'Times are to the minute, between 1970 and 2199, in a known zone, and not longer than a year.',
  'repeat-not-understood': 'A series has one RRULE by days, weeks, months or years; no RDATE and no RANGE.',
  'text-too-long': 'The title holds 300 characters, the place 500, the description 10,000.',
  'days-of-another-kind': 'Days of a series are all with hours, or all without.',
  'too-many-days': 'At most 500 days of a series may differ from its rule.',
  'answer-of-another': 'Others answer for themselves.',
  'only-for-all': 'This can only be said for the whole series.',
  'occurrence-not-found': 'The rule of the series has no such day.',
  'value-not-accepted': 'An address or another value is not one that can be kept here.',
  'uid-changed': 'The UID of an event never changes.',
  'too-many-attendees': 'At most 200 people can be invited.',
};

const answers: Readonly<Record<string, (call: Call) => Promise<Response>>> = {
  GET: get,
  HEAD: get,
  PUT: put,
  DELETE: remove,
  PROPFIND: propfind,
  PROPPATCH: proppatch,
  REPORT: report,
};
