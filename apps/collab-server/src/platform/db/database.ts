import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';

import type { Scopes } from '../scope/scope.ts';
import { defaultRolePrefix, roleNames } from './roles.ts';
import { createScopes, onePlan } from './scopes.ts';

export interface DatabaseOptions {
  url: string;
  /** Prefix of the role names; `baton_` when absent. */
  rolePrefix?: string;
  /** Connections of the pool; 10 when absent. */
  connections?: number;
  notice?: (message: string) => void;
}

export interface Database {
  scopes: Scopes;
  /** For the sign-in library alone: its queries run in the role of the reason `sign-in`. */
  auth: PostgresJsDatabase;
  /** Lets running queries end for two seconds, then cuts them off. */
  close(): Promise<void>;
}

/** Milliseconds a statement may run, wait for a lock, or a transaction stand idle. */
const timeouts = { statement_timeout: 5_000, lock_timeout: 2_000, idle_in_transaction_session_timeout: 10_000 };

/**
 * Opens the pools on a migrated database. A connection starts in a role that sees nothing without a workspace, so a query
 * that forgets its scope finds no rows. Connections come back by themselves after the database restarted.
 */
export const openDatabase = (options: DatabaseOptions): Database => {
  const roles = roleNames(options.rolePrefix ?? defaultRolePrefix);
  const pool = openPool(options, roles.app, options.connections ?? 10);
  const auth = openPool(options, roles.system('sign-in'), 4);
  const log = openPool(options, roles.system('log'), 3, plannedOnce);
  const poll = openPool(options, roles.system('poll'), 1, plannedOnce);
  // Drizzle gives the pool its parsers: times arrive as text and the tables turn them into dates.
  drizzle(pool);
  return {
    scopes: createScopes({ scoped: pool, log, poll }, roles),
    auth: drizzle(auth),
    close: async () => {
      await Promise.all([pool, auth, log, poll].map((each) => each.end({ timeout: 2 })));
    },
  };
};

/** For connections that run one statement over and over. */
const plannedOnce = { plan_cache_mode: onePlan };

const openPool = ({ url, notice }: DatabaseOptions, role: string, max: number, settings = {}): Sql =>
  postgres(url, {
    max,
    connect_timeout: 5,
    backoff: (attempt) => Math.min(0.05 * 2 ** attempt, 1) * (0.5 + Math.random() / 2),
    onnotice: ({ message }) => notice?.(message ?? ''),
    connection: { application_name: 'baton', role, ...timeouts, ...settings },
  });
