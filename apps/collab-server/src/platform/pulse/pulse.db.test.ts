import { factType, type WorkspaceId } from '@baton/schema/shared';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

import { aWorkspace } from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { systemClock } from '../clock/clock.ts';
import { newId } from '../clock/new-id.ts';
import { createFactRecorder } from '../facts/recorder.ts';
import { startSequencer } from '../facts/sequencer.ts';
import { enqueueJob } from '../jobs/enqueue.ts';
import { createJobRunner } from '../jobs/job-runner.ts';
import { createLog } from '../log/log.ts';
import { createPulse, type Pulse } from './pulse.ts';

const never = 600_000;

const deaf = (): never => {
  throw new Error('no ear');
};

describeWithDatabase('the pulse', () => {
  let db: TestDatabase;
  let workspace: WorkspaceId;
  let pulse: Pulse;
  let troubles: unknown[];

  beforeAll(async () => {
    db = await testDatabase();
    workspace = (await aWorkspace(db.sql)).id;
  });
  afterAll(() => db.drop());
  afterEach(() => pulse.stop());

  const beating = (): Pulse => {
    troubles = [];
    pulse = createPulse({ scopes: db.scopes, everyMs: 20, onTrouble: (error) => void troubles.push(error) });
    return pulse;
  };

  it('asks all questions in one statement, each with its own parameters, again and again', async () => {
    const heard: unknown[][] = [[], [], []];
    let round = 0;
    const { ask, start } = beating();
    const note = (at: number) => (answer: unknown) => void heard[at]?.push(answer);
    ask({ sql: 'select $1::int + $2::int', parameters: () => [(round += 1), 100], heard: note(0) });
    ask({ sql: 'select 1 where false', parameters: () => [], heard: note(1) });
    ask({ sql: 'select json_build_array($1::text, $1::text)', parameters: () => ['twice'], heard: note(2) });
    await start();
    await expect.poll(() => heard[0]?.length).toBeGreaterThan(2);
    expect(new Set(heard[0]).size).toBe(heard[0]?.length);
    expect(heard[1]?.[0]).toBeNull();
    expect(heard[2]?.[0]).toEqual(['twice', 'twice']);
    expect(troubles).toEqual([]);
  });

  it('tells of a look that failed and looks again', async () => {
    const answers: unknown[] = [];
    let by = 0;
    const { ask, start } = beating();
    ask({ sql: 'select 1 / $1::int', parameters: () => [by], heard: (answer) => void answers.push(answer) });
    await start();
    expect([troubles.length, answers]).toEqual([1, []]);
    by = 1;
    await expect.poll(() => answers[0]).toBe(1);
  });

  it('lets nobody keep the answer from the next', async () => {
    const answers: unknown[] = [];
    const { ask, start } = beating();
    ask({ sql: 'select 1', parameters: () => [], heard: deaf });
    ask({ sql: 'select 2', parameters: () => [], heard: (answer) => void answers.push(answer) });
    await start();
    expect([troubles.length, answers]).toEqual([1, [2]]);
  });

  it('[M10] wakes whoever has something to do, though nobody told them', async () => {
    const placed: number[] = [];
    const onTrouble = (error: unknown) => void troubles.push(error);
    const onPlaced = (_: WorkspaceId, { seq }: { seq: number }) => void placed.push(seq);
    const sequencer = startSequencer({ scopes: db.scopes, onPlaced, onTrouble, every: never });
    const done: unknown[] = [];
    const kind = { kind: 'probe', tries: 1, every: null, start: async (data: unknown) => void done.push(data) };
    const jobs = createJobRunner({ scopes: db.scopes, kinds: [kind], log: createLog('silent'), every: never });
    const { ask, start } = beating();
    for (const { question } of [sequencer, jobs]) ask(question);
    await start();
    await jobs.start();
    const recorder = createFactRecorder({ projections: [], clock: systemClock, newId });
    const source = { workspace, actor: null, origin: 'person', cause: null } as const;
    const seen = factType('counter.seen', {})({ subject: { kind: 'counter', id: newId() }, data: {} });
    await db.scopes.withWorkspace({ workspace }, async (tx) => {
      await recorder.record(tx, source, [{ ...seen, occurredAt: new Date() }]);
      await enqueueJob(tx, { kind: 'probe', data: { one: 1 } });
    });
    await expect.poll(() => [placed, done]).toEqual([[1], [{ one: 1 }]]);
    await Promise.all([sequencer.stop(), jobs.stop()]);
    expect(troubles).toEqual([]);
  });
});
