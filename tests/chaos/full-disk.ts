import { execFileSync } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { openDatabase } from '@baton/collab-server/platform/db/database.ts';
import { startEmbedded } from '@baton/collab-server/platform/db/embedded/embedded.ts';
import postgres from 'postgres';

import { aBoard } from '#tests/board-world.ts';
import { liveClient, until } from '#tests/live-client.ts';
import { seededRandom } from '#tests/mutate-update.ts';
import { aMember, aWorkspace } from '#tests/people.ts';
import { spawnServer } from '#tests/start-server.ts';

import { acknowledgedInLog } from './acknowledged.ts';
import { sameEverywhere } from './chaos-world.ts';
import type { Scenario } from './scenario.ts';
import { doSomething, keepTyping } from './typist.ts';

/**
 * P11b: the disk under the embedded database fills up while people type, and is freed again. Nothing is acknowledged
 * that is not kept, the server lives on, and everybody is saved again. Needs root and Linux, for a small disk in memory.
 */
export const fullDisk: Scenario = {
  name: 'full-disk',
  run: async ({ seed, long }) => {
    if (!long) return { ok: true, skipped: 'the short form injects the error instead (full-disk.db.test.ts)' };
    if (process.platform !== 'linux' || process.getuid?.() !== 0)
      return { ok: process.env['CI'] !== 'true', skipped: 'a small disk needs root on Linux' };
    const disk = await smallDisk(250);
    try {
      return await onDisk(disk.folder, seed);
    } finally {
      await disk.remove();
    }
  },
};

const onDisk = async (folder: string, seed: number) => {
  const dataFolder = path.join(folder, 'data');
  const env = { DATABASE_URL: '', BATON_DATA_DIR: dataFolder, LOG_LEVEL: 'silent' };
  const server = await spawnServer({ databaseUrl: '', env });
  const { url } = await startEmbedded({ dataFolder, guest: true });
  const sql = postgres(url, { max: 2, onnotice: () => {}, connection: { role: 'baton_migrate' } });
  const database = openDatabase({ url });
  const db = { sql, database, scopes: database.scopes, url, drop: async () => {} };
  const workspace = await aWorkspace(sql);
  const board = await aBoard(db, workspace.id);
  await sql`insert into containers values (${workspace.id}, ${board.id}, 'board', 'workspace') on conflict do nothing`;
  const people = await Promise.all(Array.from({ length: 5 }, () => aMember(sql, workspace, 'member')));
  const tabs = people.map((as) => liveClient({ url: server.url, as, document: `board:${board.id}` }));
  await Promise.all(tabs.map((tab) => tab.synced()));
  const random = seededRandom(seed);
  const stops = tabs.map((tab) => keepTyping(10, () => doSomething(tab.doc, board, random)));
  const log = acknowledgedInLog(sql, board.id, tabs);

  await until(() => tabs.every((tab) => tab.acked.length > 10), 'everybody to be saved', 20_000);
  const ballast = await fill(folder);
  await writeUntilRefused(sql);
  const whenFull = tabs.map((tab) => tab.acked.length);
  await pause(5_000);
  const health = await fetch(`${server.url}/healthz`).then((answer) => answer.status);
  const readiness = await fetch(`${server.url}/readyz`).then((answer) => answer.status);
  const ackedWhileFull = tabs.reduce((sum, tab, place) => sum + tab.acked.length - (whenFull[place] ?? 0), 0);

  await rm(ballast);
  const freed = performance.now();
  const before = tabs.map((tab) => tab.acked.length);
  const isMoving = () => tabs.every((tab, place) => tab.acked.length > (before[place] ?? 0) + 1);
  const recovered = await until(isMoving, 'everybody to be saved again', 60_000).then(
    () => true,
    () => false,
  );
  const recoveryMs = Math.round(performance.now() - freed);
  for (const stop of stops) stop();
  if (recovered) await Promise.all(tabs.map((tab) => tab.saved()));
  const { exitCode } = server.child;
  await log.check();
  const figures = log.figures();
  const equal = await sameEverywhere(
    board,
    tabs.map((tab) => tab.doc),
  );
  for (const tab of tabs) tab.leave();
  await Promise.all([database.close(), sql.end({ timeout: 5 })]);
  await server.stop();
  const ok = figures.lost === 0 && exitCode === null && health === 200 && recovered && equal;
  return { ok, exits: exitCode === null ? 0 : 1, equal, ...figures, health, readiness, ackedWhileFull, recoveryMs };
};

const smallDisk = async (megabytes: number) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'baton-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder]);
  const remove = async () => {
    execFileSync('umount', ['-l', folder]);
    await rm(folder, { recursive: true });
  };
  return { folder, remove };
};

/** Takes all room that is left; answers the file to remove. */
const fill = async (folder: string): Promise<string> => {
  const file = path.join(folder, 'ballast');
  const ballast = await open(file, 'w');
  const block = Buffer.alloc(64 * 1024);
  try {
    for (;;) await ballast.write(block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    await ballast.close();
  }
  return file;
};

/** Uses up what the database had set aside. */
const writeUntilRefused = async (sql: postgres.Sql): Promise<void> => {
  try {
    await sql`create table ballast (text text)`;
    for (;;) await sql`insert into ballast select repeat(md5(n::text), 60) from generate_series(1, 500) n`;
  } catch {
    // It has refused: as an error, or by going down.
  }
};
