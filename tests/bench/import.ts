/**
 * `node tests/bench/import.ts`: how long an address book of 5,000 people takes from its first byte to its last row, as a
 * person sees it: upload, preview, apply. The files were written by other programs (`tests/fixtures/address-books`).
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';

import type { ImportRun } from '@baton/schema/imports';
import postgres from 'postgres';

import { aMember, ask, aWorkspace } from '../support/people.ts';
import { spawnServer } from '../support/start-server.ts';
import { startBenchDatabase, stopBenchDatabases } from './bench-database.ts';

const folder = path.resolve(import.meta.dirname, '../fixtures/address-books');
const partBytes = 512 * 1024;

const database = await startBenchDatabase();
const sql = postgres(database.url, { max: 1, onnotice: () => {}, connection: { role: 'baton_migrate' } });
const server = await spawnServer({ databaseUrl: database.url });

const seconds = async (work: () => Promise<unknown>): Promise<string> => {
  const begun = performance.now();
  await work();
  return ((performance.now() - begun) / 1000).toFixed(1);
};

for (const file of ['people.csv', 'people.vcf']) {
  const content = gunzipSync(await readFile(path.join(folder, `${file}.gz`)));
  const member = await aMember(sql, await aWorkspace(sql), 'owner');
  const asked = async <T>(route: Parameters<typeof ask>[2], body?: unknown): Promise<T> => {
    const answer = await ask(server.url, member, route, body);
    if (answer.status !== 200) throw new Error(`${route}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  };
  const { id } = await asked<ImportRun>('POST /imports', { source: 'book' });
  const settled = async (state: string): Promise<void> => {
    for (;;) {
      const run = await asked<ImportRun>(`GET /imports/${id}`);
      if (run.state === state) return;
      if (run.state === 'failed') throw new Error(`The import of ${file} failed`);
      await pause(50);
    }
  };
  const upload = await seconds(async () => {
    for (let part = 0; part * partBytes < content.length; part += 1) {
      const piece = content.subarray(part * partBytes, (part + 1) * partBytes);
      await asked(`PUT /imports/${id}/files/${file}/parts/${part}`, { content: piece.toString('base64') });
    }
  });
  const preview = await seconds(() => asked(`POST /imports/${id}/preview`, {}));
  const apply = await seconds(async () => {
    await asked(`POST /imports/${id}/apply`, {});
    await settled('applied');
  });
  const undo = await seconds(async () => {
    await asked(`POST /imports/${id}/undo`);
    await settled('undone');
  });
  const size = Math.round(content.length / 1024);
  console.log(`${file} ${size} KiB: upload ${upload} s, preview ${preview} s, apply ${apply} s, undo ${undo} s`);
}
await server.stop();
await sql.end();
await stopBenchDatabases();
