import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';

import { readBoard } from '@baton/schema/deals';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { until } from '#tests/live-client.ts';
import { spawnServer, type SpawnedServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { aDeal, liveWorld, sameContent, type LiveWorld } from './live-world.ts';

const redisProgram = '/usr/bin/redis-server';

/** Below the ports that the system gives away by itself: nobody takes it while Redis is dead. */
const aFreePort = async (): Promise<number> => {
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  const probe = createServer().listen(port, '127.0.0.1');
  const isFree = await once(probe, 'listening').then(
    () => true,
    () => false,
  );
  probe.close();
  return isFree ? port : aFreePort();
};

const startRedis = async (port: number): Promise<ChildProcess> => {
  const child = spawn(redisProgram, ['--port', String(port), '--save', '', '--appendonly', 'no'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const chunk of child.stdout) if (String(chunk).includes('Ready to accept connections')) return child;
  throw new Error('Redis ended before it was ready');
};

const meet = async (world: LiveWorld, servers: { url: string }[], title: string): Promise<string[]> => {
  const [here, there] = await Promise.all(servers.map(({ url }) => world.tab(undefined, { url })));
  if (!here || !there) throw new Error('Two servers are needed');
  const id = aDeal(here.doc, world.board.at('New'), title);
  await here.saved();
  await until(() => readBoard(there.doc).deals.has(id), `the other process to show what is told ${title}`);
  await until(() => sameContent(here.doc, there.doc), 'both to be equal');
  return [...readBoard(there.doc).deals.values()].map((deal) => deal.title);
};

describeWithDatabase('two processes on one database', () => {
  let db: TestDatabase;
  let world: LiveWorld;
  let servers: SpawnedServer[] = [];

  beforeAll(async () => {
    db = await testDatabase();
    world = await liveWorld(db);
  });
  afterAll(async () => {
    await world.stop();
    await Promise.all(servers.map((server) => server.kill()));
    await db.drop();
  });

  it('meet through the log without Redis', async () => {
    servers = await Promise.all([spawnServer({ databaseUrl: db.url }), spawnServer({ databaseUrl: db.url })]);
    expect(await meet(world, servers, 'by the poll')).toContain('by the poll');
    await Promise.all(servers.splice(0).map((server) => server.stop()));
  });

  describe.skipIf(!existsSync(redisProgram))('with Redis', () => {
    it('meet sooner, and meet still when it dies and comes back', async () => {
      const port = await aFreePort();
      let redis = await startRedis(port);
      const env = { REDIS_URL: `redis://127.0.0.1:${port}` };
      servers = await Promise.all([
        spawnServer({ databaseUrl: db.url, env }),
        spawnServer({ databaseUrl: db.url, env }),
      ]);
      expect(await meet(world, servers, 'by the hint')).toContain('by the hint');
      const gone = once(redis, 'exit');
      redis.kill('SIGKILL');
      await gone;
      expect(await meet(world, servers, 'while it is dead')).toContain('while it is dead');
      redis = await startRedis(port);
      expect(await meet(world, servers, 'when it is back')).toContain('when it is back');
      redis.kill('SIGKILL');
    });
  });
});
