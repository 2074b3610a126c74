import { editDeal } from '@baton/schema/deals';
import type { WorkspaceId } from '@baton/schema/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Tx } from '#platform/scope/scope.ts';
import { applyRun, aRun, importParts, salesFiles, undoRun } from '#tests/import-world.ts';
import { aWorkspace } from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { memorySource, type FileSource } from './file-source.ts';
import type { ImportParts } from './import-parts.ts';
import { previewImport } from './preview.ts';

const twoDeals = (title: string, value: number, stage: string) =>
  memorySource({
    'deals.csv': `id,title,stage,value,currency\n1,${title},${stage},${value},EUR\n2,Same,New,1,EUR\n`,
  });

const manyDeals = (count: number, from: string) =>
  memorySource({
    'd.csv': `id,title,stage\n${Array.from({ length: count }, (_, i) => `${from}${i},Deal,New`).join('\n')}\n`,
  });

describeWithDatabase('importing the sales data set', () => {
  let db: TestDatabase;
  let parts: ImportParts;
  let workspace: WorkspaceId;
  const tally = async () => {
    const [row] = await db.sql`select
      (select count(*)::int from accounts where workspace = ${workspace}) as accounts,
      (select count(*)::int from products where workspace = ${workspace}) as products,
      (select count(*)::int from members where workspace = ${workspace} and user_id is null and left_at is null) as people,
      (select count(*)::int from members where workspace = ${workspace} and reports_to is not null) as reporting,
      (select count(*)::int from deals where workspace = ${workspace} and home = 'board' and status = 'open') as open,
      (select count(*)::int from deals where workspace = ${workspace} and home = 'archive' and status = 'won') as won,
      (select count(*)::int from deals where workspace = ${workspace} and home = 'archive' and status = 'lost') as lost,
      (select coalesce(sum(amount), 0)::bigint::text from deals where workspace = ${workspace} and status = 'won') as value`;
    return row;
  };
  const nothing = { accounts: 0, products: 0, people: 0, open: 0, won: 0, lost: 0, value: '0' };
  const everything = {
    accounts: 85,
    products: 7,
    people: 41,
    reporting: 35,
    open: 2089,
    won: 4238,
    lost: 2473,
    value: '1000553400',
  };

  beforeAll(async () => {
    db = await testDatabase();
    parts = importParts(db.scopes);
    workspace = (await aWorkspace(db.sql)).id;
  });
  afterAll(() => db.drop());

  test('[M15] [IM7] brings everything in, changes nothing the second time, is undone and comes back', async () => {
    const files = await salesFiles();
    const id = await aRun(db.sql, workspace);
    const counts = await applyRun(parts, db.sql, { workspace, id }, files);
    expect(counts.deal).toEqual({ create: 8800, update: 0, unchanged: 0, skip: 0 });
    expect(await tally()).toMatchObject(everything);
    const facts = await db.sql`select type from facts where workspace = ${workspace} and type like 'import.%'`;
    expect(facts.map(({ type }) => type)).toEqual(['import.finished']);

    const again = await aRun(db.sql, workspace);
    const rows = async () =>
      db.sql`select (select count(*)::int from document_updates) as updates, (select count(*)::int from facts) as facts`;
    const before = await rows();
    const second = await applyRun(parts, db.sql, { workspace, id: again }, files);
    expect(second.deal).toEqual({ create: 0, update: 0, unchanged: 8800, skip: 0 });
    expect(Object.values(second).every(({ create, update, skip }) => create + update + skip === 0)).toBe(true);
    expect(await rows()).toEqual([{ ...before[0], facts: before[0]?.['facts'] + 1 }]);

    expect(await undoRun(parts, db.sql, { workspace, id })).toEqual({ reversed: 8934, kept: 0 });
    expect(await tally()).toMatchObject(nothing);

    const third = await applyRun(parts, db.sql, { workspace, id: await aRun(db.sql, workspace) }, files);
    expect(third.deal?.create).toBe(8800);
    expect(await tally()).toMatchObject(everything);
  });

  test('[IM1] a dry run writes nothing, and its counts and sums are those of the import', async () => {
    const other = (await aWorkspace(db.sql)).id;
    const tables = async () => {
      const names = await db.sql<{ name: string }[]>`
        select tablename as name from pg_tables where schemaname = 'public' order by tablename`;
      const counts = await Promise.all(names.map(({ name }) => db.sql`select count(*)::int as n from ${db.sql(name)}`));
      return names.map(({ name }, i) => `${name}: ${counts[i]?.[0]?.['n']}`);
    };
    const before = await tables();
    const run = { workspace: other, source: 'sales', settings: { choices: {} }, createdAt: new Date('2026-11-22') };
    const read = <T>(work: (tx: Tx) => Promise<T>) => db.scopes.withWorkspace({ workspace: other }, work);
    const preview = await previewImport(parts, read, run, await salesFiles(), { kind: 'deal', limit: 3 });
    expect(await tables()).toEqual(before);
    expect(preview.problems).toEqual([]);
    expect(preview.counts).toEqual({
      product: { create: 7, update: 0, unchanged: 0, skip: 0 },
      member: { create: 41, update: 0, unchanged: 0, skip: 0 },
      account: { create: 85, update: 0, unchanged: 0, skip: 0 },
      board: { create: 1, update: 0, unchanged: 0, skip: 0 },
      deal: { create: 8800, update: 0, unchanged: 0, skip: 0 },
    });
    expect(preview.sums).toContainEqual({ status: 'won', currency: 'EUR', deals: 4238, amount: 1_000_553_400 });
    expect(preview.lines.map(({ line, action }) => [line, action])).toEqual([
      [2, 'create'],
      [3, 'create'],
      [4, 'create'],
    ]);
    expect(preview.nextCursor).toBe('3');
  });

  test('[IM6] undo leaves what somebody touched since, and what that names', async () => {
    const own = (await aWorkspace(db.sql)).id;
    const files = memorySource({
      'companies.csv': 'company,sector,parent\nAcme,retail,\nAcme Italia,retail,Acme\nZeta,retail,\n',
      'deals.csv':
        'id,title,stage,company,value,currency\n1,Touched,New,Acme Italia,10,EUR\n2,Left alone,New,Zeta,20,EUR\n3,Old,Won,Zeta,5,EUR\n',
    });
    const id = await aRun(db.sql, own, { source: 'small' });
    await applyRun(parts, db.sql, { workspace: own, id }, files);
    await db.sql`update deals set title = 'Touched by hand' where workspace = ${own} and title = 'Touched'`;
    expect(await undoRun(parts, db.sql, { workspace: own, id })).toEqual({ reversed: 3, kept: 4 });
    const kept =
      await db.sql`select title, reason from import_lines where run = ${id} and outcome = 'kept' order by seq`;
    expect(kept.map(({ title, reason }) => [title, reason])).toEqual([
      ['Acme', 'in-use'],
      ['Acme Italia', 'in-use'],
      ['small', 'in-use'],
      ['Touched', 'touched-since'],
    ]);
    const left = await db.sql`select title from deals where workspace = ${own}`;
    expect(left.map(({ title }) => title)).toEqual(['Touched by hand']);
  });

  test('[IM7] a later import changes what the source changed, and leaves what people changed here', async () => {
    const own = (await aWorkspace(db.sql)).id;
    const apply = async (files: FileSource) =>
      applyRun(parts, db.sql, { workspace: own, id: await aRun(db.sql, own, { source: 'crm' }) }, files);
    await apply(twoDeals('First', 10, 'New'));
    const [row] = await db.sql`select id, board from deals where workspace = ${own} and title = 'First'`;
    await parts.scopes.withWorkspace({ workspace: own }, async (tx) => {
      const refs = [{ workspace: own, kind: 'board' as const, id: String(row?.['board']) }];
      const by = { actor: null, origin: 'person' as const, cause: null };
      await parts.documents.withDocuments(tx, refs, by, async ([open]) =>
        open?.edit((doc) => editDeal(doc, row?.['id'], { title: 'Renamed here' })),
      );
      parts.documents.settled(tx, true);
    });
    const counts = await apply(twoDeals('First', 12, 'Won'));
    expect(counts.deal).toEqual({ create: 0, update: 1, unchanged: 1, skip: 0 });
    const after = await db.sql`select title, amount::int, status from deals where id = ${row?.['id']}`;
    expect([...after]).toEqual([{ title: 'Renamed here', amount: 1200, status: 'won' }]);
  });

  test('[IM5] a file that cannot be read keeps all of it from being applied, and the run says which line', async () => {
    const own = (await aWorkspace(db.sql)).id;
    const files = memorySource({
      'companies.csv': 'company,sector\nAcme,retail\n',
      'deals.csv': 'id,title,stage\n1,Good,New\n2,"Never closed,New\n3,x,New\n',
    });
    const id = await aRun(db.sql, own);
    await expect(applyRun(parts, db.sql, { workspace: own, id }, files)).rejects.toThrow('quote-not-closed');
    const [run] = await db.sql`select state, problem from import_runs where id = ${id}`;
    expect(run).toMatchObject({ state: 'failed', problem: { code: 'quote-not-closed', file: 'deals.csv', line: 3 } });
    expect(await db.sql`select 1 from accounts where workspace = ${own}`).toHaveLength(0);
  });

  test('[IM5] a board that is full stops the import with that reason, and what it made can be undone', async () => {
    const own = (await aWorkspace(db.sql)).id;
    const first = await aRun(db.sql, own, { source: 'first' });
    await applyRun(parts, db.sql, { workspace: own, id: first }, manyDeals(9_200, 'a'));
    const [board] = await db.sql`select id from boards where workspace = ${own}`;
    const settings = { choices: {}, boardId: board?.['id'] };
    const id = await aRun(db.sql, own, { source: 'second', settings });
    await expect(applyRun(parts, db.sql, { workspace: own, id }, manyDeals(1_200, 'b'))).rejects.toThrow('board-full');
    expect(await db.sql`select 1 from deals where external_source = 'second'`).toHaveLength(500);
    expect(await undoRun(parts, db.sql, { workspace: own, id })).toEqual({ reversed: 500, kept: 0 });
    expect(await db.sql`select 1 from deals where workspace = ${own}`).toHaveLength(9_200);
  });
});
