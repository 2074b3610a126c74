import type { CalendarEvent, Occurrence } from '@baton/schema/calendar';
import { DAVClient, type DAVCalendar, type DAVObject } from 'tsdav';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { aMember, ask, aWorkspace, type TestMember, type TestWorkspace } from '#tests/people.ts';
import { spawnServer, type SpawnedServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const aSecret = () =>
  Array.from({ length: 6 }, () =>
    Array.from({ length: 4 }, () => letters[Math.floor(Math.random() * 31)]).join(''),
  ).join('-');

const calendarOf = (...entries: string[][]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Phone//EN',
    ...entries.flatMap((entry) => ['BEGIN:VEVENT', 'DTSTAMP:20990101T000000Z', ...entry, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n');
const at = (day: string, from: string, to: string) => [
  `DTSTART;TZID=Europe/Paris:209902${day}T${from}00`,
  `DTEND;TZID=Europe/Paris:209902${day}T${to}00`,
];
const alarm = ['BEGIN:VALARM', 'ACTION:DISPLAY', 'DESCRIPTION:Soon', 'TRIGGER:-PT15M', 'END:VALARM'];
const window = 'from=2099-02-01T00:00:00Z&to=2099-03-01T00:00:00Z';

const calendarNamed = async (client: DAVClient, id: string): Promise<DAVCalendar> => {
  const found = (await client.fetchCalendars()).find(({ url }) => url.includes(id));
  if (!found) throw new Error(`no calendar ${id}`);
  return found;
};
describeWithDatabase('calendars of phones', () => {
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

  it('[CA13] are found by the address of the server alone, and synced both ways', async () => {
    const calendars = await device.fetchCalendars();
    expect(calendars.length).toBe(5);
    expect(own.components).toEqual(['VEVENT']);
    const made = await put(
      'one.ics',
      calendarOf(['UID:one@phone', 'SUMMARY:Dentist', ...at('02', '0900', '1000'), 'X-COLOUR:teal', ...alarm]),
    );
    expect(made.status).toBe(201);
    expect(await eventOf()).toMatchObject({
      title: 'Dentist',
      uid: 'one@phone',
      organiserId: claire.member,
      mayEdit: true,
    });
    const there = await only();
    expect(there.data).toMatch(/UID:one@phone\r\n[\s\S]*X-COLOUR:teal[\s\S]*TRIGGER:-PT15M/);
    // Changed here, read there; what the phone alone knows stays.
    await call(`PATCH /events/${(await eventOf()).id}`, { title: 'Dentist, again', despiteConflict: true });
    const after = await only();
    expect(after.etag).not.toBe(there.etag);
    expect(after.data).toMatch(/SUMMARY:Dentist\\, again[\s\S]*X-COLOUR:teal[\s\S]*BEGIN:VALARM/);
    // Changed there by who had not read it: refused, and nothing is lost.
    const stale = await device.updateCalendarObject({
      calendarObject: { ...there, data: there.data.replace('Dentist', 'Old') },
    });
    expect(stale.status).toBe(412);
    expect((await eventOf()).title).toBe('Dentist, again');
    const fresh = await device.updateCalendarObject({
      calendarObject: { ...after, data: String(after.data).replace('0900', '0930').replace('-PT15M', '-PT5M') },
    });
    expect(fresh.status).toBe(204);
    expect((await eventOf()).time).toMatchObject({ from: '2099-02-02T09:30', to: '2099-02-02T10:00' });
    const last = await only();
    expect(last.data).toContain('TRIGGER:-PT5M');
    expect((await device.deleteCalendarObject({ calendarObject: last })).status).toBe(204);
    expect(await objects()).toEqual([]);
    const [kept] = await db.sql`select cancelled_at from events where calendar = ${claire.member}`;
    expect(kept?.['cancelled_at']).not.toBe(null);
    const types = await db.sql`select type from facts where workspace = ${acme.id} and actor = ${claire.member}
      and type like 'event.%' order by occurred_at, id`;
    expect(types.map((row) => row['type'])).toEqual([
      'event.created',
      'event.edited',
      'event.moved',
      'event.cancelled',
    ]);
  });

  it('[CA13] are told what changed and what went since, by a token, across a killed server', async () => {
    const sync = async (token: string) => {
      const body = `<d:sync-collection xmlns:d="DAV:"><d:sync-token>${token}</d:sync-token><d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>`;
      const answer = await send('REPORT', `/dav/calendars/${claire.member}/`, { body });
      const text = await answer.text();
      const names = [...text.matchAll(/<d:response><d:href>[^<]*\/([^</]+)<\/d:href>(<d:status>HTTP\/1.1 404)?/g)];
      return {
        status: answer.status,
        said: names.map(([, name, gone]) => `${gone ? '-' : '+'}${name}`).toSorted(),
        token: /<d:sync-token>([^<]+)/.exec(text)?.[1] ?? '',
      };
    };
    const first = await sync('');
    expect(first.said).toEqual([]);
    await put('a.ics', calendarOf(['UID:a', 'SUMMARY:A', ...at('02', '0900', '1000')]));
    await put('b.ics', calendarOf(['UID:b', 'SUMMARY:B', ...at('03', '0900', '1000')]));
    const second = await sync(first.token);
    expect(second.said).toEqual(['+a.ics', '+b.ics']);
    await server.kill();
    server = await spawnServer({ databaseUrl: db.url });
    device = await clientOf(claire, secret);
    own = await calendarNamed(device, claire.member);
    expect(await sync(second.token)).toMatchObject({ said: [], token: second.token });
    const [a] = await objects();
    expect(a && (await send('DELETE', pathOf(a))).status).toBe(204);
    await put('c.ics', calendarOf(['UID:c', 'SUMMARY:C', ...at('04', '0900', '1000')]));
    expect((await sync(second.token)).said).toEqual(['+c.ics', '-a.ics']);
    expect((await sync(first.token)).said).toEqual(['+b.ics', '+c.ics']);
    expect((await sync('urn:baton:sync:nonsense')).status).toBe(403);
    // The foreign client's own way.
    const synced = await device.syncCalendars({
      oldCalendars: [{ ...own, objects: [], syncToken: second.token, ctag: 'old' }],
      detailedResult: true,
    });
    if (Array.isArray(synced)) throw new Error('no details');
    expect(synced.updated.map(({ url }) => url)).toContain(own.url);
    expect(synced.created.length).toBe(4);
  });

  it('[CA13] keep series with days that differ', async () => {
    const rule = 'RRULE:FREQ=WEEKLY;UNTIL=20990301T090000Z';
    const whole = ['UID:s', 'SUMMARY:Weekly', ...at('02', '0900', '1000'), rule];
    const moved = [
      'UID:s',
      'SUMMARY:Weekly',
      'RECURRENCE-ID;TZID=Europe/Paris:20990209T090000',
      ...at('10', '1100', '1200'),
      ...alarm,
    ];
    expect((await put('s.ics', calendarOf([...whole, 'EXDATE;TZID=Europe/Paris:20990216T090000'], moved))).status).toBe(
      201,
    );
    expect((await shown()).map(({ time }) => time.from)).toEqual([
      '2099-02-02T09:00',
      '2099-02-10T11:00',
      '2099-02-23T09:00',
    ]);
    const there = await only();
    expect(there.data).toMatch(/EXDATE;TZID=Europe\/Paris:20990216T090000/);
    expect(there.data).toMatch(/RECURRENCE-ID;TZID=Europe\/Paris:20990209T090000[\s\S]*BEGIN:VALARM/);
    // Given back as it was told, it changes nothing.
    const before = await eventOf();
    await device.updateCalendarObject({ calendarObject: there });
    expect(await only()).toEqual(there);
    expect((await eventOf()).sequence).toBe(before.sequence);
    // The day that was left out takes place after all, the moved one is as the others again.
    await device.updateCalendarObject({ calendarObject: { ...there, data: calendarOf(whole) } });
    expect((await shown()).map(({ time }) => time.from)).toEqual(
      ['02', '09', '16', '23'].map((day) => `2099-02-${day}T09:00`),
    );
    const wrong = calendarOf(whole, [
      'UID:s',
      'RECURRENCE-ID;TZID=Europe/Paris:20990211T090000',
      ...at('12', '0900', '1000'),
    ]);
    expect((await send('PUT', pathOf(there), { body: wrong })).status).toBe(403);
  });

  it('[CA13] say who is invited, take answers, and read a calendar of a team that they may not change', async () => {
    const guest = 'ATTENDEE;CN=Ann:mailto:ann@example.com';
    const people = [`ORGANIZER:mailto:${claire.email}`, `ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:${marc.email}`, guest];
    await put('m.ics', calendarOf(['UID:m', 'SUMMARY:Meeting', ...at('02', '0900', '1000'), ...people]));
    expect((await eventOf()).attendees.map(({ kind, answer }) => [kind, answer])).toEqual([
      ['member', 'none'],
      ['email', 'none'],
    ]);
    const phone = await deviceOf(marc);
    const other = await clientOf(marc, phone.secret);
    const his = await calendarNamed(other, marc.member);
    const [seen] = await other.fetchCalendarObjects({ calendar: his });
    expect(String(seen?.data).replaceAll('\r\n ', '')).toContain('SCHEDULE-AGENT=NONE');
    const unfolded = String(seen?.data).replaceAll('\r\n ', '');
    const mine = unfolded.split('\r\n').find((line) => line.includes(marc.email) && line.startsWith('ATTENDEE')) ?? '';
    const yes = unfolded.replace(mine, mine.replace('NEEDS-ACTION', 'ACCEPTED'));
    expect((await other.updateCalendarObject({ calendarObject: { ...(seen as DAVObject), data: yes } })).status).toBe(
      204,
    );
    expect((await eventOf()).attendees.map(({ answer }) => answer)).toEqual(['yes', 'none']);
    const [again] = await other.fetchCalendarObjects({ calendar: his });
    const renamed = String(again?.data).replace('SUMMARY:Meeting', 'SUMMARY:Mine');
    expect(
      (await other.updateCalendarObject({ calendarObject: { ...(again as DAVObject), data: renamed } })).status,
    ).toBe(403);
    expect((await eventOf()).title).toBe('Meeting');
    // Deleting what one is invited to is saying no.
    expect((await other.deleteCalendarObject({ calendarObject: again as DAVObject })).status).toBe(204);
    expect((await eventOf()).attendees.map(({ answer }) => answer)).toEqual(['no', 'none']);
    expect(await other.fetchCalendarObjects({ calendar: his })).toEqual([]);

    const time = { kind: 'hours', from: '2099-02-05T09:00', to: '2099-02-05T10:00', zone: 'Europe/Paris' };
    await db.sql`update containers set visibility = 'people' where id = ${acme.teams.support}`;
    const owner = await aMember(db.sql, acme, 'owner');
    await call('POST /events', { calendarId: acme.teams.support, title: 'Shift', time }, owner);
    await call(`PUT /containers/${acme.teams.support}/grants/member/${claire.member}`, { level: 'read' }, owner);
    const team = await calendarNamed(device, acme.teams.support);
    const shift = await only(team);
    expect(shift.data).toContain('SUMMARY:Shift');
    expect(
      (await device.updateCalendarObject({ calendarObject: { ...shift, data: shift.data.replace('Shift', 'Mine') } }))
        .status,
    ).toBe(403);
    expect((await device.deleteCalendarObject({ calendarObject: shift })).status).toBe(403);
    expect((await put('x.ics', calendarOf(['UID:x', 'SUMMARY:X', ...at('02', '0900', '1000')]), team)).status).toBe(
      403,
    );
    expect(await only(team)).toEqual(shift);
  });

  it('[CA13] refuse what would be lost, and write to nobody for invitations of other calendars', async () => {
    const refusals: [string, string[]][] = [
      ['repeat-not-understood', ['RDATE;TZID=Europe/Paris:20990205T090000']],
      ['repeat-not-understood', ['RRULE:FREQ=HOURLY']],
      ['text-too-long', [`DESCRIPTION:${'x'.repeat(10_001)}`]],
      ['time-not-understood', ['EXDATE;TZID=Mars/Olympus:20990202T090000']],
    ];
    for (const [, lines] of refusals) {
      const answer = await put('r.ics', calendarOf(['UID:r', 'SUMMARY:R', ...at('02', '0900', '1000'), ...lines]));
      expect([lines[0]?.slice(0, 30), answer.status]).toEqual([lines[0]?.slice(0, 30), 403]);
      expect(await answer.text()).toContain('valid-calendar-object-resource');
    }
    const todo = calendarOf().replace('END:VCALENDAR', 'BEGIN:VTODO\r\nUID:t\r\nEND:VTODO\r\nEND:VCALENDAR');
    expect(await (await put('t.ics', todo)).text()).toContain('supported-calendar-component');
    expect((await put('h.ics', '<html>')).status).toBe(403);
    expect(await objects()).toEqual([]);
    const elsewhere = [
      'ORGANIZER:mailto:boss@example.com',
      `ATTENDEE;PARTSTAT=ACCEPTED:mailto:${claire.email}`,
      'ATTENDEE:mailto:ann@example.com',
    ];
    await put(
      'e.ics',
      calendarOf(['UID:e', 'SUMMARY:Elsewhere', 'STATUS:TENTATIVE', ...at('02', '0900', '1000'), ...elsewhere]),
    );
    expect((await eventOf()).attendees).toEqual([]);
    const { data } = await only();
    expect(String(data).replaceAll('\r\n ', '')).toMatch(
      /ORGANIZER:mailto:boss@example.com[\s\S]*mailto:ann@example.com/,
    );
    expect(data).toContain('STATUS:TENTATIVE');
    // Somebody who is booked already is shown so.
    await put('f.ics', calendarOf(['UID:f', 'SUMMARY:F', ...at('02', '0930', '1030')]));
    expect((await shown()).map(({ doubleBooked }) => doubleBooked)).toEqual([true, true]);
  });

  it('[CA13] are read by nobody without a password that is theirs, and is still good', async () => {
    const home = '/dav/calendars/';
    expect((await send('PROPFIND', '/.well-known/caldav')).headers.get('location')).toBe('/dav/');
    for (const as of ['', 'x', `${claire.email}:wrong`, `${marc.email}:${secret}`, `${claire.email}:${secret}x`])
      expect([as, (await send('PROPFIND', home, {}, as)).status]).toEqual([as, 401]);
    const cookie = await fetch(`${server.url}${home}`, { method: 'PROPFIND', headers: { cookie: claire.cookie } });
    expect(cookie.status).toBe(401);
    // Nor does an app password open anything else.
    expect((await send('GET', '/api/v1/calendars')).status).toBe(401);
    const foreign = [
      `/dav/calendars/${marc.member}/`,
      `/dav/people/${marc.member}/`,
      '/dav/calendars/x/',
      '/dav/nothing/',
      `/dav/calendars/${claire.member}/a/b`,
    ];
    for (const path of foreign) expect([path, (await send('PROPFIND', path)).status]).toEqual([path, 404]);
    const ofMarc = calendarOf(['UID:x', 'SUMMARY:X', ...at('02', '0900', '1000')]);
    expect((await send('PUT', `/dav/calendars/${marc.member}/x.ics`, { body: ofMarc })).status).toBe(404);
    for (const method of ['MKCALENDAR', 'MOVE', 'COPY', 'LOCK', 'POST'])
      expect([method, (await send(method, home)).status]).toEqual([method, 405]);
    const bomb =
      '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d:propfind xmlns:d="DAV:"><d:prop><d:x>&b;</d:x></d:prop></d:propfind>';
    for (const body of [bomb, '<a>', '<a>'.repeat(20_000), `<a>${'<b/>'.repeat(6_000)}</a>`, 'x'])
      expect((await send('PROPFIND', home, { body })).status).toBe(400);
    // Some hear why, others that nobody listens any more.
    const large = await send('PROPFIND', home, { body: ' '.repeat(1_100_000) }).catch(() => null);
    expect(large?.status ?? 413).toBe(413);
    await db.sql`update members set role = 'guest' where id = ${claire.member}`;
    expect((await send('PROPFIND', home)).status).toBe(404);
    await db.sql`update members set role = 'member' where id = ${claire.member}`;
    expect((await send('PROPFIND', home)).status).toBe(207);
    await call(`DELETE /app-passwords/${passwordId}`);
    expect((await send('PROPFIND', home)).status).toBe(401);
    const second = await deviceOf(claire);
    await db.sql`update members set left_at = now() where id = ${claire.member}`;
    expect((await send('PROPFIND', home, {}, `${claire.email}:${second.secret}`)).status).toBe(401);
  });

  it('[CA13] count wrong passwords for each network', async () => {
    const as = `${marc.email}:wrong`;
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) statuses.push((await send('PROPFIND', '/dav/', {}, as)).status);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect(statuses.at(-1)).toBe(429);
    await db.sql`delete from rate_limits`;
  });
});
