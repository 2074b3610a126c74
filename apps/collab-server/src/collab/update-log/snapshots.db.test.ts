import { randomUUID } from 'node:crypto';

import type { MemberId, WorkspaceId } from '@baton/schema/shared';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';

import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { buildSnapshot, sameDocument } from './build-snapshot.ts';
import { readLog } from './read-log.ts';
import { createSnapshots, type Snapshots } from './snapshots.ts';
import { createUpdateLog, type UpdateLog } from './update-log.ts';

const workspace = randomUUID() as WorkspaceId;
const ann = randomUUID() as MemberId;

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

  it('keeps only the newest few', async () => {
    const { document } = await typedOn(100);
    const [row] = await db.sql`select count(*)::int as kept from document_snapshots where document = ${document}`;
    expect(row?.['kept']).toBeLessThanOrEqual(3);
  });

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
