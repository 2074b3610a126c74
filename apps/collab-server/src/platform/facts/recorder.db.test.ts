import { facts } from '@baton/schema/facts/tables';
import type { FactId, WorkspaceId } from '@baton/schema/shared';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { systemClock } from '../clock/clock.ts';
import { newId } from '../clock/new-id.ts';
import { eraseFacts } from './erase-facts.ts';
import type { FactSource, FactToRecord, RecordedFact } from './facts.port.ts';
import { createFactRecorder } from './recorder.ts';

const aFact = (data: Record<string, unknown> = {}, id?: string): FactToRecord => ({
  type: 'thing.happened',
  subject: { kind: 'thing', id: newId() },
  account: null,
  data,
  occurredAt: new Date(),
  ...(id === undefined ? {} : { id: id as FactId }),
});

const about = (id: string): FactToRecord => ({ ...aFact({ words: 'private' }), subject: { kind: 'thing', id } });

describeWithDatabase('the recorder of facts', () => {
  let db: TestDatabase;
  const workspace = newId() as WorkspaceId;
  const source: FactSource = { workspace, actor: null, origin: 'system', cause: null };

  beforeAll(async () => {
    db = await testDatabase();
    await db.sql`insert into workspaces (id, name, base_currency, language) values (${workspace}, 'W', 'EUR', 'en')`;
  });
  afterAll(() => db.drop());

  test('a fact with an id that is already there is recorded and projected once', async () => {
    const projected: RecordedFact[] = [];
    const recorder = createFactRecorder({
      projections: [{ 'thing.happened': async (_tx, fact) => void projected.push(fact) }],
      clock: systemClock,
      newId,
    });
    const again = aFact({ n: 1 }, newId());
    const run = (batch: FactToRecord[]) =>
      db.scopes.withWorkspace({ workspace }, (tx) => recorder.record(tx, source, batch));
    expect(await run([again, again])).toEqual([again.id]);
    expect(await run([again, aFact({ n: 2 })])).toHaveLength(1);
    expect(projected.map((fact) => fact.data)).toEqual([{ n: 1 }, { n: 2 }]);
  });

  test('every recorded fact is queued for its place, in the transaction that records it', async () => {
    const recorder = createFactRecorder({ projections: [], clock: systemClock, newId });
    const before = await db.sql`select fact from fact_queue where workspace = ${workspace}`;
    await expect(
      db.scopes.withWorkspace({ workspace }, async (tx) => {
        await recorder.record(tx, source, [aFact()]);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await db.scopes.withWorkspace({ workspace }, (tx) => recorder.record(tx, source, [aFact(), aFact()]));
    const after = await db.sql`select fact from fact_queue where workspace = ${workspace}`;
    expect(after.length - before.length).toBe(2);
  });

  test('[AC7] what was on its way when its subject was deleted for good is emptied with what was told before', async () => {
    const recorder = createFactRecorder({ projections: [], clock: systemClock, newId });
    const [account, handoff] = [newId(), newId()];
    const record = (...told: FactToRecord[]) =>
      db.scopes.withWorkspace({ workspace }, (tx) => recorder.record(tx, source, told));
    await record(about(account), about(handoff));
    await db.scopes.withWorkspace({ workspace }, async (tx) => {
      const purged = { ...about(account), type: 'thing.purged', data: { took: [handoff] } };
      await recorder.record(tx, source, [purged]);
      await record(about(handoff));
    });
    await eraseFacts(db.scopes, 'thing.purged');
    expect(await db.sql`select type from facts where data ->> 'words' = 'private'`).toEqual([]);
    expect(await db.sql`select 1 from facts where subject in (${account}, ${handoff})`).toHaveLength(4);
  });

  test('[M10] nobody changes or deletes a fact, and only erasure empties a payload', async () => {
    const inWorkspace = (statement: ReturnType<typeof sql>) =>
      db.scopes.withWorkspace({ workspace }, (tx) => tx.execute(statement));
    const denied = { cause: { code: '42501' } };
    await expect(inWorkspace(sql`update ${facts} set type = 'thing.forged'`)).rejects.toMatchObject(denied);
    await expect(inWorkspace(sql`delete from ${facts}`)).rejects.toMatchObject(denied);
    await expect(inWorkspace(sql`delete from fact_queue`)).rejects.toMatchObject(denied);
    const erasing = (statement: ReturnType<typeof sql>) =>
      db.scopes.withSystem('erasure', (tx) => tx.execute(statement));
    await expect(erasing(sql`update ${facts} set digest = ''`)).rejects.toMatchObject(denied);
    await erasing(sql`update facts set data = null, salt = null where workspace = ${workspace}`);
    expect(await db.sql`select 1 from facts where data is not null`).toHaveLength(0);
  });
});
