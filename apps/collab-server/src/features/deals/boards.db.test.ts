import type { BoardDetail } from '@baton/schema/deals';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { aMember, ask, aWorkspace, type TestMember, type TestWorkspace } from '#tests/people.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

describeWithDatabase('boards over HTTP', () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  let acme: TestWorkspace;
  let manager: TestMember;
  let member: TestMember;
  let guest: TestMember;
  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url });
    acme = await aWorkspace(db.sql);
    [manager, member, guest] = await Promise.all([
      aMember(db.sql, acme, 'manager'),
      aMember(db.sql, acme, 'member'),
      aMember(db.sql, acme, 'guest'),
    ]);
  });
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });

  const create = async (as: TestMember, more: object = {}) =>
    ask(server.url, as, 'POST /boards', { name: 'Sales', currency: 'EUR', ...more });
  const created = async (as: TestMember, more: object = {}) => (await create(as, more)).body as BoardDetail;

  it('a board is there with its stages as soon as it is created, and its document with it', async () => {
    const { status, body } = await create(manager);
    expect(status).toBe(200);
    const board = body as BoardDetail;
    expect(board.stages.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'New open',
      'Qualified open',
      'Proposal open',
      'Negotiation open',
      'Won won',
      'Lost lost',
    ]);
    const read = await ask(server.url, member, `GET /boards/${board.id}`);
    expect(read.body).toEqual({ ...board, level: 'write' });
    expect(await db.sql`select kind, seq::int from documents where id = ${board.id}`).toEqual([
      { kind: 'board', seq: 1 },
    ]);
    expect(await db.sql`select type from facts where subject = ${board.id}`).toEqual([{ type: 'board.created' }]);
  });

  it('[D1] managers create boards, members do not', async () => {
    expect((await create(member)).status).toBe(404);
    expect((await create(guest)).status).toBe(404);
  });

  it('[D2] a board for some people is not there for others, and is renamed by who manages it', async () => {
    const board = await created(manager, { visibility: 'people' });
    expect((await ask(server.url, member, `GET /boards/${board.id}`)).status).toBe(404);
    expect((await ask(server.url, member, `PATCH /boards/${board.id}`, { name: 'Mine' })).status).toBe(404);
    const renamed = await ask(server.url, manager, `PATCH /boards/${board.id}`, { name: 'Key accounts' });
    expect(renamed.body).toMatchObject({ name: 'Key accounts' });
    const list = await ask(server.url, manager, 'GET /boards');
    expect(list.body).toMatchObject({
      data: expect.arrayContaining([expect.objectContaining({ name: 'Key accounts' })]),
    });
  });

  it('[D2] grants name people of the workspace, and a board needs an open stage', async () => {
    const grants = [{ subjectKind: 'member', subject: '01990000-0000-7000-8000-000000000009', level: 'read' }];
    expect(await create(manager, { grants })).toMatchObject({ status: 409, body: { code: 'subject-not-found' } });
    const stages = [{ name: 'Won', kind: 'won', probability: 100 }];
    expect(await create(manager, { stages })).toMatchObject({ status: 409, body: { code: 'stage-not-open' } });
  });

  it('[M19] a guest sees a board through rows, not through its document', async () => {
    const grants = [{ subjectKind: 'member', subject: guest.member, level: 'read' }];
    const board = await created(manager, { grants });
    expect((await ask(server.url, guest, `GET /boards/${board.id}`)).body).toMatchObject({
      live: false,
      level: 'read',
    });
    expect((await ask(server.url, guest, `GET /boards/${board.id}/cards`)).body).toEqual({ cards: [] });
  });
});
