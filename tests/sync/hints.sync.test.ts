import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';

import { readBoard } from '@baton/schema/deals';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { until } from '#tests/live-client.ts';
import { spawnServer, type SpawnedServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { aDeal, liveWorld, sameContent, type LiveWorld } from './live-world.ts';

const redisProgram = '/usr/bin/redis-server';

const aFreePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
};

const startRedis = async (port: number): Promise<ChildProcess> => {
  const child = spawn(redisProgram, ['--port', String(port), '--save', '', '--appendonly', 'no'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const chunk of child.stdout) if (String(chunk).includes('Ready to accept connections')) break;
  child.stdout?.resume();
  return child;
};

const meet = async (world: LiveWorld, servers: { url: string }[], title: string): Promise<number> => {
  const [here, there] = await Promise.all(servers.map(({ url }) => world.tab(undefined, { url })));
  if (!here || !there) throw new Error('Two servers are needed');
  const id = aDeal(here.doc, world.board.at('New'), title);
  await here.saved();
  const began = performance.now();
  await until(() => readBoard(there.doc).deals.has(id), 'the other process to show it');
  const ms = performance.now() - began;
  await until(() => sameContent(here.doc, there.doc), 'both to be equal');
  return ms;
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
    expect(await meet(world, servers, 'by the poll')).toBeLessThan(5_000);
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
      expect(await meet(world, servers, 'by the hint')).toBeLessThan(5_000);
      const gone = once(redis, 'exit');
      redis.kill('SIGKILL');
      await gone;
      expect(await meet(world, servers, 'while it is dead')).toBeLessThan(5_000);
      redis = await startRedis(port);
      expect(await meet(world, servers, 'when it is back')).toBeLessThan(5_000);
      redis.kill('SIGKILL');
    });
  });
});
