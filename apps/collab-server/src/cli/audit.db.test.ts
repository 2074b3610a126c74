import { afterAll, beforeAll, expect, test } from 'vitest';

import { newId } from '#platform/clock/new-id.ts';
import { sequenceAll } from '#platform/facts/sequencer.ts';
import { createLog } from '#platform/log/log.ts';
import { counterApp } from '#tests/counter-app.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { readConfig } from '../config.ts';
import { auditVerifyCommand } from './audit.ts';
import { UsageError } from './command-line.ts';

describeWithDatabase('baton audit verify', () => {
  let db: TestDatabase;
  let workspace: string;
  beforeAll(async () => {
    db = await testDatabase();
    const world = await counterApp(db);
    workspace = world.workspace;
    const me = world.person();
    const id = await world.counter(me);
    for (let n = 0; n < 3; n += 1) await world.ask('POST', `/counters/${id}/raise`, me, { by: 1 });
    await sequenceAll(db.scopes, () => undefined);
  });
  afterAll(() => db.drop());

  const verify = async (...words: string[]) => {
    const config = readConfig({ DATABASE_URL: db.url, UNSAFE_DATABASE: 'allow' });
    const lines: string[] = [];
    const code = await auditVerifyCommand.run(words, {
      config,
      log: createLog('silent'),
      say: (line) => void lines.push(line),
    });
    return { code, out: lines.join('\n') };
  };

  test('prints the head of each chain, which a later run compares, and ends with 1 when something is wrong', async () => {
    const { code, out } = await verify();
    expect([code, out]).toEqual([0, expect.stringContaining(`${workspace}: 3 facts, 0 erased, head ${workspace}:3:`)]);
    const head = /head (\S+)/.exec(out)?.[1] ?? '';
    expect((await verify('--head', head)).code).toBe(0);
    expect((await verify('--head', `${workspace}:3:${'0'.repeat(64)}`)).out).toContain('head-lost 3');
    await db.sql`update facts set data = '{"by": 100}' where workspace = ${workspace}`;
    const tampered = await verify();
    expect([tampered.code, tampered.out]).toEqual([1, expect.stringMatching(/payload-changed 1 .*\n.*3 flaws/s)]);
  });

  test('says how to ask when it was asked wrongly', async () => {
    await expect(verify('--head', newId())).rejects.toBeInstanceOf(UsageError);
  });
});
