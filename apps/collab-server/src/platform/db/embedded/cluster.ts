import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

import postgres from 'postgres';

import { EmbeddedUnavailable, remedy, type Runner } from './binaries.ts';

const run = promisify(execFile);

/** The user that `initdb` makes; only the launcher signs in with it. */
export const superuser = 'postgres';

export interface ClusterStart {
  runner: Runner;
  /** The folder that holds PG_VERSION. */
  directory: string;
  logFile: string;
  password: string;
  /** Any free one when absent. */
  port?: number;
  /** Further settings, as `name=value`. */
  settings?: string[];
}

export interface RunningCluster {
  pid: number;
  port: number;
}

/**
 * Makes the files of a new cluster, in a folder that this process alone works in. They appear under their name only when complete, so a folder without PG_VERSION is
 * never more than a torn attempt.
 */
export const createCluster = async (runner: Runner, directory: string, password: string): Promise<void> => {
  const parent = path.dirname(directory);
  const draft = path.join(parent, '.cluster-draft');
  const passwordFile = path.join(draft, 'password');
  // One that was killed may have left its own.
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (runner.identity) {
      await chown(draft, runner.identity.uid, runner.identity.gid);
      await chown(passwordFile, runner.identity.uid, runner.identity.gid);
    }
    const [command, ...before] = [...runner.wrapper, runner.initdb];
    const files = path.join(draft, 'files');
    const choices = ['-A', 'scram-sha-256', '-U', superuser, '-E', 'UTF8', '--locale=C.UTF-8', '--data-checksums'];
    const flags = ['-D', files, ...choices, '--no-instructions', `--pwfile=${passwordFile}`];
    await run(command, [...before, ...flags], { ...runner.identity, cwd: draft }).catch((cause: Error) => {
      throw new EmbeddedUnavailable(`PostgreSQL could not make its files: ${cause.message.trim()}\n${remedy}`, {
        cause,
      });
    });
    await rm(directory, { recursive: true, force: true });
    await rename(files, directory);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
};

/** Starts the server on the loopback interface and waits until it answers. */
export const startCluster = async (options: ClusterStart): Promise<RunningCluster> => {
  // Between asking for a free port and PostgreSQL taking it, another program may be faster.
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOn(options.port ?? (await freePort()), options);
    } catch (error) {
      const taken = error instanceof Error && error.message.includes('Address already in use');
      if (!taken || options.port !== undefined || attempt >= 5) throw error;
    }
  }
};

const startOn = async (port: number, options: ClusterStart): Promise<RunningCluster> => {
  const { runner, directory, logFile } = options;
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=100',
    'timezone=UTC',
    // What failed is told to the program, which logs it without contents; this log is for the server's own troubles.
    'log_min_messages=log',
    'log_checkpoints=off',
    ...(options.settings ?? []),
  ];
  const log = await open(logFile, 'w');
  const [command, ...before] = [...runner.wrapper, runner.postgres];
  const child = spawn(
    command,
    [...before, '-D', directory, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    // A process group of its own: Ctrl-C in a terminal must reach this program first, which then stops the database.
    { ...runner.identity, cwd: directory, stdio: ['ignore', log.fd, log.fd], detached: true },
  );
  const exited = once(child, 'exit').then(
    () => true,
    () => true,
  );
  child.unref();
  await log.close();
  const pid = child.pid;
  const lastWords = async () => (await readFile(logFile, 'utf8')).trim().split('\n').slice(-5).join('\n');
  if (pid === undefined) throw new Error(`PostgreSQL could not be started: ${command}`);
  for (const until = performance.now() + 60_000; performance.now() < until;) {
    if (await Promise.race([exited, pause(25, false)])) throw new Error(`PostgreSQL stopped: ${await lastWords()}`);
    if (await answers(port, options.password)) return { pid, port };
  }
  process.kill(pid, 'SIGQUIT');
  throw new Error(`PostgreSQL did not answer within a minute: ${await lastWords()}`);
};

/** True when a server that knows this password answers on this port. */
export const answers = async (port: number, password: string): Promise<boolean> => {
  const sql = postgres(superuserUrl(port, password), { max: 1, connect_timeout: 5, fetch_types: false });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
};

export const superuserUrl = (port: number, password: string): string =>
  `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`;

/** Ends a server: `fast` ends sessions and writes everything, `immediate` is for test data only. Waits until it is gone. */
export const stopCluster = async (pid: number, how: 'fast' | 'immediate', withinMs = 30_000): Promise<void> => {
  if (!isAlive(pid)) return;
  process.kill(pid, how === 'fast' ? 'SIGINT' : 'SIGQUIT');
  for (const until = performance.now() + withinMs; performance.now() < until; await pause(10)) {
    if (!isAlive(pid)) return;
  }
  throw new Error(`PostgreSQL (process ${pid}) did not stop within ${withinMs / 1000} s`);
};

/** True when a process with this id exists. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** True for a living server; its process id may have been given to another program since, and Linux tells whose it is. */
export const isPostgres = async (pid: number): Promise<boolean> => {
  if (!isAlive(pid)) return false;
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'postgres');
  return name.startsWith('postgres');
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
};
