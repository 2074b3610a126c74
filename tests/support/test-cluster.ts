import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { embeddedBinaries, runnerFor, type Binaries } from '@baton/collab-server/platform/db/embedded/binaries.ts';
import {
  createCluster,
  isAlive,
  isPostgres,
  startCluster,
  stopCluster,
  superuserUrl,
  type ClusterStart,
} from '@baton/collab-server/platform/db/embedded/cluster.ts';
import { migrate } from '@baton/collab-server/platform/db/migrator.ts';
import postgres, { type Sql } from 'postgres';

/** One PostgreSQL for tests, with a migrated template. */
export interface TestCluster {
  /** Address as an ordinary user that may make databases and roles; no database named. */
  url: string;
  /** Name of the migrated database that others are copied from. */
  template: string;
  superuserUrl: string;
  pid: number;
  folder: string;
  /** How it was started, so that it can be started again. */
  start: ClusterStart;
}

const debianBinaries: Binaries = {
  initdb: '/usr/lib/postgresql/15/bin/initdb',
  postgres: '/usr/lib/postgresql/15/bin/postgres',
};

/**
 * Starts the server that `BATON_TEST_POSTGRES` names: `embedded` (18) or `debian` (15). Null when Debian's is not
 * installed; under `CI=true` that throws. It does not call fsync unless `durable`.
 */
export const startTestCluster = async ({ durable = false } = {}): Promise<TestCluster | null> => {
  await discardAbandoned();
  const binaries = await chosenBinaries();
  if (!binaries) return null;
  const folder = await mkdtemp(path.join(tmpdir(), 'baton-test-'));
  await chmod(folder, 0o711);
  const runner = await runnerFor(binaries, folder);
  if (runner.identity) await chown(folder, runner.identity.uid, runner.identity.gid);
  const directory = path.join(folder, 'cluster');
  const password = randomBytes(16).toString('hex');
  await createCluster(runner, directory, password);
  const settings = ['max_connections=300', ...(durable ? [] : ['fsync=off', 'full_page_writes=off'])];
  const logFile = path.join(folder, 'postgres.log');
  const { pid, port } = await startCluster({ runner, directory, password, logFile, settings });
  await noteProcesses(folder, pid);
  const template = 'template_baton';
  // Ordinary, as in production: owns its databases, may create roles, is subject to row-level security.
  await onServer(superuserUrl(port, password), async (sql) => {
    await sql.unsafe(`create role tester login createdb createrole password '${password}'`);
    await sql.unsafe(`create database ${template} owner tester`);
  });
  const url = `postgres://tester:${password}@127.0.0.1:${port}`;
  await migrate({ url: `${url}/${template}` });
  const start = { runner, directory, password, logFile, settings, port };
  return { url, template, superuserUrl: superuserUrl(port, password), pid, folder, start };
};

/**
 * Stops the server without letting it write anything, as a crash does, and starts it again on the same port. It recovers
 * from its journal. `cluster.pid` changes.
 */
export const crashTestCluster = async (cluster: TestCluster): Promise<void> => {
  await stopCluster(cluster.pid, 'immediate');
  cluster.pid = (await startCluster(cluster.start)).pid;
  await noteProcesses(cluster.folder, cluster.pid);
};

const noteProcesses = (folder: string, pid: number): Promise<void> =>
  writeFile(path.join(folder, 'processes.json'), JSON.stringify({ owner: process.pid, postgres: pid }));

/** Stops the server and removes its files. */
export const stopTestCluster = ({ pid, folder }: TestCluster): Promise<void> => discard(pid, folder);

/** Makes a database by copying the migrated template; returns its address. */
export const copyTemplate = async (cluster: Pick<TestCluster, 'url' | 'template'>, name: string): Promise<string> => {
  await onServer(`${cluster.url}/postgres`, (sql) =>
    sql.unsafe(`create database ${name} template ${cluster.template}`),
  );
  return `${cluster.url}/${name}`;
};

/** Makes a database without a schema; returns its address. */
export const createDatabase = async ({ url }: Pick<TestCluster, 'url'>, name: string): Promise<string> => {
  await onServer(`${url}/postgres`, (sql) => sql.unsafe(`create database ${name}`));
  return `${url}/${name}`;
};

/** As superuser: an autovacuum worker may be at work in it, which an ordinary owner is not allowed to send away. */
export const dropDatabase = (cluster: Pick<TestCluster, 'superuserUrl'>, name: string): Promise<void> =>
  onServer(cluster.superuserUrl, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`));

/**
 * Puts a copy of one database in the place of another, sending away whoever is connected to either: a backup as of this
 * moment, or the return to one.
 */
export const replaceDatabase = (cluster: TestCluster, name: string, by: string): Promise<void> =>
  onServer(cluster.superuserUrl, async (sql) => {
    await sql.unsafe(`drop database if exists ${name} with (force)`);
    await sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = ${by}`;
    await sql.unsafe(`create database ${name} template ${by} owner tester`);
  });

const onServer = async (url: string, work: (sql: Sql) => Promise<unknown>): Promise<void> => {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
};

const chosenBinaries = async (): Promise<Binaries | null> => {
  const choice = process.env['BATON_TEST_POSTGRES'] || 'embedded';
  if (choice === 'embedded') return embeddedBinaries();
  if (choice !== 'debian') throw new Error(`BATON_TEST_POSTGRES is "embedded" or "debian", not "${choice}"`);
  if (existsSync(debianBinaries.postgres)) return debianBinaries;
  const line = `PostgreSQL 15 is not installed (${debianBinaries.postgres}): apt-get install postgresql-15`;
  if (process.env['CI'] === 'true') throw new Error(line);
  console.warn(`${line}. Its tests are skipped.`);
  return null;
};

/** A run that was killed leaves its server behind; the next one clears it away. */
const discardAbandoned = async (): Promise<void> => {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith('baton-test-')) continue;
    const folder = path.join(tmpdir(), name);
    const text = await readFile(path.join(folder, 'processes.json'), 'utf8').catch(() => null);
    if (!text) continue;
    const { owner, postgres: pid } = JSON.parse(text) as { owner: number; postgres: number };
    if (isAlive(owner)) continue;
    const status = await readFile(path.join(folder, 'cluster', 'postmaster.pid'), 'utf8').catch(() => '');
    const ours = status.startsWith(`${pid}\n`) && (await isPostgres(pid));
    await discard(ours ? pid : null, folder);
  }
};

const discard = async (pid: number | null, folder: string): Promise<void> => {
  if (pid !== null) await stopCluster(pid, 'immediate');
  await rm(folder, { recursive: true, force: true });
};
