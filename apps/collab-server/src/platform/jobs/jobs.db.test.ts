import { randomUUID } from 'node:crypto';

import type { WorkspaceId } from '@baton/schema/shared';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';

import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { createLog } from '../log/log.ts';
import { enqueueJob, type NewJob } from './enqueue.ts';
import { jobKind, type JobRun } from './job-kind.ts';
import { createJobRunner } from './job-runner.ts';

const workspace = randomUUID() as WorkspaceId;

const greet = (run: (name: string, world: JobRun) => Promise<void>, tries = 8) =>
  jobKind({
    kind: 'greet',
    tries,
    data: z.strictObject({ name: z.string() }),
    run: ({ name }, world) => run(name, world),
  });

describeWithDatabase('jobs', () => {
  let db: TestDatabase;
  let ran: string[];

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    ran = [];
    await db.sql`delete from jobs`;
  });
  afterAll(() => db.drop());

  const enqueue = (job: NewJob) => db.scopes.withWorkspace({ workspace }, (tx) => enqueueJob(tx, job));
  const runnerOf = (kind = greet(async (name) => void ran.push(name))) =>
    createJobRunner({ scopes: db.scopes, kinds: [kind], log: createLog('silent') });

  it('run once, in the workspace that enqueued them, and are gone', async () => {
    await enqueue({ kind: 'greet', data: { name: 'Ada' } });
    const seen: (string | null)[] = [];
    const runner = runnerOf(greet(async (_, world) => void seen.push(world.workspace)));
    await runner.runDue();
    await runner.runDue();
    expect(seen).toEqual([workspace]);
    expect(await db.sql`select 1 from jobs`).toHaveLength(0);
  });

  it('are taken back with the transaction that enqueued them', async () => {
    const rolledBack = db.scopes.withWorkspace({ workspace }, async (tx) => {
      await enqueueJob(tx, { kind: 'greet', data: { name: 'Ada' } });
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    expect(await db.sql`select 1 from jobs`).toHaveLength(0);
  });

  it('with one key are one job while it waits', async () => {
    for (const name of ['Ada', 'Grace']) await enqueue({ kind: 'greet', key: 'same', data: { name } });
    await runnerOf().runDue();
    expect(ran).toEqual(['Ada']);
    await enqueue({ kind: 'greet', key: 'same', data: { name: 'Grace' } });
    await runnerOf().runDue();
    expect(ran).toEqual(['Ada', 'Grace']);
  });

  it('wait for their time', async () => {
    await enqueue({ kind: 'greet', runAt: new Date(Date.now() + 3_600_000), data: { name: 'Ada' } });
    await runnerOf().runDue();
    expect(ran).toEqual([]);
  });

  it('are run by one of several nodes', async () => {
    for (let n = 0; n < 20; n += 1) await enqueue({ kind: 'greet', data: { name: `n${n}` } });
    await Promise.all([runnerOf().runDue(), runnerOf().runDue(), runnerOf().runDue()]);
    expect(new Set(ran).size).toBe(20);
    expect(ran).toHaveLength(20);
  });

  it('that fail are tried again later, and stay for people once they have failed for good', async () => {
    await enqueue({ kind: 'greet', data: { name: 'Ada' } });
    const fail = greet(() => Promise.reject(new TypeError('secret text')), 2);
    await runnerOf(fail).runDue();
    const [waiting] = await db.sql`select tries, run_at > now() as later, failed_at, problem from jobs`;
    expect(waiting).toMatchObject({ tries: 1, later: true, failed_at: null, problem: 'TypeError' });
    await db.sql`update jobs set run_at = now()`;
    await runnerOf(fail).runDue();
    const [given] = await db.sql`select failed_at is not null as failed from jobs`;
    expect(given).toEqual({ failed: true });
  });

  it('of a process that died are taken over once their lease has run out', async () => {
    await enqueue({ kind: 'greet', data: { name: 'Ada' } });
    await db.sql`update jobs set tries = 1, leased_until = now() + interval '1 minute'`;
    await runnerOf().runDue();
    expect(ran).toEqual([]);
    await db.sql`update jobs set leased_until = now() - interval '1 second'`;
    await runnerOf().runDue();
    expect(ran).toEqual(['Ada']);
  });

  it('that recur are planned once by all nodes, and again when they have run', async () => {
    const sweep = jobKind({
      kind: 'sweep',
      every: 3_600,
      data: z.strictObject({}),
      run: async () => void ran.push('sweep'),
    });
    const [first, second] = [runnerOf(sweep), runnerOf(sweep)];
    await first.start();
    await second.start();
    await first.runDue();
    await Promise.all([first.stop(), second.stop()]);
    expect(ran).toEqual(['sweep']);
    expect(await db.sql`select run_at > now() + interval '59 minutes' as later from jobs`).toEqual([{ later: true }]);
  });

  it('that are cut off by a stop are put back without counting the try', async () => {
    await enqueue({ kind: 'greet', data: { name: 'Ada' } });
    const begun = Promise.withResolvers<void>();
    const runner = runnerOf(
      greet(async (_, { signal }) => {
        begun.resolve();
        await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));
      }),
    );
    await runner.start();
    await begun.promise;
    await runner.stop();
    const [job] = await db.sql`select tries, leased_until from jobs`;
    expect(job).toEqual({ tries: 0, leased_until: null });
  });
});
