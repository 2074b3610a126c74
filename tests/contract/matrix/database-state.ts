import postgres, { type Sql } from 'postgres';

/**
 * Tables that a refused request may change, or that change by themselves: the record of refusals, sign-ins and their
 * limits, idempotency (M20), and what runs beside the requests.
 */
const beside = new Set(['refusals', 'sign_ins', 'verifications', 'idempotency_keys', 'jobs']);
/** Tables that nobody compares; papers are made out of what is kept, when somebody first reads them. */
const unwatched = new Set(['migrations', 'heartbeats', 'rate_limits', 'proposal_papers']);

/** Digest by table. */
export type State = ReadonlyMap<string, string>;

export interface DatabaseState {
  /** Everything as it was when it was kept. */
  kept: State;
  read(): Promise<State>;
  /** Of these tables, those where a row of this workspace differs from what was kept. */
  changedOf(workspace: string, tables: readonly string[]): Promise<string[]>;
  /** Puts these tables back. */
  restore(tables: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Keeps a copy of every table, whoever made it, and compares with it. Connects as the owner of the tables. */
export const keepDatabase = async (url: string): Promise<DatabaseState> => {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { role: 'baton_migrate' } });
  const tables = await sql<{ name: string; workspace: string | null }[]>`
    select c.relname as name, a.attname as workspace
    from pg_class c
    left join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
      and a.attname = case c.relname when 'workspaces' then 'id' else 'workspace' end
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.oid`;
  await makeDeferrable(sql);
  const watched = tables.filter(({ name }) => !unwatched.has(name));
  for (const { name } of watched) await sql.unsafe(`create table "kept_${name}" as table "${name}"`);
  const columns = await writtenColumns(sql);
  const fallWith = await cascades(sql);
  const names = watched.map(({ name }) => name);
  const digests = async (of: readonly string[]): Promise<State> => {
    const rows = of.length === 0 ? [] : await sql.unsafe<{ name: string; digest: string }[]>(digestOf(of));
    return new Map(rows.map(({ name, digest }) => [name, digest]));
  };
  await watchWrites(sql, names);
  const kept = await digests(names);
  /** Written to since they were last found to be as they were kept. */
  const read = async (): Promise<State> => {
    const marks = await sql<{ id: string; name: string }[]>`select id, name from written_tables`;
    const now = await digests([...new Set(marks.map(({ name }) => name))]);
    // What is not seen yet keeps its mark; so does what differs, until it is put back.
    const asBefore = marks.filter(({ name }) => now.get(name) === kept.get(name)).map(({ id }) => id);
    if (asBefore.length > 0) await sql`delete from written_tables where id = any(${asBefore}::bigint[])`;
    return new Map([...kept, ...now]);
  };
  return {
    kept,
    read,
    changedOf: async (workspace, differing) => {
      const changed: string[] = [];
      for (const { name, workspace: column } of watched) {
        if (column === null || !differing.includes(name)) continue;
        const inside = (table: string) => `select t::text from "${table}" t where ${column} = '${workspace}'`;
        const [now, before] = [inside(name), inside(`kept_${name}`)];
        const rows = await sql.unsafe(`(${now} except ${before}) union all (${before} except ${now}) limit 1`);
        if (rows.length > 0) changed.push(name);
      }
      return changed;
    },
    restore: async (differing) => {
      const all = fallWith(differing);
      const changed = names.filter((name) => all.has(name));
      await sql.begin(async (tx) => {
        await tx`set constraints all deferred`;
        for (const name of changed) {
          const extra = `t::text not in (select k::text from "kept_${name}" k)`;
          await tx.unsafe(`alter table "${name}" disable trigger user`);
          await tx.unsafe(`delete from "${name}" t where ${extra}`);
        }
        // What went in a cascade is missing only now, also from tables that stand before the one it hangs on.
        for (const name of changed) {
          const missing = `k::text not in (select t::text from "${name}" t)`;
          await tx.unsafe(
            `insert into "${name}" (${columns.get(name)}) overriding system value
              select ${columns.get(name)} from "kept_${name}" k where ${missing}`,
          );
        }
        // A table with waiting checks cannot be altered again.
        await tx`set constraints all immediate`;
        for (const name of changed) await tx.unsafe(`alter table "${name}" enable trigger user`);
      });
    },
    close: () => sql.end({ timeout: 5 }),
  };
};

const digestOf = (names: readonly string[]): string =>
  names
    .map(
      (name) => `select '${name}' as name, coalesce(md5(string_agg(h, '' order by h)), '') as digest
        from (select md5(t::text) as h from "${name}" t) rows`,
    )
    .join(' union all ');

/**
 * Marks a table in the transaction that writes to it, so that only those need to be compared: reading every row of every
 * table after each request took most of the time. Marks are only ever added, so that no writer waits for another.
 */
const watchWrites = async (sql: Sql, names: readonly string[]): Promise<void> => {
  await sql.unsafe(`create table written_tables (id bigserial, name text not null)`);
  await sql.unsafe(`create function mark_written() returns trigger language plpgsql security definer as $$
    begin insert into public.written_tables (name) values (tg_table_name); return null; end $$`);
  for (const name of names)
    await sql.unsafe(`create trigger mark_written after insert or update or delete or truncate on "${name}"
      for each statement execute function mark_written()`);
};

/** Rows that are put back have lost to the cascade of being taken away what hangs on them: these tables go with those. */
const cascades = async (sql: Sql): Promise<(names: readonly string[]) => ReadonlySet<string>> => {
  const rows = await sql<{ from: string; to: string }[]>`
    select confrelid::regclass::text as from, conrelid::regclass::text as to from pg_constraint where confdeltype = 'c'`;
  const below = Map.groupBy(rows, ({ from }) => from);
  return (names) => {
    const all = new Set(names);
    // A set goes on to what is added while it is walked.
    for (const name of all) for (const { to } of below.get(name) ?? []) all.add(to);
    return all;
  };
};

/** The columns of each table that are written, as a list for an insert; the others the database computes. */
const writtenColumns = async (sql: Sql): Promise<ReadonlyMap<string, string>> => {
  const rows = await sql<{ name: string; columns: string }[]>`
    select attrelid::regclass::text as name, string_agg(format('%I', attname), ', ' order by attnum) as columns
    from pg_attribute
    where attnum > 0 and not attisdropped and attgenerated = ''
      and attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r')
    group by 1`;
  return new Map(rows.map(({ name, columns }) => [name, columns]));
};

/** Foreign keys check as before, but can be told to wait while rows are put back. */
const makeDeferrable = async (sql: Sql): Promise<void> => {
  const keys = await sql<{ name: string; owner: string }[]>`
    select conname as name, conrelid::regclass::text as owner from pg_constraint where contype = 'f'`;
  for (const { name, owner } of keys) {
    await sql.unsafe(`alter table ${owner} alter constraint "${name}" deferrable initially immediate`);
  }
};

/** Names of tables that differ; `of` those that a request must answer for, or all. */
export const differences = (before: State, after: State, of: 'answered-for' | 'all' = 'answered-for'): string[] =>
  [...after]
    .filter(([name, digest]) => before.get(name) !== digest && (of === 'all' || !beside.has(name)))
    .map(([name]) => name);
