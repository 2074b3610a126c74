import { usualWeek } from '@baton/schema/working-time';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { pausedServer } from '#tests/paused-server.ts';
import { aMember, ask, aWorkspace, type AskedServer, type TestMember, type TestWorkspace } from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const days = (from: string, to: string, hours: object | null = null) => ({ from, to, hours });

describeWithDatabase('working time over HTTP', () => {
  let db: TestDatabase;
  let server: AskedServer;
  let acme: TestWorkspace;
  let owner: TestMember;
  let member: TestMember;
  let manager: TestMember;

  beforeAll(async () => {
    db = await testDatabase();
    server = await pausedServer(db);
    acme = await aWorkspace(db.sql);
    const { sales, support } = acme.teams;
    [owner, member, manager] = await Promise.all([
      aMember(db.sql, acme, 'owner'),
      aMember(db.sql, acme, 'member', { teams: [sales, support] }),
      aMember(db.sql, acme, 'manager', { teams: [sales] }),
    ]);
  });
  afterAll(() => db.drop());

  const read = async (route: Parameters<typeof ask>[2], body?: unknown, as: TestMember = member) => {
    const answer = await ask(server, as, route, body);
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Record<string, unknown>;
  };
  const week = [[{ from: '08:00', to: '16:00' }], [], [], [], [], [], []];
  const ofMember = () => read(`GET /members/${member.member}/working-time`);

  it('[WT2] [WT3] the usual hours count until a team, and then a person, says otherwise', async () => {
    const { sales, support } = acme.teams;
    const usual = { zone: 'UTC', week: usualWeek, holidays: [] };
    expect(await read(`GET /teams/${sales}/working-time`)).toEqual({ ...usual, set: false, mayChange: false });
    expect(await ofMember()).toMatchObject({ hours: usual, own: null, mayChange: true });
    const hours = { zone: 'Europe/Rome', week, holidays: ['2027-05-01', '2027-01-01'] };
    const set = await read(`PUT /teams/${sales}/working-time`, hours, manager);
    expect(set).toEqual({ ...hours, holidays: ['2027-01-01', '2027-05-01'], set: true, mayChange: true });
    expect(await read(`GET /teams/${sales}/working-time`, undefined, manager)).toEqual(set);
    expect(await ofMember()).toMatchObject({ hours: { zone: 'Europe/Rome', week }, teamId: sales });
    expect((await ask(server, manager, `PUT /teams/${support}/working-time`, hours)).status).toBe(404);

    const own = { zone: 'Europe/Paris', week: usualWeek };
    const told = await read(`PUT /members/${member.member}/working-time`, { own });
    expect(told).toMatchObject({ own, hours: { ...own, holidays: ['2027-01-01', '2027-05-01'] } });
    expect(await ofMember()).toEqual(told);
    await read(`PUT /members/${member.member}/working-time`, { own: null }, manager);
    expect(await ofMember()).toMatchObject({ own: null, hours: { zone: 'Europe/Rome' } });
  });

  it('[WT4] who is away is told to colleagues, and said by oneself, a manager or an admin', async () => {
    const absences = `/members/${member.member}/absences` as const;
    const long = await read(`POST ${absences}`, days('2099-01-04', '2099-01-08'));
    const short = await read(
      `POST ${absences}`,
      days('2099-01-20', '2099-01-20', { from: '09:00', to: '12:00' }),
      manager,
    );
    await read(`POST ${absences}`, days('2001-01-04', '2001-01-08'));
    expect(await ofMember()).toMatchObject({ absences: [long, short] });
    const list = await read('GET /absences?from=2099-01-08&to=2099-01-31', undefined, owner);
    expect(list).toEqual({ data: [long, short].map((each) => ({ memberId: member.member, ...each })) });
    const other = await aMember(db.sql, acme, 'member');
    expect((await ask(server, other, `DELETE /absences/${String(long['id'])}`)).status).toBe(404);
    expect((await ask(server, other, `POST ${absences}`, days('2099-01-04', '2099-01-08'))).status).toBe(404);
    await read(`DELETE /absences/${String(long['id'])}`, undefined, owner);
    expect(await ofMember()).toMatchObject({ absences: [short] });
    for (const wrong of [
      days('2099-01-05', '2099-01-04'),
      days('2099-01-04', '2099-01-05', { from: '09:00', to: '12:00' }),
    ])
      expect((await ask(server, member, `POST ${absences}`, wrong)).status).toBe(400);
  });
});
