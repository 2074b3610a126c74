import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { aMember, ask, aWorkspace, type TestMember, type TestWorkspace } from '#tests/people.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import type { RunningServer } from '../../server.ts';

describeWithDatabase('a workspace and its people', () => {
  let db: TestDatabase;
  let server: RunningServer;
  let acme: TestWorkspace;
  let owner: TestMember;

  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url });
  });
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });
  beforeEach(async () => {
    acme = await aWorkspace(db.sql);
    owner = await aMember(db.sql, acme, 'owner');
  });

  const version = async (): Promise<number> => {
    const [row] = await db.sql<{ v: number }[]>`select rights_version::int as v from workspaces where id = ${acme.id}`;
    return row?.v ?? 0;
  };
  const factsOf = async (): Promise<string[]> => {
    const rows = await db.sql<{ type: string }[]>`select type from facts where workspace = ${acme.id} order by ins`;
    return rows.map(({ type }) => type);
  };

  it('[W3] of two owners who leave at the same moment one stays', async () => {
    const second = await aMember(db.sql, acme, 'owner');
    const both = await Promise.all([owner, second].map((who) => ask(server.url, who, `DELETE /members/${who.member}`)));
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
    expect(await db.sql`select 1 from members where workspace = ${acme.id} and left_at is null`).toHaveLength(1);
  });

  it('[W7] who is removed has nothing from that moment, and has everything again when taken back', async () => {
    const ben = await aMember(db.sql, acme, 'manager', { teams: [acme.teams.sales] });
    expect((await ask(server.url, ben, 'GET /teams')).status).toBe(200);
    await ask(server.url, owner, `DELETE /members/${ben.member}`);
    expect((await ask(server.url, ben, 'GET /teams')).status).toBe(404);
    expect((await ask(server.url, ben, 'GET /me')).body).toMatchObject({ memberships: [] });
    await ask(server.url, owner, `POST /members/${ben.member}/reinstate`);
    expect((await ask(server.url, ben, 'GET /me')).body).toMatchObject({
      memberships: [{ role: 'manager', teams: [acme.teams.sales] }],
    });
    expect(await factsOf()).toEqual(['member.removed', 'member.reinstated']);
  });

  it('[M11] every change of a right raises the version of rights, and nothing else does', async () => {
    const ben = await aMember(db.sql, acme, 'member');
    const board = '01980000-0000-7000-8000-0000000000b0';
    await db.sql`insert into containers values (${acme.id}, ${board}, 'board', 'workspace')`;
    const grant = `containers/${board}/grants/member/${ben.member}`;
    const raising: Parameters<typeof ask>[] = [
      [server.url, owner, `PUT /members/${ben.member}/role`, { role: 'manager' }],
      [server.url, owner, `PUT /teams/${acme.teams.sales}/members/${ben.member}`],
      [server.url, owner, `DELETE /teams/${acme.teams.sales}/members/${ben.member}`],
      [server.url, owner, `PUT /${grant}`, { level: 'read' }],
      [server.url, owner, `PUT /${grant}`, { level: 'write' }],
      [server.url, owner, `DELETE /${grant}`],
      [server.url, owner, `PUT /containers/${board}/visibility`, { visibility: 'people' }],
      [server.url, owner, `DELETE /members/${ben.member}`],
      [server.url, owner, `POST /members/${ben.member}/reinstate`],
    ];
    for (const asked of raising) {
      const before = await version();
      expect([asked[2], (await ask(...asked)).status]).toEqual([asked[2], 200]);
      expect([asked[2], (await version()) > before]).toEqual([asked[2], true]);
    }
    const before = await version();
    await ask(server.url, ben, 'PUT /me/name', { name: 'Benjamin' });
    await ask(server.url, owner, `PUT /members/${ben.member}/reports-to`, { reportsTo: owner.member });
    await ask(server.url, owner, 'PATCH /workspace', { name: 'Acme Ltd' });
    expect(await version()).toBe(before);
  });

  it('[W6] a circle is found through three people', async () => {
    const [ben, cleo] = [await aMember(db.sql, acme, 'member'), await aMember(db.sql, acme, 'member')];
    const reports = (who: TestMember, to: TestMember) =>
      ask(server.url, owner, `PUT /members/${who.member}/reports-to`, { reportsTo: to.member });
    expect((await reports(owner, ben)).status).toBe(200);
    expect((await reports(ben, cleo)).status).toBe(200);
    expect((await reports(cleo, owner)).body).toMatchObject({ code: 'reports-in-circle' });
  });

  it('lists members page by page', async () => {
    for (let n = 0; n < 4; n += 1) await aMember(db.sql, acme, 'member');
    const first = (await ask(server.url, owner, 'GET /members?limit=3')).body as Page;
    expect([first.data.length, first.page.has_more]).toEqual([3, true]);
    const rest = (await ask(server.url, owner, `GET /members?limit=3&cursor=${first.page.next_cursor}`)).body as Page;
    expect([rest.data.length, rest.page.has_more]).toEqual([2, false]);
    expect(new Set([...first.data, ...rest.data].map(({ id }) => id)).size).toBe(5);
  });
});

interface Page {
  data: { id: string }[];
  page: { next_cursor: string | null; has_more: boolean };
}
