import { openDatabase, type Database } from '@baton/collab-server/platform/db/database.ts';
import type { Scopes } from '@baton/collab-server/platform/scope/scope.ts';
import postgres, { type Sql } from 'postgres';
import { describe, inject } from 'vitest';

import { copyTemplate, createDatabase, dropDatabase } from './test-cluster.ts';

export interface TestDatabase {
  /** As the *migrate* role, which owns the tables and sees every workspace: to arrange and to look. */
  sql: Sql;
  scopes: Scopes;
  database: Database;
  url: string;
  drop(): Promise<void>;
}

/** `describe` for tests that need PostgreSQL: skipped, with a line in the log, where the chosen server is not installed. */
const serverIsMissing = inject('cluster') === null;
export const describeWithDatabase = serverIsMissing ? describe.skip : describe;

let made = 0;

const nextName = (): string => {
  made += 1;
  return `t_${process.pid}_${process.env['VITEST_POOL_ID'] ?? 0}_${Date.now()}_${made}`;
};

const clusterOrThrow = () => {
  const cluster = inject('cluster');
  if (!cluster) throw new Error('No database server for tests; wrap the suite in describeWithDatabase');
  return cluster;
};

export interface EmptyDatabase {
  /** As the ordinary user that owns the database. */
  sql: Sql;
  url: string;
  drop(): Promise<void>;
}

/** A database without a schema, for tests of the migrator. */
export const emptyDatabase = async (): Promise<EmptyDatabase> => {
  const cluster = clusterOrThrow();
  const name = nextName();
  const url = await createDatabase(cluster, name);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const drop = async () => {
    await sql.end({ timeout: 5 });
    await dropDatabase(cluster, name);
  };
  return { sql, url, drop };
};

/** A fresh migrated database, copied from the template in about 80 ms. Drop it in `afterAll`. */
export const testDatabase = async ({ connections = 10 } = {}): Promise<TestDatabase> => {
  const cluster = clusterOrThrow();
  const name = nextName();
  const url = await copyTemplate(cluster, name);
  const database = openDatabase({ url, connections });
  const sql = postgres(url, { max: 3, onnotice: () => {}, connection: { role: 'baton_migrate' } });
  return {
    sql,
    scopes: database.scopes,
    database,
    url,
    drop: async () => {
      await Promise.all([database.close(), sql.end({ timeout: 5 })]);
      await dropDatabase(cluster, name);
    },
  };
};
