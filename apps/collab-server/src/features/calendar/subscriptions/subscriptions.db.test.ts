import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Occurrence, Subscription } from '@baton/schema/calendar';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { until } from '#tests/live-client.ts';
import { aMember, ask, aWorkspace, type TestMember, type TestWorkspace } from '#tests/people.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import type { RunningServer } from '../../../server.ts';

const calendar = (...entries: string[][]) =>
  [
    'BEGIN:VCALENDAR',
    ...entries.flatMap((entry, at) => ['BEGIN:VEVENT', `UID:${at}@elsewhere`, ...entry, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n');
const visit = (day: string, title: string) => [
  `SUMMARY:${title}`,
  `DTSTART;TZID=Europe/Paris:209902${day}T090000`,
  `DTEND;TZID=Europe/Paris:209902${day}T100000`,
];
const window = 'from=2099-02-01T00:00:00Z&to=2099-03-01T00:00:00Z';

describeWithDatabase('calendars of elsewhere', () => {
  let db: TestDatabase;
  let server: RunningServer;
  let acme: TestWorkspace;
  let claire: TestMember;
  let elsewhere: Server;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let asked: IncomingMessage[];

  beforeAll(async () => {
    db = await testDatabase();
    elsewhere = createServer((request, response) => {
      asked.push(request);
      answer(request, response);
    });
    elsewhere.listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const { port } = elsewhere.address() as AddressInfo;
    server = await startServer({ databaseUrl: db.url, env: { PRIVATE_HOSTS: `127.0.0.1:${port}` } });
    acme = await aWorkspace(db.sql);
  });
  beforeEach(async () => {
    asked = [];
    claire = await aMember(db.sql, acme, 'member');
  });
  afterAll(async () => {
    await server.stop();
    elsewhere.close();
    elsewhere.closeAllConnections();
    await db.drop();
  });

  const say = (text: string, headers: Record<string, string> = {}) => {
    answer = (_, response) => void response.writeHead(200, headers).end(text);
  };
  const addressOf = (path: string) => `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}${path}`;
  const call = async <Body>(route: Parameters<typeof ask>[2], body?: unknown, as = claire): Promise<Body> => {
    const answered = await ask(server.url, as, route, body);
    if (answered.status !== 200) throw new Error(`${route}: ${answered.status} ${JSON.stringify(answered.body)}`);
    return answered.body as Body;
  };
  const subscribe = (path: string, name = 'School') =>
    call<Subscription>(`POST /calendars/${claire.member}/subscriptions`, { url: addressOf(path), name });
  const stateOf = async (id: string) =>
    (await call<{ data: Subscription[] }>('GET /subscriptions')).data.find((each) => each.id === id);
  /** How it stands once its server was asked that often in all. */
  const stateAfter = async (id: string, readings: number) => {
    await until(async () => {
      const [row] = await db.sql`select tried_at from calendar_subscriptions where id = ${id}`;
      return asked.length >= readings && row?.['tried_at'] !== null;
    }, `reading ${readings} of what is subscribed to`);
    return stateOf(id);
  };
  /** Makes its time come. */
  const again = async (id: string) => {
    await db.sql`update calendar_subscriptions set tried_at = null where id = ${id}`;
    await call(`POST /subscriptions/${id}/read`, {});
  };
  const shown = async () =>
    (await call<{ data: Occurrence[] }>(`GET /events?calendars=${claire.member}&${window}`)).data;

  it('[CA12] are read, shown, counted as busy, and changed by nobody', async () => {
    say(calendar(visit('02', 'Parents'), [...visit('04', 'Swimming'), 'RRULE:FREQ=WEEKLY;COUNT=2']));
    const { id } = await subscribe('/a.ics');
    expect(await stateAfter(id, 1)).toMatchObject({ events: 2, problem: null, name: 'School' });
    const all = await shown();
    expect(all.map(({ title, subscriptionId, mayEdit }) => [title, subscriptionId, mayEdit])).toEqual([
      ['Parents', id, false],
      ['Swimming', id, false],
      ['Swimming', id, false],
    ]);
    const eventId = all[0]?.eventId;
    expect((await ask(server.url, claire, `PATCH /events/${eventId}`, { title: 'Mine' })).status).toBe(404);
    const time = { kind: 'hours', from: '2099-02-02T09:30', to: '2099-02-02T10:30', zone: 'Europe/Paris' };
    const body = { calendarId: claire.member, title: 'Call', time };
    expect(await ask(server.url, claire, 'POST /events', body)).toMatchObject({
      status: 409,
      body: { code: 'double-booked' },
    });
    const colleague = await aMember(db.sql, acme, 'member');
    const busy = await call<{ data: { busy: unknown[] }[] }>(
      `GET /calendars/busy?calendars=${claire.member}&${window}`,
      undefined,
      colleague,
    );
    expect(busy.data[0]?.busy).toHaveLength(3);
    expect((await call<{ data: Subscription[] }>('GET /subscriptions', undefined, colleague)).data).toEqual([]);
  });

  it('take up what is new, what changed and what went, ask no more than is needed, and go whole', async () => {
    say(calendar(visit('02', 'One'), visit('03', 'Two')), {
      etag: '"1"',
      'last-modified': 'Mon, 01 Jan 2024 00:00:00 GMT',
    });
    const { id } = await subscribe('/b.ics');
    await stateAfter(id, 1);
    answer = (_, response) => void response.writeHead(304).end();
    await again(id);
    expect(await stateAfter(id, 2)).toMatchObject({ events: 2, problem: null });
    expect(asked[1]?.headers).toMatchObject({
      'if-none-match': '"1"',
      'if-modified-since': 'Mon, 01 Jan 2024 00:00:00 GMT',
    });
    say(calendar(visit('02', 'First'), [], visit('05', 'Three')));
    await again(id);
    await stateAfter(id, 3);
    expect((await shown()).map(({ title }) => title)).toEqual(['First', 'Three']);
    const [read] = await db.sql`select data from facts where workspace = ${acme.id}
      and type = 'calendar.subscription-read' order by occurred_at desc, id desc limit 1`;
    expect(read?.['data']).toEqual({ subscriptionId: id, added: 1, changed: 1, removed: 1 });
    await call(`DELETE /subscriptions/${id}`);
    expect(await shown()).toEqual([]);
    const [left] = await db.sql`select count(*)::int as rows from events where subscription = ${id}`;
    expect(left?.['rows']).toBe(0);
  });

  it('say what is wrong, keep what was read, and are asked ever more seldom', async () => {
    say(calendar(visit('02', 'Stays')));
    const { id } = await subscribe('/c.ics');
    await stateAfter(id, 1);
    const pauses: number[] = [];
    const wrongs: [string, (response: ServerResponse) => void][] = [
      ['not-a-calendar', (response) => void response.end('<!doctype html><h1>Sign in</h1>')],
      ['refused-by-server', (response) => void response.writeHead(403).end()],
      ['not-found', (response) => void response.writeHead(404).end()],
      ['not-reached', (response) => void response.destroy()],
      ['address-not-allowed', (response) => void response.writeHead(302, { location: server.url }).end()],
    ];
    for (const [at, [problem, wrong]] of wrongs.entries()) {
      answer = (_, response) => wrong(response);
      await again(id);
      const state = await stateAfter(id, at + 2);
      expect(state).toMatchObject({ problem, events: 1 });
      pauses.push(Math.round((Date.parse(state?.nextAt ?? '') - Date.now()) / 60_000));
    }
    expect(pauses).toEqual([30, 60, 120, 240, 480]);
    say(calendar(visit('02', 'Stays')));
    await again(id);
    expect(await stateAfter(id, wrongs.length + 2)).toMatchObject({ problem: null, events: 1 });
  });

  it('bear whatever a hostile server says', async () => {
    const endless = [
      'RRULE:FREQ=SECONDLY',
      'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      'RRULE:FREQ=DAILY;COUNT=999999999',
    ];
    const odd = [
      ['DTSTART;TZID=Mars/Olympus:20990202T090000', 'DTEND;TZID=Mars/Olympus:20990202T100000', 'SUMMARY:Mars'],
      ['DTSTART:99991231T235959Z', 'SUMMARY:Late'],
      ['DTSTART:20990231T090000Z', 'SUMMARY:No such day'],
      ['DTSTART:20990203T090000Z', 'DURATION:P9999W', 'SUMMARY:Long'],
      [`DTSTART:20990203T090000Z`, `SUMMARY:${'x'.repeat(100_000)}\\n\u0000`],
      ...endless.map((rule) => [...visit('02', rule), rule]),
    ];
    say(calendar(...odd));
    const { id } = await subscribe('/odd.ics');
    expect(await stateAfter(id, 1)).toMatchObject({ problem: null });
    // Endless by the rule that can be followed alone; each of the others is there once.
    const titles = (await shown()).map(({ title }) => title?.slice(0, 20));
    expect(titles.filter((title) => title === endless[0]?.slice(0, 20))).toHaveLength(1);
    expect(titles.filter((title) => title === endless[1]?.slice(0, 20))).toHaveLength(1);
    expect(titles).toContain('Mars');
    const many = (count: number, more: string[] = []) =>
      calendar(...Array.from({ length: count }, () => [...visit('02', 'x'), ...more]));
    const large = [
      many(2_001),
      many(501, ['RRULE:FREQ=DAILY']),
      many(400, ['RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30']),
      `BEGIN:VCALENDAR\r\nX:${'x'.repeat(5_000_000)}\r\nEND:VCALENDAR`,
    ];
    for (const [at, text] of large.entries()) {
      say(text);
      await again(id);
      expect([at, await stateAfter(id, at + 2)]).toMatchObject([at, { problem: 'too-large' }]);
    }
    expect(await call('GET /calendars')).toBeTruthy();
  });

  it('are asked for at addresses of the open internet alone, once each, by who may manage the calendar', async () => {
    const to = (calendarId: string, url: string) =>
      ask(server.url, claire, `POST /calendars/${calendarId}/subscriptions`, { url });
    for (const url of ['https://127.0.0.1/x.ics', 'webcal://localhost/x.ics', 'http://example.com/x.ics', server.url])
      expect(await to(claire.member, url)).toMatchObject({ status: 409, body: { code: 'address-not-allowed' } });
    expect((await to(claire.member, 'javascript:alert(1)')).status).toBe(400);
    expect((await to(acme.teams.sales, addressOf('/t.ics'))).status).toBe(404);
    say(calendar());
    await subscribe('/once.ics');
    expect(await to(claire.member, addressOf('/once.ics'))).toMatchObject({ body: { code: 'subscribed-already' } });
    const [fact] = await db.sql`select data::text as data from facts where workspace = ${acme.id}
      and type = 'calendar.subscribed' order by occurred_at desc, id desc limit 1`;
    expect(fact?.['data']).not.toContain('once.ics');
  });

  it('are not asked for any more by who has left', async () => {
    say(calendar(visit('02', 'One')));
    const { id } = await subscribe('/left.ics');
    await stateAfter(id, 1);
    await db.sql`update members set left_at = now() where id = ${claire.member}`;
    await db.sql`update calendar_subscriptions set due_at = now() - interval '1 minute' where id = ${id}`;
    await db.sql`insert into jobs (id, workspace, kind, data, run_at) values (${claire.member}, ${acme.id},
      'calendar.read-subscription', ${db.sql.json({ subscription: id })}, now())`;
    await until(async () => {
      const [row] = await db.sql`select due_at > now() as later from calendar_subscriptions where id = ${id}`;
      return row?.['later'] === true;
    }, 'the next time of what nobody may read any more');
    expect(asked.filter(({ url }) => url === '/left.ics')).toHaveLength(1);
  });
});
