import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { EmbeddedUnavailable, runnerFor } from './binaries.ts';
import { isAlive, stopCluster } from './cluster.ts';
import { startEmbedded, type EmbeddedDatabase } from './embedded.ts';
import { FolderInUse } from './folder-lock.ts';

const launcher = new URL('./embedded.ts', import.meta.url).pathname;

/** A process that starts the database, says `{ url, pid, adopted }` or `{ error }`, and stays until it is killed. */
const program = `
  import { startEmbedded } from '${launcher}';
  const say = (what) => process.stdout.write(JSON.stringify(what) + '\\n');
  try {
    const { url, pid, adopted, stop } = await startEmbedded({ dataFolder: process.argv[1] });
    process.once('SIGTERM', async () => { await stop(); process.exit(0); });
    say({ url, pid: pid(), adopted });
    setInterval(() => {}, 1000);
  } catch (error) {
    say({ error: error.name, message: error.message });
  }`;

interface Said {
  url: string;
  pid: number;
  adopted: boolean;
  message?: string;
}

let parent: string;
let folder: string;
let pids: number[];
let children: ChildProcess[];

beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'baton-embedded-'));
  await chmod(parent, 0o755);
  folder = path.join(parent, 'data');
  pids = [];
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const pid of pids) await stopCluster(pid, 'immediate');
  await rm(parent, { recursive: true, force: true });
});

const start = async (): Promise<EmbeddedDatabase> => {
  const database = await startEmbedded({ dataFolder: folder });
  pids.push(database.pid());
  return database;
};

const startInChild = async (as: { uid?: number; gid?: number } = {}): Promise<{ child: ChildProcess; said: Said }> => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder], {
    ...as,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const said = JSON.parse(line.toString()) as Said;
  if (said.pid) pids.push(said.pid);
  return { child, said };
};

const ask = async (url: string, text: string): Promise<Record<string, unknown>[]> => {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe(text);
  } finally {
    await sql.end();
  }
};

describe('the embedded database', () => {
  it('starts on an empty folder as an ordinary user, keeps its rows over a stop, and frees the folder', async () => {
    const first = await start();
    await ask(first.url, 'create table kept (n int); insert into kept values (7)');
    expect(await ask(first.url, 'select usesuper from pg_user where usename = current_user')).toEqual([
      { usesuper: false },
    ]);
    await first.stop();
    expect(isAlive(first.pid())).toBe(false);

    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
    expect(await ask(second.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
    expect(await ask(second.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    await second.stop();
  });

  it('keeps its password unreadable to others and refuses a wrong one', async () => {
    const { url, stop } = await start();
    expect((await stat(path.join(folder, 'postgres.password'))).mode & 0o077).toBe(0);
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    await stop();
  });

  it('refuses a second start on the folder and names the process that has it', async () => {
    const { child } = await startInChild();
    await expect(startEmbedded({ dataFolder: folder })).rejects.toThrow(FolderInUse);
    await expect(startEmbedded({ dataFolder: folder })).rejects.toThrow(`process ${child.pid}`);
  });

  it('lets a short command join the server that runs', async () => {
    const { said } = await startInChild();
    const guest = await startEmbedded({ dataFolder: folder, guest: true });
    expect(guest.url).toBe(said.url);
    await guest.stop();
    expect(isAlive(said.pid)).toBe(true);
  });

  it('adopts the database of a server that was killed, after ending its sessions', async () => {
    const { child, said } = await startInChild();
    await ask(said.url, 'create table kept (n int)');
    const session = postgres(said.url, { max: 1, onnotice: () => {} });
    await session`begin`;
    await session`insert into kept values (1)`;
    child.kill('SIGKILL');
    await once(child, 'exit');

    const heir = await start();
    expect(heir).toMatchObject({ adopted: true, url: said.url });
    expect(heir.pid()).toBe(said.pid);
    expect(await ask(heir.url, 'select n from kept')).toEqual([]);
    await session.end({ timeout: 1 }).catch(() => {});
    await heir.stop();
    expect(isAlive(said.pid)).toBe(false);
  });

  it('starts anew when server and database were both killed', async () => {
    const { child, said } = await startInChild();
    await ask(said.url, 'create table kept (n int); insert into kept values (1)');
    child.kill('SIGKILL');
    process.kill(said.pid, 'SIGKILL');
    await once(child, 'exit');
    const next = await start();
    expect(next.adopted).toBe(false);
    expect(await ask(next.url, 'select n from kept')).toEqual([{ n: 1 }]);
    await next.stop();
  });

  it('is started again on its port when it is killed under a running server', async () => {
    const database = await start();
    await ask(database.url, 'create table kept (n int); insert into kept values (1)');
    const before = database.pid();
    process.kill(before, 'SIGKILL');
    await expect.poll(() => database.pid()).not.toBe(before);
    pids.push(database.pid());
    expect(await ask(database.url, 'select n from kept')).toEqual([{ n: 1 }]);
    await database.stop();
  });

  it('clears away files of a first start that was cut off', async () => {
    await mkdir(path.join(folder, 'postgres', 'base'), { recursive: true });
    await mkdir(path.join(folder, '.cluster-draft', 'files'), { recursive: true });
    const database = await start();
    expect(await ask(database.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
    await database.stop();
  });

  it('refuses files of another version of PostgreSQL and says what to do', async () => {
    await mkdir(path.join(folder, 'postgres'), { recursive: true });
    await writeFile(path.join(folder, 'postgres', 'PG_VERSION'), '14\n');
    await expect(startEmbedded({ dataFolder: folder })).rejects.toThrow('pg_dump');
  });

  it('asks for DATABASE_URL where the binaries cannot run', async () => {
    const broken = { initdb: '/bin/false', postgres: path.join(parent, 'not-there') };
    await expect(runnerFor(broken, parent)).rejects.toThrow(EmbeddedUnavailable);
    await expect(runnerFor(broken, parent)).rejects.toThrow('DATABASE_URL');
  });

  it.runIf(process.getuid?.() === 0)('runs for root as nobody, and inside a folder of root alone too', async () => {
    const open = await start();
    expect((await stat(path.join(folder, 'postgres'))).uid).toBe(65534);
    await open.stop();
    await rm(folder, { recursive: true });
    await chmod(parent, 0o700);
    const hidden = await start();
    expect((await stat(path.join(folder, 'postgres'))).uid).toBe(0);
    await hidden.stop();
  });

  it.runIf(process.getuid?.() === 0)('runs for an ordinary user', async () => {
    const user = { uid: 65534, gid: 65534 };
    await mkdir(folder);
    await chown(folder, user.uid, user.gid);
    const { child, said } = await startInChild(user);
    expect(said.message).toBeUndefined();
    expect((await stat(path.join(folder, 'postgres'))).uid).toBe(user.uid);
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(isAlive(said.pid)).toBe(false);
    expect(await readFile(path.join(folder, 'postgres', 'PG_VERSION'), 'utf8')).toBe('18\n');
  });
});
