import { randomUUID } from 'node:crypto';

import type { MemberId, WorkspaceId } from '@baton/schema/shared';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';

import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { buildSnapshot, sameDocument } from './build-snapshot.ts';
import { readLog } from './read-log.ts';
import { createSnapshots, type Snapshots } from './snapshots.ts';
import { thinOldSnapshots } from './thin-snapshots.job.ts';
import { createUpdateLog, type UpdateLog } from './update-log.ts';

const workspace = randomUUID() as WorkspaceId;
const ann = randomUUID() as MemberId;
const aRun = { id: randomUUID(), workspace: null, attempt: 1, signal: new AbortController().signal };

describeWithDatabase('snapshots', () => {
  let db: TestDatabase;
  let log: UpdateLog;
  let snapshots: Snapshots;
  const troubles: unknown[] = [];

  beforeAll(async () => {
    db = await testDatabase();
    log = createUpdateLog({ scopes: db.scopes });
  });
  afterAll(() => db.drop());
  beforeEach(() => {
    snapshots = making({ everyRows: 10, apartMs: 0 });
  });
  afterEach(() => snapshots.stop());

  const making = (pace: { everyRows: number; apartMs: number }): Snapshots =>
    createSnapshots({ scopes: db.scopes, log, ...pace, onTrouble: (error) => troubles.push(error) });

  const typedOn = async (edits: number, doc = new Y.Doc(), document: string = randomUUID()) => {
    await db.sql`insert into documents (id, workspace, kind, shape, server_client_id)
      values (${document}, ${workspace}, 'board', 1, 7) on conflict do nothing`;
    const updates: Uint8Array[] = [];
    const hear = (update: Uint8Array) => updates.push(update);
    doc.on('update', hear);
    for (let edit = 0; edit < edits; edit += 1) {
      doc.getMap('deals').set(`d${edit % 4}`, new Y.Map([['title', edit]]));
      if (edit % 3 === 0) doc.getMap('deals').delete(`d${edit % 4}`);
    }
    doc.off('update', hear);
    for (const update of updates)
      await log.append({ document, epoch: 1, update, actor: ann, origin: 'person', cause: null, claims: [] });
    await snapshots.settled();
    return { document, doc };
  };

  it('a document read from snapshot and later rows is what the whole log says, and the log keeps every row', async () => {
    const { document, doc } = await typedOn(25);
    await typedOn(3, doc, document);
    const loaded = await db.scopes.withSystem('log', (tx) => readLog(tx, document));
    expect(loaded?.snapshot?.seq).toBeGreaterThanOrEqual(10);
    expect(loaded?.rows.length).toBeLessThan(20);
    const read = new Y.Doc();
    for (const update of [
      loaded?.snapshot?.state ?? new Uint8Array(),
      ...(loaded?.rows ?? []).map((row) => row.update),
    ])
      Y.applyUpdate(read, update);
    expect(sameDocument(read, doc)).toBe(true);
    const [rows] = await db.sql`select count(*)::int as rows from document_updates where document = ${document}`;
    expect(rows?.['rows']).toBe(loaded?.head.seq);
    expect(troubles).toEqual([]);
  });

  it('of one hour keeps only the newest few', async () => {
    const { document } = await typedOn(100);
    const [row] = await db.sql`select count(*)::int as kept from document_snapshots where document = ${document}`;
    // Four where the hour has just begun.
    expect(row?.['kept']).toBeLessThanOrEqual(4);
  });

  it('keeps one an hour, a day and a week, and every moment still reads as the log says', async () => {
    const { document } = await typedOn(30);
    await db.sql`delete from document_snapshots where document = ${document}`;
    const made = (seq: number, ago: string, bin: string, after: string) => db.sql`
      insert into document_snapshots (document, epoch, seq, workspace, state, made_at)
      select ${document}, 1, ${seq}, ${workspace}, ${states[seq - 1] ?? new Uint8Array()},
        date_bin(${bin}::interval, now() - ${ago}::interval, 'epoch') + ${after}::interval`;
    const states = await statesOf(document);
    const head = states.length;
    // Three of one week, of one day and of one hour, one of the day after, and four of now.
    for (const [n, hours] of [1, 2, 50].entries()) await made(1 + n, '60 days', '7 days', `${hours} hours`);
    for (const [n, hours] of [1, 2, 3, 25].entries()) await made(4 + n, '15 days', '1 day', `${hours} hours`);
    for (const [n, minutes] of [1, 2, 3].entries()) await made(8 + n, '10 hours', '1 hour', `${minutes} minutes`);
    for (let seq = head - 3; seq <= head; seq += 1) await made(seq, '0 hours', '1 microsecond', '0 hours');
    await thinOldSnapshots({ scopes: db.scopes }).start({}, aRun);
    const kept = await db.sql<{ seq: number }[]>`
      select seq::int from document_snapshots where document = ${document} order by seq`;
    expect(kept.map(({ seq }) => seq)).toEqual([3, 6, 7, 10, head - 2, head - 1, head]);
    for (let seq = 1; seq <= head; seq += 1) {
      const [read, replayed] = [await readAt(document, seq), new Y.Doc()];
      Y.applyUpdate(replayed, states[seq - 1] ?? new Uint8Array());
      expect(sameDocument(read, replayed)).toBe(true);
    }
  });

  it('of a busy stretch keeps one every ten thousand rows', async () => {
    const { document } = await typedOn(1);
    for (const seq of [4_000, 9_999, 10_000, 19_000, 19_500, 40_001, 40_002, 40_003])
      await db.sql`insert into document_snapshots (document, epoch, seq, workspace, state, made_at)
        values (${document}, 1, ${seq}, ${workspace}, ${new Uint8Array()}, date_bin('1 day', now() - interval '3 days', 'epoch'))`;
    await thinOldSnapshots({ scopes: db.scopes }).start({}, aRun);
    const kept = await db.sql<{ seq: number }[]>`
      select seq::int from document_snapshots where document = ${document} order by seq`;
    expect(kept.map(({ seq }) => seq)).toEqual([9_999, 19_500, 40_001, 40_002, 40_003]);
  });

  /** The document after one of its rows, from the state before it and the rows in between. */
  const readAt = async (document: string, seq: number): Promise<Y.Doc> => {
    const loaded = await db.scopes.withSystem('log', (tx) => readLog(tx, document, seq));
    const doc = new Y.Doc();
    if (loaded?.snapshot) Y.applyUpdate(doc, loaded.snapshot.state);
    for (const row of loaded?.rows ?? []) Y.applyUpdate(doc, row.update);
    return doc;
  };

  /** What the whole log says after each of its rows. */
  const statesOf = async (document: string): Promise<Uint8Array[]> => {
    const rows = await db.sql<{ update: Uint8Array }[]>`
      select update from document_updates where document = ${document} order by seq`;
    const doc = new Y.Doc();
    return rows.map(({ update }) => {
      Y.applyUpdate(doc, update);
      return Y.encodeStateAsUpdate(doc);
    });
  };

  it('makes one at most in a while, however much a document is worked on', async () => {
    await snapshots.stop();
    snapshots = making({ everyRows: 5, apartMs: 600_000 });
    const { document } = await typedOn(60);
    const [row] = await db.sql`select count(*)::int as made from document_snapshots where document = ${document}`;
    expect([row?.['made'], troubles]).toEqual([1, []]);
  });

  it('[M5] leaves out what is quarantined', async () => {
    const { document } = await typedOn(5);
    await db.sql`insert into document_updates (document, epoch, seq, workspace, update, origin, quarantined)
      values (${document}, 1, 99, ${workspace}, '\\xff', 'person', true)`;
    await db.sql`update documents set seq = 99 where id = ${document}`;
    snapshots.replayed(document, 10);
    await snapshots.settled();
    expect(troubles).toEqual([]);
    const [row] = await db.sql`select seq::int from document_snapshots where document = ${document}`;
    expect(row?.['seq']).toBe(99);
  });

  it('tells two documents apart that differ in one value only', () => {
    const [one, two] = [new Y.Doc(), new Y.Doc()];
    for (const [doc, title] of [
      [one, 'a'],
      [two, 'b'],
    ] as const) {
      doc.clientID = 1;
      doc.getMap('deals').set('d', new Y.Map([['title', title]]));
    }
    expect(sameDocument(one, two)).toBe(false);
    expect(buildSnapshot([Y.encodeStateAsUpdate(one)])).not.toBeNull();
  });
});
