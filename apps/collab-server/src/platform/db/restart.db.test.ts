import { randomUUID } from 'node:crypto';

import type { WorkspaceId } from '@baton/schema/shared';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { spawnServer, type SpawnedServer } from '#tests/start-server.ts';
import {
  copyTemplate,
  crashTestCluster,
  startTestCluster,
  stopTestCluster,
  type TestCluster,
} from '#tests/test-cluster.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

import { isConnectionLoss } from './connection-loss.ts';
import { openDatabase, type Database } from './database.ts';

const workspace = randomUUID() as WorkspaceId;

describeWithDatabase('a database that crashes and comes back', () => {
  let cluster: TestCluster;
  let database: Database;
  let server: SpawnedServer;

  beforeAll(async () => {
    cluster = (await startTestCluster({ durable: true })) as TestCluster;
    const databaseUrl = await copyTemplate(cluster, 'restarted');
    database = openDatabase({ url: databaseUrl });
    server = await spawnServer({ databaseUrl, env: { LOG_LEVEL: 'silent' } });
  });
  afterAll(async () => {
    await server.kill();
    await database.close();
    await stopTestCluster(cluster);
  });

  /** Ten writers, each with one row in flight, until stopped; a write must end, well or badly, within half a minute. */
  const startWriting = () => {
    const tally = { committed: new Set<string>(), refused: 0, stuck: 0 };
    const stopped = new AbortController();
    const writeOnce = async () => {
      const id = randomUUID();
      const insert = sql`insert into jobs (id, kind, data) values (${id}, 'never', '{}')`;
      const writing = database.scopes
        .withWorkspace({ workspace }, (tx) => tx.execute(insert))
        .then(
          () => void tally.committed.add(id),
          () => void (tally.refused += 1),
        );
      const { promise, resolve } = Promise.withResolvers<'stuck'>();
      const timer = setTimeout(resolve, 30_000, 'stuck');
      if ((await Promise.race([writing, promise])) === 'stuck') tally.stuck += 1;
      clearTimeout(timer);
    };
    const writer = async () => {
      while (!stopped.signal.aborted) await writeOnce();
    };
    const writers = Array.from({ length: 10 }, writer);
    const stop = async () => {
      stopped.abort();
      await Promise.all(writers);
    };
    return { tally, stop };
  };

  it(
    'five times in mid-write: no process ends, nothing is stuck, no committed row is lost',
    { timeout: 300_000 },
    async () => {
      const { tally, stop } = startWriting();
      const moreThan = (count: number) => expect.poll(() => tally.committed.size).toBeGreaterThan(count);
      const readiness = async () => (await fetch(`${server.url}/readyz`)).status;
      for (let round = 0; round < 5; round += 1) {
        await moreThan(tally.committed.size + 20);
        await crashTestCluster(cluster);
        await moreThan(tally.committed.size);
        await expect.poll(readiness).toBe(200);
      }
      await stop();
      expect(tally.stuck).toBe(0);
      expect(server.child.exitCode).toBeNull();
      const rows = await database.scopes.withSystem('jobs', (tx) =>
        tx.execute<{ id: string }>(sql`select id from jobs`),
      );
      expect(tally.committed.difference(new Set(rows.map(({ id }) => id))).size).toBe(0);
    },
  );

  it('[M7] under a transaction: what it still asks afterwards never runs in the transaction of somebody else', async () => {
    const begun = Promise.withResolvers<void>();
    const resume = Promise.withResolvers<void>();
    const late = Promise.withResolvers<unknown>();
    const orphan = database.scopes.withWorkspace({ workspace }, async (tx) => {
      await tx.execute(sql`select 1`);
      begun.resolve();
      await resume.promise;
      const insert = sql`insert into jobs (id, kind, data) values (${randomUUID()}, 'orphan', '{}')`;
      await tx.execute(insert).then(() => late.resolve('written'), late.resolve);
    });
    orphan.catch(() => {});
    await begun.promise;
    await crashTestCluster(cluster);
    // All connections of the pool now serve others.
    const others = Array.from({ length: 10 }, () =>
      database.scopes.withWorkspace({ workspace }, async (tx) => {
        await tx.execute(sql`insert into jobs (id, kind, data) values (${randomUUID()}, 'other', '{}')`);
        resume.resolve();
        await tx.execute(sql`select pg_sleep(0.1)`);
      }),
    );
    expect(isConnectionLoss(await orphan.catch((error: unknown) => error))).toBe(true);
    expect(isConnectionLoss(await late.promise)).toBe(true);
    await Promise.all(others);
    const kinds = await database.scopes.withSystem('jobs', (tx) =>
      tx.execute(sql`select kind, count(*)::int as n from jobs where kind in ('orphan', 'other') group by kind`),
    );
    expect(kinds).toEqual([{ kind: 'other', n: 10 }]);
  });
});
