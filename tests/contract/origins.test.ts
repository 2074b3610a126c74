import { once } from 'node:events';

import { authRoutes } from '@baton/collab-server/features/sign-in/auth-routes.ts';
import { contractNames, pathOf } from '@baton/collab-server/platform/http/router.ts';
import { api } from '@baton/schema/api';
import { bytesRoutes } from '@baton/schema/files';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import { aMember, ask, aWorkspace, type TestMember } from '#tests/people.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

/** What the page of another site could look like, as the headers it makes a browser send. */
const foreign = ({ protocol, host, port }: URL): Record<string, Record<string, string>> => ({
  'another site': { origin: 'https://evil.example' },
  'no origin': { origin: '' },
  'a sandboxed page': { origin: 'null' },
  'our name with a suffix': { origin: `${protocol}//${host}.evil.example` },
  'our name with a prefix': { origin: `${protocol}//evil-${host}` },
  'another port': { origin: `${protocol}//localhost:${Number(port) + 1}` },
  'another scheme': { origin: `https://${host}` },
  'our name as a user': { origin: `${protocol}//${host}@evil.example` },
});

describeWithDatabase('pages of other sites', () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  let owner: TestMember;
  let origins: Record<string, Record<string, string>>;

  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url, env: { API_REQUESTS_PER_MINUTE: '0' } });
    owner = await aMember(db.sql, await aWorkspace(db.sql), 'owner');
    origins = foreign(new URL(server.url));
  });
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });

  it('[P19b] may ask for no change, on no route', async () => {
    const routes = [
      ...[...contractNames(api).keys()].map(pathOf),
      `PUT ${bytesRoutes.upload}`,
      ...authRoutes.map((route) => route.replace(' /', ' /api/auth/')),
    ].filter((route) => !route.startsWith('GET '));
    expect(routes.length).toBeGreaterThan(40);
    const accepted: string[] = [];
    for (const route of routes) {
      const filled = route.replaceAll(/\{\w+\}/g, owner.member) as Parameters<typeof ask>[2];
      for (const [name, headers] of Object.entries(origins)) {
        const { status, body } = await ask(server.url, owner, filled, {}, headers);
        if (status !== 403) accepted.push(`${route} from ${name}: ${status} ${JSON.stringify(body)}`);
      }
      const site = { 'sec-fetch-site': 'cross-site' };
      if ((await ask(server.url, owner, filled, {}, site)).status !== 403) accepted.push(`${route} across sites`);
    }
    expect(accepted).toEqual([]);
  });

  it('[P19b] may open no socket', async () => {
    const knock = async (headers: Record<string, string>): Promise<string> => {
      const socket = new WebSocket(`${server.url.replace('http', 'ws')}/collab`, {
        headers: { cookie: owner.cookie, ...headers },
      });
      const [outcome] = await Promise.race([
        once(socket, 'open').then(() => ['open']),
        once(socket, 'unexpected-response').then(([, answer]) => [String(answer.statusCode)]),
        once(socket, 'error').then(() => ['error']),
      ]);
      socket.on('error', () => {});
      socket.terminate();
      return outcome as string;
    };
    const outcomes: Record<string, string> = {};
    for (const [name, { origin = '' }] of Object.entries(origins)) {
      outcomes[name] = await knock(origin === '' ? {} : { origin });
    }
    expect(Object.values(outcomes)).toHaveLength(8);
    expect(Object.entries(outcomes).filter(([, outcome]) => outcome === 'open')).toEqual([]);
    expect(await knock({ origin: server.url })).toBe('open');
  });
});
