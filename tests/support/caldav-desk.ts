import type { CalendarEvent, Occurrence } from '@baton/schema/calendar';
import { DAVClient, type DAVCalendar, type DAVObject } from 'tsdav';
import { afterAll, beforeAll, beforeEach } from 'vitest';

import { aMember, ask, aWorkspace, type TestMember, type TestWorkspace } from './people.ts';
import { spawnServer, type SpawnedServer } from './start-server.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';

const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const aSecret = () =>
  Array.from({ length: 6 }, () =>
    Array.from({ length: 4 }, () => letters[Math.floor(Math.random() * 31)]).join(''),
  ).join('-');

/** A calendar of these entries, as a phone writes it. */
export const calendarOf = (...entries: string[][]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Phone//EN',
    ...entries.flatMap((entry) => ['BEGIN:VEVENT', 'DTSTAMP:20990101T000000Z', ...entry, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n');
export const at = (day: string, from: string, to: string) => [
  `DTSTART;TZID=Europe/Paris:209902${day}T${from}00`,
  `DTEND;TZID=Europe/Paris:209902${day}T${to}00`,
];
export const alarm = ['BEGIN:VALARM', 'ACTION:DISPLAY', 'DESCRIPTION:Soon', 'TRIGGER:-PT15M', 'END:VALARM'];
const window = 'from=2099-02-01T00:00:00Z&to=2099-03-01T00:00:00Z';

/** The calendar of this id, as a device finds it. */
export const calendarNamed = async (client: DAVClient, id: string): Promise<DAVCalendar> => {
  const found = (await client.fetchCalendars()).find(({ url }) => url.includes(id));
  if (!found) throw new Error(`no calendar ${id}`);
  return found;
};

/** Claire with a phone that keeps her calendar, and Marc, anew for each test of a file; called inside `describeWithDatabase`. */
export const calDavDesk = () => {
  let db: TestDatabase;
  let server: SpawnedServer;
  let acme: TestWorkspace;
  let claire: TestMember;
  let marc: TestMember;
  let secret: string;
  let passwordId: string;
  let device: DAVClient;
  let own: DAVCalendar;

  beforeAll(async () => {
    db = await testDatabase();
    server = await spawnServer({ databaseUrl: db.url });
    acme = await aWorkspace(db.sql);
  });
  afterAll(async () => {
    await server.kill();
    await db.drop();
  });

  const call = async <Body>(route: Parameters<typeof ask>[2], body?: unknown, as = claire): Promise<Body> => {
    const answer = await ask(server.url, as, route, body);
    if (answer.status !== 200) throw new Error(`${route}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  };
  const deviceOf = async (person: TestMember) => {
    const made = { secret: aSecret(), id: '' };
    made.id = (await call<{ id: string }>('POST /app-passwords', { name: 'Phone', secret: made.secret }, person)).id;
    return made;
  };
  const clientOf = async (person: TestMember, password: string) => {
    const client = new DAVClient({
      serverUrl: server.url,
      credentials: { username: person.email, password },
      authMethod: 'Basic',
      defaultAccountType: 'caldav',
    });
    await client.login();
    return client;
  };
  beforeEach(async () => {
    claire = await aMember(db.sql, acme, 'member', { teams: [acme.teams.sales] });
    marc = await aMember(db.sql, acme, 'member');
    ({ secret, id: passwordId } = await deviceOf(claire));
    device = await clientOf(claire, secret);
    own = await calendarNamed(device, claire.member);
  });

  const put = (name: string, text: string, calendar = own) =>
    device.createCalendarObject({ calendar, filename: name, iCalString: text });
  const objects = (calendar = own, client = device) => client.fetchCalendarObjects({ calendar });
  const only = async (calendar = own): Promise<DAVObject> => {
    const [one, ...more] = await objects(calendar);
    if (!one || more.length > 0) throw new Error(`${more.length + (one ? 1 : 0)} objects`);
    return one;
  };
  const shown = async (calendar: string = claire.member, as = claire) =>
    (await call<{ data: Occurrence[] }>(`GET /events?calendars=${calendar}&${window}`, undefined, as)).data;
  const eventOf = async () => {
    const [first] = await shown();
    return call<CalendarEvent>(`GET /events/${first?.eventId}`);
  };
  const send = (
    method: string,
    path: string,
    more: { headers?: Record<string, string>; body?: string } = {},
    as = `${claire.email}:${secret}`,
  ) =>
    fetch(`${server.url}${path}`, {
      method,
      redirect: 'manual',
      headers: { authorization: `Basic ${Buffer.from(as).toString('base64')}`, ...more.headers },
      ...(more.body === undefined ? {} : { body: more.body }),
    });
  const pathOf = (object: { url: string }) => new URL(object.url, server.url).pathname;

  return {
    get db(): TestDatabase {
      return db;
    },
    get server(): SpawnedServer {
      return server;
    },
    get acme(): TestWorkspace {
      return acme;
    },
    get claire(): TestMember {
      return claire;
    },
    get marc(): TestMember {
      return marc;
    },
    get secret(): string {
      return secret;
    },
    get passwordId(): string {
      return passwordId;
    },
    get device(): DAVClient {
      return device;
    },
    get own(): DAVCalendar {
      return own;
    },
    /** The server is killed and started again; the phone finds it as before. */
    restart: async () => {
      await server.kill();
      server = await spawnServer({ databaseUrl: db.url });
      device = await clientOf(claire, secret);
      own = await calendarNamed(device, claire.member);
    },
    call,
    deviceOf,
    clientOf,
    put,
    objects,
    only,
    shown,
    eventOf,
    send,
    pathOf,
  };
};
