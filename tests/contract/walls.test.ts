import postgres, { type Sql, type TransactionSql } from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { pausedServer } from '#tests/paused-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { furnish } from './matrix/furnish.ts';
import { buildWorld, type World } from './matrix/world.ts';

/** Rows that a connection sees; null when it may not look at all. */
const count = async (sql: Sql | TransactionSql, table: string, where = 'true'): Promise<number | null> => {
  try {
    const [row] = await sql.unsafe<{ rows: number }[]>(`select count(*)::int as rows from "${table}" where ${where}`);
    return row?.rows ?? 0;
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return null;
    throw error;
  }
};

describeWithDatabase('the walls between workspaces, in the database', () => {
  let db: TestDatabase;
  /** The application role, without the application. */
  let app: Sql;
  let ours: World;
  let theirs: World;
  let tables: { name: string; workspace: string | null; enabled: boolean; forced: boolean }[];

  beforeAll(async () => {
    db = await testDatabase();
    const server = await pausedServer(db);
    [ours, theirs] = [await buildWorld(db.sql, 'ours'), await buildWorld(db.sql, 'theirs')];
    for (const world of [ours, theirs]) await furnish(server, world);
    app = postgres(db.url, { max: 1, onnotice: () => {}, connection: { role: 'baton_app' } });
    tables = await db.sql`
      select c.relname as name, a.attname as workspace, c.relrowsecurity as enabled, c.relforcerowsecurity as forced
      from pg_class c
      left join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
        and a.attname = case c.relname when 'workspaces' then 'id' else 'workspace' end
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname`;
  });
  afterAll(async () => {
    await app.end({ timeout: 5 });
    await db.drop();
  });

  const ofWorkspaces = () => tables.filter(({ workspace }) => workspace !== null);
  const inWorkspace = async <T>(workspace: string, work: (tx: TransactionSql) => Promise<T>): Promise<T> =>
    (await app.begin(async (tx) => {
      await tx`select set_config('app.ws', ${workspace}, true)`;
      return work(tx);
    })) as T;
  it('[M7] stand on every table that has a workspace, and bind the owner of the table too', () => {
    expect(ofWorkspaces().length).toBeGreaterThan(20);
    expect(ofWorkspaces().filter(({ enabled, forced }) => !enabled || !forced)).toEqual([]);
  });

  it('[M7] let the application see nothing of the tables that have none', async () => {
    const open: string[] = [];
    for (const { name } of tables.filter(({ workspace }) => workspace === null)) {
      if ((await count(app, name)) !== null) open.push(name);
    }
    expect(open).toEqual([]);
  });

  it('[M7] show no row without a workspace, and with one only its own', async () => {
    const seen: string[] = [];
    let filled = 0;
    for (const { name, workspace } of ofWorkspaces()) {
      const there = Number(await count(db.sql, name, `${workspace} = '${ours.workspace.id}'`));
      if (there > 0) filled += 1;
      const without = await count(app, name);
      if (without) seen.push(`${name} without a workspace: ${without}`);
      // A refusal ends the transaction; it shows nothing either.
      const foreign = `${workspace} <> '${theirs.workspace.id}'`;
      const other = await inWorkspace(theirs.workspace.id, (tx) => count(tx, name, foreign)).catch(() => null);
      if (other) seen.push(`${name} from the other workspace: ${other}`);
    }
    expect(filled).toBeGreaterThan(15);
    expect(seen).toEqual([]);
  });

  it('[M7] let no row be changed, deleted or moved across', async () => {
    const crossed: string[] = [];
    const states = ofWorkspaces();
    const before = await Promise.all(states.map(({ name }) => count(db.sql, name)));
    for (const { name, workspace } of states) {
      const here = `${workspace} = '${ours.workspace.id}'`;
      for (const statement of [
        `update "${name}" set ${workspace} = '${theirs.workspace.id}' where ${here}`,
        `update "${name}" set ${workspace} = '${ours.workspace.id}' where ${workspace} = '${theirs.workspace.id}'`,
        `delete from "${name}" where ${here}`,
      ]) {
        const rows = await inWorkspace(theirs.workspace.id, async (tx) => (await tx.unsafe(statement)).count).catch(
          () => 0,
        );
        if (rows > 0) crossed.push(`${statement}: ${rows} rows`);
      }
    }
    expect(crossed).toEqual([]);
    expect(await Promise.all(states.map(({ name }) => count(db.sql, name)))).toEqual(before);
  });
});
