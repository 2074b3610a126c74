import { openDatabase, type Database } from '@baton/collab-server/platform/db/database.ts';
import type { Scopes } from '@baton/collab-server/platform/scope/scope.ts';
import postgres, { type Sql } from 'postgres';
import { describe, inject } from 'vitest';

import { copyTemplate, dropDatabase } from './test-cluster.ts';

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

/** A fresh migrated database, copied from the template in about 80 ms. Drop it in `afterAll`. */
export const testDatabase = async ({ connections = 10 } = {}): Promise<TestDatabase> => {
  const cluster = inject('cluster');
  if (!cluster) throw new Error('No database server for tests; wrap the suite in describeWithDatabase');
  made += 1;
  const name = `t_${process.pid}_${process.env['VITEST_POOL_ID'] ?? 0}_${Date.now()}_${made}`;
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
