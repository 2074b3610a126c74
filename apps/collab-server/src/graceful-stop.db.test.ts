import { once } from 'node:events';
import { connect } from 'node:net';

import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import { aMember, ask, aWorkspace, type TestMember } from '#tests/people.ts';
import { spawnServer, type SpawnedServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

describeWithDatabase('a server that is told to stop', () => {
  let db: TestDatabase;
  let owner: TestMember;

  beforeAll(async () => {
    db = await testDatabase();
    owner = await aMember(db.sql, await aWorkspace(db.sql), 'owner');
  });
  afterAll(() => db.drop());

  const openSocket = async (server: SpawnedServer) => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/collab`, {
      headers: { cookie: owner.cookie, origin: server.url },
    });
    await once(socket, 'open');
    return { code: once(socket, 'close').then(([code]) => code as number) };
  };

  it('sends the sockets away to come back, answers what it had begun, and ends with code 0', async () => {
    const server = await spawnServer({ databaseUrl: db.url });
    const sockets = [await openSocket(server), await openSocket(server)];
    // A command that waits for a lock that somebody holds for a second.
    const held = Promise.withResolvers<void>();
    const locked = Promise.withResolvers<void>();
    const holding = db.sql.begin(async (tx) => {
      await tx`lock table teams in exclusive mode`;
      locked.resolve();
      await held.promise;
    });
    await locked.promise;
    const answer = ask(server.url, owner, 'POST /teams', { name: 'Partners' });
    await expect
      .poll(() =>
        db.sql`select 1 from pg_locks where relation = 'teams'::regclass and not granted`.then((rows) => rows.length),
      )
      .toBe(1);
    const stopped = server.stop();
    for (const { code } of sockets) expect(await code).toBe(1001);
    held.resolve();
    await holding;
    expect((await answer).status).toBe(200);
    expect(await stopped).toBe(0);
  });

  it('does not wait for a client that never finishes its request', async () => {
    const server = await spawnServer({ databaseUrl: db.url });
    const { port } = new URL(server.url);
    const dangling = connect(Number(port), '127.0.0.1');
    dangling.on('error', () => {});
    dangling.write('POST /api/v1/teams HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\n{');
    await ask(server.url, owner, 'GET /me');
    // Who is not done within ten seconds is ended with another code (`serve.ts`).
    expect(await server.stop()).toBe(0);
  });
});
