import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request as httpRequest, type ClientRequest } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { newId } from '#platform/clock/new-id.ts';
import { aFile, getBytes, sendBytes } from '#tests/files.ts';
import { aMember, ask, aWorkspace, type TestMember } from '#tests/people.ts';
import { spawnServer, type SpawnedServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const rounds = 5;
const bytes = 4 * 1024 ** 2;

describeWithDatabase('a server that is killed while files arrive', () => {
  let db: TestDatabase;
  let server: SpawnedServer;
  let owner: TestMember;
  let account: string;
  let dataFolder: string;

  const start = async () => {
    server = await spawnServer({ databaseUrl: db.url, env: { BATON_DATA_DIR: dataFolder } });
  };
  beforeAll(async () => {
    db = await testDatabase();
    dataFolder = await mkdtemp(path.join(tmpdir(), 'baton-killed-'));
    await start();
    owner = await aMember(db.sql, await aWorkspace(db.sql), 'owner');
    account = ((await ask(server.url, owner, 'POST /accounts', { name: 'Durand' })).body as { id: string }).id;
  });
  afterAll(async () => {
    await server.kill();
    await rm(dataFolder, { recursive: true, force: true });
    await db.drop();
  });

  const filesIn = async (folder: string) => {
    const entries = await readdir(path.join(dataFolder, 'files', folder), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  };

  /** Sends the first half and holds the rest back. */
  const beginSending = (upload: string): ClientRequest => {
    const request = httpRequest(`${server.url}/api/v1/accounts/${account}/uploads/${upload}`, {
      method: 'PUT',
      headers: { origin: server.url, cookie: owner.cookie, 'content-length': String(bytes) },
    });
    request.on('error', () => undefined);
    request.write(Buffer.alloc(bytes / 2, 'a'));
    return request;
  };

  test(
    `[FI4] kill -9 in the middle of an upload leaves nothing half-written, ${rounds} times`,
    { timeout: 600_000 },
    async () => {
      const whole = await aFile(server.url, owner, account, 'before.txt', 'kept before');
      for (let round = 0; round < rounds; round += 1) {
        const upload = newId();
        const sending = beginSending(upload);
        await vi.waitFor(async () => expect(await filesIn('arriving')).toHaveLength(1), {
          timeout: 10_000,
          interval: 10,
        });
        const kept = await filesIn('kept');
        await server.kill();
        sending.destroy();
        // What the killed process wrote stands beside the storage, never in it.
        expect(await filesIn('kept')).toEqual(kept);
        await start();
        expect(await filesIn('arriving')).toEqual([]);
        const [row] = await db.sql`select state from file_objects where upload = ${upload}`;
        expect(row).toEqual({ state: 'arriving' });
        const early = await ask(server.url, owner, `POST /accounts/${account}/files`, { uploadId: upload, name: 'x' });
        expect(early.body).toMatchObject({ code: 'upload-not-there' });
        // The same upload again, under its own id, as the page does: whole this time.
        const content = Buffer.alloc(bytes, 'a');
        expect((await sendBytes(server.url, owner, account, content, { upload })).status).toBe(200);
        const made = await ask(server.url, owner, `POST /accounts/${account}/files`, {
          uploadId: upload,
          name: 'big.txt',
        });
        const { id } = made.body as { id: string };
        expect((await getBytes(server.url, owner, `/files/${id}/content`)).bytes.equals(content)).toBe(true);
      }
      expect((await getBytes(server.url, owner, `/files/${whole.id}/content`)).bytes.toString()).toBe('kept before');
      const [counts] = await db.sql`select count(*) filter (where state = 'used')::int as used,
      count(*) filter (where state in ('kept', 'arriving'))::int as unused from file_objects`;
      expect(counts).toEqual({ used: rounds + 1, unused: 0 });
    },
  );
});
