import { randomUUID } from 'node:crypto';

import type { WorkspaceId } from '@baton/schema/shared';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const ours = randomUUID() as WorkspaceId;
const theirs = randomUUID() as WorkspaceId;

describeWithDatabase('scopes', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await testDatabase();
    await db.sql`create table things (workspace uuid not null, id uuid not null, primary key (workspace, id))`;
    await db.sql`call make_tenant_table('things')`;
    await db.sql`call grant_system('log', 'things', 'select')`;
    await db.sql`insert into things values (${ours}, ${randomUUID()}), (${theirs}, ${randomUUID()})`;
  });
  afterAll(() => db.drop());

  const things = (workspace: WorkspaceId) =>
    db.scopes.withWorkspace({ workspace }, (tx) =>
      tx.execute<{ workspace: string }>(sql`select workspace from things`),
    );

  it('[M7] a workspace sees its own rows and no others', async () => {
    expect((await things(ours)).map((row) => row.workspace)).toEqual([ours]);
  });

  it('[M7] a row cannot be written into another workspace', async () => {
    const writing = db.scopes.withWorkspace({ workspace: ours }, (tx) =>
      tx.execute(sql`insert into things values (${theirs}, ${randomUUID()})`),
    );
    await expect(writing).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('[M7] a reason of the system sees what was granted to it, across workspaces, and may do nothing else', async () => {
    const seen = await db.scopes.withSystem('log', (tx) => tx.execute(sql`select 1 from things`));
    expect(seen).toHaveLength(2);
    const writing = db.scopes.withSystem('log', (tx) => tx.execute(sql`delete from things`));
    await expect(writing).rejects.toMatchObject({ cause: { code: '42501' } });
    const other = db.scopes.withSystem('poll', (tx) => tx.execute(sql`select 1 from things`));
    await expect(other).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});
