import type { WorkspaceId } from '@baton/schema/shared';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { newId } from '#platform/clock/new-id.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { systemClock } from '../clock/clock.ts';
import { createFactRecorder } from './recorder.ts';
import { sequenceAll, startSequencer } from './sequencer.ts';

const recorder = createFactRecorder({ projections: [], clock: systemClock, newId });
const aFact = (data: Record<string, unknown> = {}) => ({
  type: 'thing.happened',
  subject: { kind: 'thing', id: newId() },
  account: null,
  data,
  occurredAt: new Date(),
});

describeWithDatabase('the sequencer', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase({ connections: 40 });
  });
  afterAll(() => db.drop());

  const aWorkspace = async () => {
    const workspace = newId() as WorkspaceId;
    await db.sql`insert into workspaces (id, name, base_currency, language) values (${workspace}, 'W', 'EUR', 'en')`;
    return workspace;
  };
  const record = (workspace: WorkspaceId, count: number, until: Promise<void> = Promise.resolve()) =>
    db.scopes.withWorkspace({ workspace }, async (tx) => {
      const source = { workspace, actor: null, origin: 'person' as const, cause: null };
      await recorder.record(
        tx,
        source,
        Array.from({ length: count }, () => aFact()),
      );
      await until;
    });
  const placesOf = (workspace: WorkspaceId) =>
    db.sql<{ seq: string; ins: string }[]>`
      select s.seq, f.ins from fact_sequence s join facts f on f.workspace = s.workspace and f.id = s.fact
      where s.workspace = ${workspace} order by s.seq`;

  test('[M10] a fact that commits late gets its place after those that were there before it', async () => {
    const workspace = await aWorkspace();
    const gate = Promise.withResolvers<void>();
    const inserted = Promise.withResolvers<void>();
    const slow = db.scopes.withWorkspace({ workspace }, async (tx) => {
      await recorder.record(tx, { workspace, actor: null, origin: 'person', cause: null }, [aFact()]);
      inserted.resolve();
      await gate.promise;
    });
    await inserted.promise;
    await record(workspace, 2);
    await sequenceAll(db.scopes, () => undefined);
    expect(await placesOf(workspace)).toHaveLength(2);
    gate.resolve();
    await slow;
    await sequenceAll(db.scopes, () => undefined);
    const places = await placesOf(workspace);
    expect(places.map(({ seq }) => Number(seq))).toEqual([1, 2, 3]);
    expect(Number(places[2]?.ins)).toBeLessThan(Number(places[0]?.ins));
  });

  test('a fact gets its place without the facts of before being read again', async () => {
    const alone = await testDatabase({ connections: 1 });
    const workspace = newId() as WorkspaceId;
    await alone.sql`insert into workspaces (id, name, base_currency, language) values (${workspace}, 'W', 'EUR', 'en')`;
    const recorded = (count: number) =>
      alone.scopes.withWorkspace({ workspace }, (tx) =>
        recorder.record(
          tx,
          { workspace, actor: null, origin: 'person', cause: null },
          Array.from({ length: count }, () => aFact()),
        ),
      );
    const rowsRead = async (): Promise<number> => {
      await alone.scopes.withSystem('sequencer', (tx) => tx.execute(sql`select pg_stat_force_next_flush()`));
      const [read] = await alone.sql<{ rows: number }[]>`
        select sum(seq_tup_read + idx_tup_fetch)::integer as rows from pg_stat_user_tables
        where relname in ('facts', 'fact_queue')`;
      return read?.rows ?? 0;
    };
    try {
      // The plan that is kept is made here, before the database knows anything about its tables.
      for (const count of [1, 2_000]) {
        await recorded(count);
        await sequenceAll(alone.scopes, () => undefined);
      }
      const before = await rowsRead();
      await recorded(3);
      await sequenceAll(alone.scopes, () => undefined);
      expect((await rowsRead()) - before).toBeLessThan(100);
    } finally {
      await alone.drop();
    }
  });

  test('[M10] two sequencers beside thirty writers that commit out of order leave no gap and skip nothing', async () => {
    const workspaces = await Promise.all([aWorkspace(), aWorkspace(), aWorkspace()]);
    const trouble: unknown[] = [];
    const parts = {
      scopes: db.scopes,
      onPlaced: () => undefined,
      onTrouble: (e: unknown) => void trouble.push(e),
      every: 5,
    };
    const both = [startSequencer(parts), startSequencer(parts)];
    const writers = Array.from({ length: 30 }, async (_, writer) => {
      for (let round = 0; round < 10; round += 1) {
        // Each transaction stays open while up to three later ones begin and end.
        const others = Promise.all(
          Array.from({ length: writer % 4 }, () =>
            db.scopes.withSystem('poll', (tx) => tx.execute('select pg_sleep(0.003)')),
          ),
        );
        await record(
          workspaces[(writer + round) % 3]!,
          1 + (round % 3),
          others.then(() => undefined),
        );
        both[round % 2]?.wake();
      }
    });
    await Promise.all(writers);
    await Promise.all(both.map((sequencer) => sequencer.stop()));
    await sequenceAll(db.scopes, () => undefined);
    const counts = await Promise.all(
      workspaces.map(async (workspace) => {
        const places = await placesOf(workspace);
        expect(places.map(({ seq }) => Number(seq))).toEqual(places.map((_, index) => index + 1));
        return places.length;
      }),
    );
    expect(trouble).toEqual([]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(30 * 19);
    expect(await db.sql`select 1 from fact_queue`).toHaveLength(0);
  });

  test('it places facts when woken, without waiting for its second', async () => {
    const workspace = await aWorkspace();
    const placed = Promise.withResolvers<number>();
    const sequencer = startSequencer({
      scopes: db.scopes,
      onPlaced: (of, { seq }) => of === workspace && placed.resolve(seq),
      onTrouble: placed.reject,
      every: 60_000,
    });
    await record(workspace, 1_500);
    sequencer.wake();
    expect(await placed.promise).toBe(1_000);
    await sequencer.stop();
    await sequenceAll(db.scopes, () => undefined);
    expect(await placesOf(workspace)).toHaveLength(1_500);
  });
});
