import { calDavRoutes } from '@baton/collab-server/features/calendar/caldav/dav-door.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { pausedServer } from '#tests/paused-server.ts';
import { ask, type AskedServer, type TestMember } from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { furnish } from './matrix/furnish.ts';
import { buildWorld, type World } from './matrix/world.ts';

const letters = 'abcdefghjkmnpqrs';
const aSecret = () =>
  Array.from({ length: 6 }, () =>
    Array.from({ length: 4 }, () => letters[Math.floor(Math.random() * letters.length)]).join(''),
  ).join('-');

const anEvent = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'UID:new@phone',
  'SUMMARY:New',
  'DTSTART:20270301T090000Z',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');
const bodies: Record<string, string> = {
  PUT: anEvent,
  PROPPATCH:
    '<d:propertyupdate xmlns:d="DAV:"><d:set><d:prop><d:displayname>x</d:displayname></d:prop></d:set></d:propertyupdate>',
  REPORT: '<d:sync-collection xmlns:d="DAV:"><d:sync-token/><d:prop><d:getetag/></d:prop></d:sync-collection>',
};

describeWithDatabase('what devices may ask, and who', () => {
  let db: TestDatabase;
  let server: AskedServer;
  let ours: World;
  let theirs: World;
  const devices = new Map<string, string>();

  beforeAll(async () => {
    db = await testDatabase();
    server = await pausedServer(db);
    [ours, theirs] = [await buildWorld(db.sql, 'ours'), await buildWorld(db.sql, 'theirs')];
    for (const world of [ours, theirs]) await furnish(server, world);
    const people = { member: ours.callers.member, left: ours.targets.colleague, turned: ours.targets.receiver };
    for (const [name, person] of Object.entries({ ...people, foreign: theirs.callers.owner }))
      devices.set(name, await deviceOf(person));
    devices.set('revoked', await deviceOf(ours.callers.member, true));
    await db.sql`update members set left_at = now() where id = ${people.left.member}`;
    await db.sql`update members set role = 'guest' where id = ${people.turned.member}`;
  });
  afterAll(() => db.drop());

  /** What a device of theirs says of itself. */
  const deviceOf = async (person: TestMember, revoke = false): Promise<string> => {
    const secret = aSecret();
    const made = await ask(server, person, 'POST /app-passwords', { name: 'Phone', secret });
    expect(made.status).toBe(200);
    if (revoke) await ask(server, person, `DELETE /app-passwords/${(made.body as { id: string }).id}`);
    return `Basic ${Buffer.from(`${person.email}:${secret}`).toString('base64')}`;
  };
  const send = (route: string, ids: Record<string, string>, headers: Record<string, string>) => {
    const [method = '', path = ''] = route.split(' ');
    const url = `${server.url}${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? name)}`;
    const body = bodies[method];
    return server.fetch(new Request(url, { method, headers, ...(body ? { body } : {}) }));
  };
  const counts = async () => {
    const [row] =
      await db.sql`select (select count(*) from events)::int as events, (select count(*) from facts)::int as facts`;
    return row;
  };
  const own = () => ({
    memberId: ours.callers.member.member,
    calendarId: ours.callers.member.member,
    name: `${ours.things['memberEvent']}.ics`,
  });

  it('[CA13] is asked by nobody without a good app password, whatever else they have, and leaves no trace', async () => {
    const before = await counts();
    const nobody: Record<string, Record<string, string>> = {
      anonymous: {},
      cookie: { cookie: ours.callers.owner.cookie },
      'no password': { authorization: `Basic ${Buffer.from(`${ours.callers.owner.email}:`).toString('base64')}` },
      revoked: { authorization: devices.get('revoked') ?? '' },
      left: { authorization: devices.get('left') ?? '' },
    };
    const answers: [string, string, number][] = [];
    for (const route of calDavRoutes.filter((each) => !each.startsWith('OPTIONS')))
      for (const [who, headers] of Object.entries(nobody)) {
        answers.push([route, who, (await send(route, own(), headers)).status]);
        await db.sql`delete from rate_limits`;
      }
    expect(answers.length).toBeGreaterThan(40);
    expect(answers.filter(([, , status]) => status !== 401)).toEqual([]);
    expect(await counts()).toEqual(before);
  });

  it('[CA13] shows nothing of calendars that are not seen, to guests nothing at all', async () => {
    const before = await counts();
    const places = {
      'a closed calendar': {
        ...own(),
        memberId: ours.targets.secondOwner.member,
        calendarId: ours.targets.secondOwner.member,
      },
      'another workspace': {
        ...own(),
        memberId: theirs.callers.member.member,
        calendarId: theirs.workspace.teams.sales,
      },
      'no calendar': { memberId: ours.workspace.id, calendarId: ours.workspace.id, name: 'x.ics' },
    };
    const wrong: [string, string, number][] = [];
    for (const route of calDavRoutes.filter((each) => each.includes('{')))
      for (const [where, ids] of Object.entries(places)) {
        const answer = await send(route, ids, { authorization: devices.get('member') ?? '' });
        if (answer.status !== 404) wrong.push([route, where, answer.status]);
        if ((await answer.text()).includes(ours.canary)) wrong.push([route, `${where} tells`, answer.status]);
      }
    for (const route of calDavRoutes.filter((each) => !each.startsWith('OPTIONS')))
      for (const who of ['turned', 'foreign']) {
        if (who === 'foreign' && !route.includes('{')) continue;
        const answer = await send(route, own(), { authorization: devices.get(who) ?? '' });
        if (answer.status !== 404) wrong.push([route, who, answer.status]);
      }
    expect(wrong).toEqual([]);
    expect(await counts()).toEqual(before);
  });

  it('[CA13] lets those in whose device it is', async () => {
    const good: [string, number][] = [];
    for (const route of calDavRoutes.toSorted(
      (one, other) => Number(one.startsWith('DELETE')) - Number(other.startsWith('DELETE')),
    ))
      good.push([route, (await send(route, own(), { authorization: devices.get('member') ?? '' })).status]);
    // A new event cannot have the name of another one.
    const allowed = good.filter(([route, status]) => !(status < 300 || (route.startsWith('PUT') && status === 403)));
    expect(allowed).toEqual([]);
  });
});
