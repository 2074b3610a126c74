import { randomUUID } from 'node:crypto';

import type { MemberId, WorkspaceId } from '@baton/schema/shared';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { eraseDocuments } from '#platform/documents/erase-documents.ts';
import { until } from '#tests/live-client.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import type { NewRow } from './append-rows.ts';
import type { CommittedRow } from './log-row.ts';
import { readLog, readRows } from './read-log.ts';
import { createUpdateLog, type UpdateLog } from './update-log.ts';

const workspace = randomUUID() as WorkspaceId;
const ann = randomUUID() as MemberId;
const bob = randomUUID() as MemberId;

describeWithDatabase('the update log', () => {
  let db: TestDatabase;
  let log: UpdateLog;
  const heard: CommittedRow[] = [];

  beforeAll(async () => {
    db = await testDatabase();
    log = createUpdateLog({ scopes: db.scopes });
    log.follow((rows) => heard.push(...rows));
  });
  afterAll(() => db.drop());

  const aDocument = async (): Promise<string> => {
    const id = randomUUID();
    await db.sql`insert into documents (id, workspace, kind, shape, server_client_id) values (${id}, ${workspace}, 'board', 1, 7)`;
    return id;
  };
  const seqsOf = async (document: string) =>
    (await db.sql`select seq::int from document_updates where document = ${document} order by seq`).map(
      (row) => row['seq'],
    );

  it('[M6] numbers the rows of many documents without gaps, in one statement, one row per author', async () => {
    const [one, two] = [await aDocument(), await aDocument()];
    const before = heard.length;
    const answers = await Promise.all([
      log.append(aRow(one, { actor: ann, update: Uint8Array.of(11) })),
      log.append(aRow(two, { actor: bob, update: Uint8Array.of(21) })),
      log.append(aRow(one, { actor: bob, update: Uint8Array.of(12) })),
    ]);
    expect(answers).toEqual([{ seq: 1 }, { seq: 1 }, { seq: 2 }]);
    const loaded = await db.scopes.withSystem('log', (tx) => readLog(tx, one));
    expect(loaded?.head).toMatchObject({
      epoch: 1,
      seq: 2,
      serverClientId: 7,
      ref: { workspace, kind: 'board', id: one },
    });
    expect(loaded?.rows.map((row) => [row.seq, row.actor, ...row.update])).toEqual([
      [1, ann, 11],
      [2, bob, 12],
    ]);
    expect(heard.slice(before).map((row) => row.seq)).toEqual([1, 2, 1]);
  });

  it('[M4] refuses a row of another epoch, of a frozen document and of none, without taking a number', async () => {
    const frozen = await aDocument();
    await db.sql`update documents set closed_at_seq = 0 where id = ${frozen}`;
    const open = await aDocument();
    const answers = await Promise.all([
      log.append(aRow(frozen)),
      log.append(aRow(open, { epoch: 2 })),
      log.append(aRow(randomUUID())),
      log.append(aRow(open)),
    ]);
    expect(answers).toEqual([
      { refused: 'frozen' },
      { refused: 'epoch-changed' },
      { refused: 'not-found' },
      { seq: 1 },
    ]);
    expect(await seqsOf(frozen)).toEqual([]);
    expect(await seqsOf(open)).toEqual([1]);
  });

  it('[M4] a freeze that commits while the row waits for the lock still refuses it', async () => {
    const document = await aDocument();
    const appending = await db.sql.begin(async (tx) => {
      await tx`update documents set closed_at_seq = seq where id = ${document}`;
      const appending = log.append(aRow(document));
      // The statement of the row is waiting for this very transaction before it ends.
      await waitingFor(db, document);
      return { answer: appending };
    });
    expect(await appending.answer).toEqual({ refused: 'frozen' });
  });

  it('[M6] a held document does not hold up the others, and gets its row when it is free', async () => {
    const [held, free] = [await aDocument(), await aDocument()];
    const late = await db.sql.begin(async (tx) => {
      await tx`select 1 from documents where id = ${held} for no key update`;
      const late = log.append(aRow(held));
      expect(await log.append(aRow(free))).toEqual({ seq: 1 });
      return { answer: late };
    });
    expect(await late.answer).toEqual({ seq: 1 });
  });

  it('[M6] gives up on a lock after its patience and leaves no row', async () => {
    const impatient = createUpdateLog({ scopes: db.scopes, patienceMs: 100 });
    const document = await aDocument();
    await db.sql.begin(async (tx) => {
      await tx`select 1 from documents where id = ${document} for no key update`;
      await expect(impatient.append(aRow(document))).rejects.toThrow(/lock timeout|Failed query/);
    });
    expect(await seqsOf(document)).toEqual([]);
  });

  it('numbers stay gap-free and every author keeps their rows when three logs write at once', async () => {
    const documents = await Promise.all(Array.from({ length: 4 }, aDocument));
    const logs = [log, createUpdateLog({ scopes: db.scopes }), createUpdateLog({ scopes: db.scopes })];
    const rows = Array.from({ length: 600 }, (_, place) => ({
      log: logs[place % 3] ?? log,
      document: documents[place % 4] ?? '',
    }));
    const answers = await Promise.all(rows.map((row) => row.log.append(aRow(row.document))));
    expect(answers.every((answer) => 'seq' in answer)).toBe(true);
    for (const document of documents) {
      expect(await seqsOf(document)).toEqual(Array.from({ length: 150 }, (_, place) => place + 1));
    }
  });

  it('[M12] the first writer of a client id keeps it', async () => {
    const document = await aDocument();
    await log.append(aRow(document, { claims: [5, 6] }));
    await log.append(aRow(document, { actor: bob, claims: [6, 9] }));
    const clients =
      await db.sql`select client_id::int as client, actor from document_clients where document = ${document} order by 1`;
    expect(clients.map((row) => [row['client'], row['actor']])).toEqual([
      [5, ann],
      [6, ann],
      [9, bob],
    ]);
  });

  it('[M18] reads snapshot and rows as of one moment, and up to a given row', async () => {
    const document = await aDocument();
    for (let at = 1; at <= 4; at += 1) await log.append(aRow(document, { update: Uint8Array.of(at) }));
    await db.sql`insert into document_snapshots (document, epoch, seq, workspace, state) values (${document}, 1, 2, ${workspace}, '\\x22')`;
    const read = (upTo?: number) => db.scopes.withSystem('log', (tx) => readLog(tx, document, upTo));
    expect(await read()).toMatchObject({ head: { seq: 4 }, snapshot: { seq: 2 }, rows: [{ seq: 3 }, { seq: 4 }] });
    expect(await read(3)).toMatchObject({ snapshot: { seq: 2 }, rows: [{ seq: 3 }] });
    expect(await read(1)).toMatchObject({ snapshot: null, rows: [{ seq: 1 }] });
    expect((await db.scopes.withSystem('log', (tx) => readRows(tx, document, 1, 3))).map((row) => row.seq)).toEqual([
      4,
    ]);
  });

  it('[AC7] an edit and a projection on their way when their document is erased go with it', async () => {
    const document = await aDocument();
    await log.append(aRow(document));
    await db.sql`insert into document_projections (document, workspace, epoch, projected_seq) values (${document}, ${workspace}, 1, 0)`;
    const late = await db.sql.begin(async (tx) => {
      await tx`select 1 from document_projections where document = ${document} for update`;
      await tx`update documents set seq = 2 where id = ${document}`;
      const erasing = db.scopes.withWorkspace({ workspace }, (on) => eraseDocuments(on, [document]));
      await until(
        async () => (await db.sql`select 1 from pg_locks where not granted`).length > 0,
        'the erasure to wait for them',
      );
      await tx`insert into document_updates (document, epoch, seq, workspace, update, actor, origin)
        values (${document}, 1, 2, ${workspace}, '\\x22', ${ann}, 'person')`;
      await tx`insert into settling (document, subject, what, workspace, epoch, seq, actor, origin, fact, changed_at, first_at, due_at)
        values (${document}, 'x', 'said', ${workspace}, 1, 2, ${ann}, 'person', '{}', now(), now(), now())`;
      return { erasing };
    });
    await late.erasing;
    for (const table of ['documents', 'document_updates', 'document_projections', 'settling'])
      expect(await db.sql`select 1 from ${db.sql(table)} as one where one::text like ${`%${document}%`}`).toEqual([]);
  });

  it('[M8] shows nothing of a document to another workspace', async () => {
    const document = await aDocument();
    const elsewhere = randomUUID() as WorkspaceId;
    expect(await db.scopes.withWorkspace({ workspace: elsewhere }, (tx) => readLog(tx, document))).toBeNull();
    expect(await db.scopes.withWorkspace({ workspace }, (tx) => readLog(tx, document))).not.toBeNull();
  });

  it('survives its connections being cut in mid-write', async () => {
    const document = await aDocument();
    const appending = Array.from({ length: 200 }, () => log.append(aRow(document)));
    await db.scopes.withSystem('log', (tx) => tx.execute(sql`select 1`));
    await db.sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name = 'baton'`.catch(
      () => {},
    );
    const answers = await Promise.all(appending);
    const seqs = await seqsOf(document);
    expect(answers.every((answer) => 'seq' in answer && seqs.includes(answer.seq))).toBe(true);
    expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, place) => place + 1));
  });
});

const aRow = (document: string, more: Partial<NewRow> = {}): NewRow => ({
  document,
  epoch: 1,
  update: Uint8Array.of(1, 2, 3),
  actor: ann,
  origin: 'person',
  cause: null,
  claims: [],
  ...more,
});

/** Until a statement of the log waits for a row of `documents`. */
const waitingFor = async (db: TestDatabase, document: string): Promise<void> => {
  for (let tries = 0; tries < 500; tries += 1) {
    const waiting = await db.sql`select 1 from pg_locks where not granted and locktype = 'transactionid'`;
    if (waiting.length > 0) return;
  }
  throw new Error(`nobody waits for ${document}`);
};
