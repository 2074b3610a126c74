import type { WorkspaceId } from '@baton/schema/shared';
import type { PgTransaction } from 'drizzle-orm/pg-core';
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';

/** A transaction whose role and workspace are already set; the only thing that queries are run on. */
export type Tx = PgTransaction<PostgresJsQueryResultHKT, Record<string, never>, Record<string, never>>;

/**
 * The closed list of work that crosses workspaces. Each reason runs under a database role of its own that is granted
 * just its tables; `tests/architecture` holds this list against the migrations.
 */
export const systemReasons = ['log', 'poll', 'sequencer', 'jobs', 'sign-in', 'audit', 'erasure'] as const;
export type SystemReason = (typeof systemReasons)[number];

/** Where one statement runs as a transaction of its own. Its text is kept prepared; parameters are `$1` and so on. */
export interface OneStatement {
  query(text: string, parameters: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
}

/** The ways to a query. */
export interface Scopes {
  /** Runs under the application role inside one workspace; row-level security shows nothing else. READ COMMITTED. */
  withWorkspace<T>(scope: { workspace: WorkspaceId }, run: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same for what runs the same few statements over and over: PostgreSQL plans each once per connection. */
  withWorkspaceSteadily<T>(scope: { workspace: WorkspaceId }, run: (tx: Tx) => Promise<T>): Promise<T>;
  withSystem<T>(reason: SystemReason, run: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * For the append to the log alone, which every edit waits for: one statement under the log's role on connections that
   * know no other, so that nothing is spent on beginning, choosing a role and committing.
   */
  appendToLog<T>(run: (on: OneStatement) => Promise<T>): Promise<T>;
  /** For the pulse alone: one statement under the poll's role, on a connection that nobody else waits for. */
  look<T>(run: (on: OneStatement) => Promise<T>): Promise<T>;
}
