import type { WorkspaceId } from '@baton/schema/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { applyRun, aRun, importParts, salesFiles, undoRun } from '#tests/import-world.ts';
import { aWorkspace } from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import type { ImportParts } from './import-parts.ts';

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

  test('[M15] brings everything in, changes nothing the second time, is undone and comes back', async () => {
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
  }, 120_000);
});
