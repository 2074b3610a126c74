import type { Sql } from 'postgres';

/**
 * Tables that a refused request may change, or that change by themselves: the record of refusals, sign-ins and their
 * limits, idempotency (M20), and what runs beside the requests.
 */
const beside = new Set(['refusals', 'sign_ins', 'verifications', 'idempotency_keys', 'jobs']);
/** Tables that nobody compares. */
const unwatched = new Set(['migrations', 'heartbeats', 'rate_limits']);

export interface DatabaseState {
  /** Digest per table; with a workspace, of that workspace's rows alone. */
  read(workspace?: string): Promise<Map<string, string>>;
  /** Keeps a copy of every table, to go back to. */
  keep(): Promise<void>;
  restore(): Promise<void>;
}

interface Table {
  name: string;
  workspaceColumn: string | null;
}

/** Looks at every table of the database, whoever made it. */
export const databaseState = async (sql: Sql): Promise<DatabaseState> => {
  const tables = await tablesOf(sql);
  const watched = tables.filter(({ name }) => !unwatched.has(name));
  const query = (workspace?: string) =>
    watched
      .filter(({ workspaceColumn }) => workspace === undefined || workspaceColumn !== null)
      .map(({ name, workspaceColumn }) => {
        const only = workspace === undefined ? '' : `where ${workspaceColumn} = '${workspace}'`;
        return `select '${name}' as name, coalesce(md5(string_agg(h, '' order by h)), '') as digest
          from (select md5(t::text) as h from "${name}" t ${only}) rows`;
      })
      .join(' union all ');
  const every = tables.filter(({ name }) => name !== 'migrations').map(({ name }) => name);
  return {
    read: async (workspace) => {
      const rows = await sql.unsafe<{ name: string; digest: string }[]>(query(workspace));
      return new Map(rows.map(({ name, digest }) => [name, digest]));
    },
    keep: async () => {
      for (const name of every) await sql.unsafe(`create table "kept_${name}" as table public."${name}"`);
    },
    restore: async () => {
      await sql.begin(async (tx) => {
        // Triggers would raise versions and queue facts that the copy already has.
        for (const name of every) await tx.unsafe(`alter table public."${name}" disable trigger user`);
        await tx.unsafe(`truncate ${every.map((name) => `public."${name}"`).join(', ')}`);
        for (const name of every) {
          await tx.unsafe(`insert into public."${name}" overriding system value select * from "kept_${name}"`);
        }
        for (const name of every) await tx.unsafe(`alter table public."${name}" enable trigger user`);
      });
    },
  };
};

/** In the order of their making, so that what is referred to comes first. */
const tablesOf = (sql: Sql): Promise<Table[]> =>
  sql<Table[]>`
    select c.relname as name, a.attname as "workspaceColumn"
    from pg_class c
    left join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
      and a.attname = case c.relname when 'workspaces' then 'id' else 'workspace' end
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    order by c.oid`;

/** Names of tables that differ; `of` those that a request must answer for, those beside, or both. */
export const differences = (
  before: Map<string, string>,
  after: Map<string, string>,
  of: 'answered-for' | 'all' = 'answered-for',
): string[] =>
  [...after]
    .filter(([name, digest]) => before.get(name) !== digest && (of === 'all' || !beside.has(name)))
    .map(([name]) => name);
