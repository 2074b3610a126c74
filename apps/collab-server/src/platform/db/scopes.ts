import { PgDialect } from 'drizzle-orm/pg-core';
import { PostgresJsSession, PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import type { Sql, TransactionSql } from 'postgres';

import type { OneStatement, Scopes, Tx } from '../scope/scope.ts';
import { retryOnConnectionLoss } from './connection-loss.ts';
import type { RoleNames } from './roles.ts';

/** How long a transaction that has not begun yet waits for a database that is restarting. */
const patienceMs = 3_000;

/** Statements with more parameters are not kept prepared: their texts vary with the size of a batch. */
const preparedParameters = 32;

/**
 * Left to itself PostgreSQL thinks each array of parameters worth a plan of its own; for an append, planning costs more than
 * running.
 */
export const onePlan = 'force_generic_plan';
type Plans = typeof onePlan | 'auto';

type NoSchema = Record<string, never>;

const dialect = new PgDialect();

/** One pool for all that has a scope; one each of the role that its statements run under, for appends and for looks. */
export interface Pools {
  scoped: Sql;
  log: Sql;
  poll: Sql;
}

const preparedOn = (pool: Sql): OneStatement => ({
  query: (text, parameters) => pool.unsafe(text, parameters as never[], { prepare: true }),
});

/** The ways to a query. */
export const createScopes = (pools: Pools, roles: RoleNames): Scopes => {
  const [log, poll] = [preparedOn(pools.log), preparedOn(pools.poll)];
  const inRole = async <T>(
    role: string,
    { workspace = '', plans = 'auto' }: { workspace?: string; plans?: Plans },
    run: (tx: Tx) => Promise<T>,
  ): Promise<T> => {
    let begun = false;
    const attempt = () =>
      pools.scoped.begin('isolation level read committed', (client) => {
        begun = true;
        // Not awaited: it travels with the first query of `run`, and when it fails the transaction is already void.
        client`select set_config('role', ${role}, true), set_config('app.ws', ${workspace}, true),
          set_config('plan_cache_mode', ${plans}, true)`.catch(() => {});
        return run(transactionOn(client));
      });
    const once = async () => {
      try {
        return { done: await attempt() };
      } catch (error) {
        if (begun) return { failed: error };
        throw error;
      }
    };
    const outcome = await retryOnConnectionLoss(once, patienceMs);
    if ('failed' in outcome) throw outcome.failed;
    return outcome.done as T;
  };
  return {
    withWorkspace: ({ workspace }, run) => inRole(roles.app, { workspace }, run),
    withWorkspaceSteadily: ({ workspace }, run) => inRole(roles.app, { workspace, plans: onePlan }, run),
    withSystem: (reason, run) =>
      inRole(roles.system(reason), { plans: reason === 'sequencer' ? onePlan : 'auto' }, run),
    appendToLog: (run) => run(log),
    look: (run) => retryOnConnectionLoss(() => run(poll), patienceMs),
  };
};

/** Drizzle never names its statements, which costs a second round trip for each; the driver keeps them by their text. */
const preparing = <Client extends Pick<Sql, 'unsafe'>>(client: Client): Client => {
  const unsafe = client.unsafe.bind(client);
  return Object.assign(client, {
    unsafe: (text: string, parameters: Parameters<typeof unsafe>[1] = [], options = {}) =>
      unsafe(text, parameters, { ...options, prepare: parameters.length <= preparedParameters }),
  });
};

const transactionOn = (client: TransactionSql): Tx => {
  preparing(client);
  // Drizzle's types ask for a whole pool; a session uses `unsafe` and, in a transaction, `savepoint`.
  const session = new PostgresJsSession<TransactionSql & Sql, NoSchema, NoSchema>(
    client as TransactionSql & Sql,
    dialect,
    undefined,
  );
  return new PostgresJsTransaction(dialect, session, undefined);
};
