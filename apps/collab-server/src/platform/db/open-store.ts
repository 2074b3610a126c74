import { setTimeout as pause } from 'node:timers/promises';

import postgres from 'postgres';

import type { Log } from '../log/log.ts';
import { isConnectionLoss } from './connection-loss.ts';
import { openDatabase, type Database } from './database.ts';
import { startEmbedded, type EmbeddedDatabase } from './embedded/embedded.ts';
import { migrate } from './migrator.ts';

export interface StoreOptions {
  /** A server of one's own; null means PostgreSQL in the data folder. */
  databaseUrl: string | null;
  databaseConnections: number;
  rolePrefix: string;
  allowUnsafeDatabase: boolean;
  dataFolder: string;
}

export interface Store {
  database: Database;
  url: string;
  close(): Promise<void>;
}

/** The database cannot be used as it is; the message names the remedy. */
export class DatabaseRefused extends Error {}

/**
 * Starts or reaches the database, brings its schema up to date, checks that it keeps what it commits, and opens the pools.
 * `guest` is for a command beside a running server.
 */
export const openStore = async (options: StoreOptions, log: Log, { guest = false } = {}): Promise<Store> => {
  const { databaseUrl, dataFolder, rolePrefix } = options;
  const onTrouble = (what: string, err?: unknown) => log.error({ err }, what);
  const embedded = databaseUrl ? null : await startEmbedded({ dataFolder, guest, onTrouble });
  if (embedded?.adopted) log.warn({ pid: embedded.pid() }, 'took over the database of a server that was killed');
  try {
    const url = databaseUrl ?? (embedded as EmbeddedDatabase).url;
    await checkServer(url, options.allowUnsafeDatabase);
    const applied = await migrate({ url, rolePrefix });
    if (applied.length > 0) log.info({ applied }, 'schema brought up to date');
    const notice = (message: string) => log.debug({ message }, 'notice of the database');
    const database = openDatabase({ url, rolePrefix, connections: options.databaseConnections, notice });
    const close = async () => {
      await database.close();
      await embedded?.stop();
    };
    return { database, url, close };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
};

/** How long a start waits for a database server that is starting too. */
const patienceMs = 30_000;

const checkServer = async (url: string, allowUnsafe: boolean): Promise<void> => {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      await checkOnce(url, allowUnsafe);
      return;
    } catch (error) {
      if (error instanceof DatabaseRefused) throw error;
      if (!isConnectionLoss(error)) throw refusalOf(error, url);
      if (performance.now() > until) throw refusalOf(error, url);
      await pause(500);
    }
  }
};

const checkOnce = async (url: string, allowUnsafe: boolean): Promise<void> => {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {}, fetch_types: false });
  try {
    const [server] = await sql<{ version: number; fsync: string; commit: string; super: boolean }[]>`
      select current_setting('server_version_num')::int as version, current_setting('fsync') as fsync,
        current_setting('synchronous_commit') as commit,
        (select rolsuper from pg_roles where rolname = current_user) as super`;
    if (!server) return;
    if (server.version < 150_000) throw new DatabaseRefused('Baton needs PostgreSQL 15 or newer.');
    if (allowUnsafe) return;
    if (server.fsync === 'off' || server.commit === 'off')
      throw new DatabaseRefused(
        'This PostgreSQL may lose committed rows when the power fails: set fsync = on and synchronous_commit = on, or UNSAFE_DATABASE=allow for data you can lose.',
      );
  } finally {
    await sql.end({ timeout: 2 });
  }
};

const refusals: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there. Is the server started?',
  ENOTFOUND: 'the host name is not known.',
  CONNECT_TIMEOUT: 'it does not answer. Is the host reachable?',
  '28P01': 'the password is wrong.',
  '28000': 'this user may not sign in.',
  '3D000': 'there is no such database. Create it with: createdb',
  '57P03': 'it is starting or stopping.',
};

const refusalOf = (error: unknown, url: string): Error => {
  const { host, pathname } = new URL(url);
  const code = String((error as { code?: unknown }).code);
  const why = refusals[code] ?? (error instanceof Error ? error.message : String(error));
  return new DatabaseRefused(`The database ${pathname.slice(1)} at ${host} cannot be used: ${why}`, { cause: error });
};
