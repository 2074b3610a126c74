import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import { until } from '#tests/live-client.ts';
import { aMember, ask, aWorkspace, type TestMember } from '#tests/people.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { Feed } from '../../apps/web/src/shared/live/feed.ts';
import { LiveSocket } from '../../apps/web/src/shared/live/socket.ts';

describeWithDatabase('the beginning of a page', () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  let keeper: TestMember;
  const ends: (() => void)[] = [];

  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url });
    keeper = await aMember(db.sql, await aWorkspace(db.sql), 'manager');
  });
  afterEach(() => {
    for (const end of ends.splice(0)) end();
  });
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });

  /** What the server says of how far the workspace has come. */
  const seq = async (): Promise<number> => {
    const { body } = await ask(server.url, keeper, 'GET /me');
    return (body as { memberships: { seq: number }[] }).memberships[0]?.seq ?? -1;
  };
  const addAccount = async (name: string) => {
    const before = await seq();
    expect((await ask(server.url, keeper, 'POST /accounts', { name })).status).toBe(200);
    await until(async () => (await seq()) > before, 'the fact has its place');
  };
  /** The ear of a page that had read up to here; what it heard. */
  const listen = (knownUpTo: number): string[] => {
    class SignedInSocket extends WebSocket {
      constructor(url: string) {
        super(url, { headers: { cookie: keeper.cookie, origin: server.url } });
        this.on('error', () => {});
      }
    }
    const url = `${server.url.replace('http', 'ws')}/collab`;
    const socket = new LiveSocket({ url, stillSignedIn: async () => true, WebSocketPolyfill: SignedInSocket });
    const heard: string[] = [];
    const feed = new Feed({
      socket,
      workspace: keeper.workspace,
      knownUpTo,
      onFact: ({ type }) => void heard.push(type),
      onOwn: ({ topics }) => void heard.push(...topics),
      onReset: (why) => void heard.push(why),
    });
    ends.push(() => {
      feed.destroy();
      socket.destroy();
    });
    return heard;
  };

  it('tells a page what happened between its first reading and its first hearing', async () => {
    const read = await seq();
    await addAccount('Boulangeries Durand');
    const heard = listen(read);
    await until(() => heard.includes('account.created'), 'what happened in between');
    expect(heard).not.toContain('reset');
  });

  it('begins at the present for a page that has read everything, and reads all again for one that knows nothing', async () => {
    const upToDate = listen(await seq());
    await addAccount('Forni Rossi');
    await until(() => upToDate.includes('account.created'), 'what happened then');
    expect(upToDate.filter((type) => type === 'account.created')).toHaveLength(1);
    const knowsNothing = listen(0);
    await until(() => knowsNothing.filter((type) => type === 'account.created').length === 2, 'all facts');
  });
});
