import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import postgres, { type Sql } from 'postgres';

import { embeddedBinaries, runnerFor, type Runner } from './binaries.ts';
import { answers, createCluster, isPostgres, startCluster, superuserUrl, type RunningCluster } from './cluster.ts';
import { FolderInUse, lockFolder, type FolderLock } from './folder-lock.ts';
import { supervise, type SupervisorParts } from './supervisor.ts';

export interface EmbeddedDatabase {
  /** Address of the application's database, as its ordinary owner. */
  url: string;
  pid: () => number;
  /** True when a server that a killed predecessor left behind was taken over. */
  adopted: boolean;
  /** Ends the database within 30 s and frees the folder; for a guest it only lets go. */
  stop: () => Promise<void>;
}

export interface EmbeddedOptions {
  dataFolder: string;
  /** A short-lived command may use the database of a server that is running; then it neither locks nor stops it. */
  guest?: boolean;
  /** Told when the database ended by itself and when it could not be started again; it keeps trying. */
  onTrouble?: SupervisorParts['onTrouble'];
}

/**
 * PostgreSQL in the data folder, for installations without a server of their own. One process per folder: a second start
 * throws `FolderInUse`. Throws `EmbeddedUnavailable` where the binaries cannot run.
 */
export const startEmbedded = async (options: EmbeddedOptions): Promise<EmbeddedDatabase> => {
  const { dataFolder, guest = false, onTrouble = () => {} } = options;
  const folder = path.resolve(dataFolder);
  await mkdir(folder, { recursive: true });
  let lock: FolderLock;
  try {
    lock = lockFolder(folder);
  } catch (error) {
    if (guest && error instanceof FolderInUse) return joinRunning(folder, error);
    throw error;
  }
  try {
    const password = await keptPassword(folder);
    const directory = path.join(folder, 'postgres');
    const left = await leftRunning(directory, password);
    const cluster = left ?? (await startOwn(folder, directory, password));
    const restart = (port: number) => startOwn(folder, directory, password, port);
    const supervisor = supervise(cluster, { restart, onTrouble });
    const url = await prepareOwner(cluster.port, password);
    return {
      url,
      pid: supervisor.pid,
      adopted: left !== null,
      stop: async () => {
        await supervisor.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
};

const owner = 'baton';

const startOwn = async (
  folder: string,
  directory: string,
  password: string,
  port?: number,
): Promise<RunningCluster> => {
  const runner = await runnerFor(await embeddedBinaries(), folder);
  const version = await readFile(path.join(directory, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new Error(`The files in ${directory} belong to another user: ${error.message}`, { cause: error });
  });
  if (version === null) await createCluster(runner, directory, password);
  else refuseOtherVersion(version.trim(), runner, directory);
  const start = { runner, directory, password, logFile: path.join(folder, 'postgres.log') };
  return startCluster(port === undefined ? start : { ...start, port });
};

const refuseOtherVersion = (version: string, runner: Runner, directory: string): void => {
  if (version === runner.major) return;
  throw new Error(
    `${directory} was made by PostgreSQL ${version}, this program brings ${runner.major}. Start the version of Baton that made it, or move the data with pg_dump and set DATABASE_URL.`,
  );
};

/** The server that a killed predecessor left running on these files, with its sessions ended; null when there is none. */
const leftRunning = async (directory: string, password: string): Promise<RunningCluster | null> => {
  const found = await readStatus(directory);
  if (!found) return null;
  // It may just be stopping, or recovering from a crash of its own.
  for (const until = performance.now() + 60_000; performance.now() < until; await pause(50)) {
    if (!(await isPostgres(found.pid))) {
      await rm(path.join(directory, 'postmaster.pid'), { force: true });
      return null;
    }
    if (!(await answers(found.port, password))) continue;
    await onServer(superuserUrl(found.port, password), endOtherSessions);
    return found;
  }
  throw new Error(
    `PostgreSQL (process ${found.pid}) runs in ${directory} but does not answer. Stop it, then start again.`,
  );
};

const endOtherSessions = async (sql: Sql): Promise<void> => {
  const others = sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${owner}`;
  for (await others; ; await pause(10)) {
    const [row] = await sql`select count(*)::int as left from pg_stat_activity where usename = ${owner}`;
    if (row?.['left'] === 0) return;
  }
};

/** Lines 1 and 4 of PostgreSQL's own status file. */
const readStatus = async (directory: string): Promise<RunningCluster | null> => {
  const text = await readFile(path.join(directory, 'postmaster.pid'), 'utf8').catch(() => null);
  const [pid, , , port] = text?.split('\n') ?? [];
  return pid && port ? { pid: Number(pid), port: Number(port) } : null;
};

const joinRunning = async (folder: string, inUse: FolderInUse): Promise<EmbeddedDatabase> => {
  const running = await readStatus(path.join(folder, 'postgres'));
  const password = await keptPassword(folder);
  if (!running || !(await answers(running.port, password))) throw inUse;
  return { url: ownerUrl(running.port, password), pid: () => running.pid, adopted: false, stop: async () => {} };
};

const ownerUrl = (port: number, password: string) => `postgres://${owner}:${password}@127.0.0.1:${port}/${owner}`;

/** Anybody on this machine can reach the port, so there is a password, made once. */
const keptPassword = async (folder: string): Promise<string> => {
  const file = path.join(folder, 'postgres.password');
  try {
    await writeFile(file, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return (await readFile(file, 'utf8')).trim();
};

/** The program itself is an ordinary user, here as on any other server; a start may have been cut off before this. */
const prepareOwner = async (port: number, password: string): Promise<string> => {
  await onServer(superuserUrl(port, password), async (sql) => {
    const [there] = await sql`select
      exists (select from pg_roles where rolname = ${owner}) as role,
      exists (select from pg_database where datname = ${owner}) as database`;
    if (!there?.['role']) await sql.unsafe(`create role ${owner} login createrole password '${password}'`);
    if (!there?.['database']) await sql.unsafe(`create database ${owner} owner ${owner}`);
  });
  return ownerUrl(port, password);
};

const onServer = async (url: string, work: (sql: Sql) => Promise<void>): Promise<void> => {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
};
