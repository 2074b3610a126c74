import { open, readdir } from 'node:fs/promises';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { sendBytes } from '#tests/files.ts';
import { aMember, ask, aWorkspace, type TestMember } from '#tests/people.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import type { RunningServer } from '../../server.ts';

const [mega, giga] = [1024 ** 2, 1024 ** 3];

describeWithDatabase('room for files', () => {
  let db: TestDatabase;
  let server: RunningServer;
  let owner: TestMember;
  let account: string;

  beforeAll(async () => {
    db = await testDatabase();
    const env = { LOG_LEVEL: 'silent', FILE_MAX_MB: '1', WORKSPACE_FILES_MAX_GB: '1' };
    server = await startServer({ databaseUrl: db.url, env });
    owner = await aMember(db.sql, await aWorkspace(db.sql), 'owner');
    account = ((await ask(server.url, owner, 'POST /accounts', { name: 'Durand' })).body as { id: string }).id;
  });
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });

  const send = (content: Uint8Array | string) => sendBytes(server.url, owner, account, content);
  const arrivals = () => server.app.core.files.arrivals;

  it('[FI3] in a workspace is given to the last byte, to one of two who ask at once, and again when files are gone', async () => {
    const first = await send(Buffer.alloc(mega));
    await db.sql`update file_objects set bytes = ${giga - mega} where upload = ${first.upload}`;
    const both = await Promise.all([send(Buffer.alloc(mega)), send(Buffer.alloc(mega))]);
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 413]);
    expect(both.find(({ status }) => status === 413)?.body).toMatchObject({
      code: 'workspace-full',
      data: { detail: { limit: giga } },
    });
    expect((await send('x')).status).toBe(413);
    const [other] = [await aMember(db.sql, await aWorkspace(db.sql, 'Other'), 'owner')];
    const theirs = ((await ask(server.url, other, 'POST /accounts', { name: 'Theirs' })).body as { id: string }).id;
    expect((await sendBytes(server.url, other, theirs, 'x')).status).toBe(200);
    await db.sql`update file_objects set state = 'doomed' where upload = ${first.upload}`;
    expect((await send('x')).status).toBe(200);
  });

  it('[FI4] on a full disk: refused in words that say so, nothing is left, and taken once there is room', async () => {
    const room = arrivals();
    room.openFile = async (...given) => {
      const handle = await open(...given);
      handle.writev = () => Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
      return handle;
    };
    const refused = await send('hello');
    expect(refused).toMatchObject({ status: 507, body: { code: 'storage-full' } });
    expect(JSON.stringify(refused.body)).not.toContain(room.folder);
    expect(await readdir(room.folder)).toEqual([]);
    const states = await db.sql`select state from file_objects where upload = ${refused.upload}`;
    expect(states.map((row) => row['state'])).toEqual(['doomed']);
    delete room.openFile;
    expect((await sendBytes(server.url, owner, account, 'hello', { upload: refused.upload })).status).toBe(200);
  });

  it('[FI4] a storage that does not answer is said to be tried again, and nothing is left', async () => {
    const { storage } = server.app.core.files;
    const put = storage.put.bind(storage);
    storage.put = () => Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    const refused = await send('hello');
    storage.put = put;
    expect(refused).toMatchObject({ status: 503, body: { code: 'try-again' } });
    const states = await db.sql`select state from file_objects where upload = ${refused.upload}`;
    expect(states.map((row) => row['state'])).toEqual(['doomed']);
  });
});
