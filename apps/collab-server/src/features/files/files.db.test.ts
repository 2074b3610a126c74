import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';

import type { AccountFile } from '@baton/schema/files';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { newId } from '#platform/clock/new-id.ts';
import { aFile, getBytes, sendBytes } from '#tests/files.ts';
import { aMember, ask, aWorkspace, type TestMember } from '#tests/people.ts';
import { anS3Server, type S3Server } from '#tests/s3-server.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import type { RunningServer } from '../../server.ts';

let s3: S3Server;
beforeAll(async () => {
  s3 = await anS3Server();
});
afterAll(() => s3.stop());

const mega = 1024 ** 2;
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

describe.each([['a folder'], ['S3']])('files in %s', (kind) => {
  describeWithDatabase('kept by a running server', () => {
    let db: TestDatabase;
    let server: RunningServer;
    let [writer, reader, stranger]: TestMember[] = [];
    let [open, closed] = ['', ''];

    beforeAll(async () => {
      db = await testDatabase();
      const env = { FILE_MAX_MB: '1', LOG_LEVEL: 'silent', ...(kind === 'S3' ? { STORAGE_URL: s3.url } : {}) };
      server = await startServer({ databaseUrl: db.url, env });
      const workspace = await aWorkspace(db.sql);
      writer = await aMember(db.sql, workspace, 'member');
      reader = await aMember(db.sql, workspace, 'guest');
      stranger = await aMember(db.sql, await aWorkspace(db.sql, 'Other'), 'owner');
      const account = async (about: object) =>
        ((await ask(server.url, writer as TestMember, 'POST /accounts', about)).body as { id: string }).id;
      open = await account({ name: 'Durand' });
      closed = await account({ name: 'Closed', visibility: 'people' });
      await db.sql`insert into grants values (${workspace.id}, ${open}, 'member', ${reader.member}, 'read')`;
    });
    afterAll(async () => {
      await server.stop();
      await db.drop();
    });

    const me = () => writer as TestMember;
    const left = () => readdir(server.app.core.files.arrivals.folder).catch(() => []);
    const states = async (upload: string) =>
      (await db.sql`select state from file_objects where upload = ${upload} order by at`).map((row) => row['state']);

    it('[FI4] gives back what was sent, to be saved, with its name and nothing that runs', async () => {
      const content = Buffer.from('<script>alert(1)</script>'.repeat(20_000));
      const file = await aFile(server.url, me(), open, 'été ../"x".html', content);
      expect(file).toMatchObject({ name: '"x".html', type: 'text/html', bytes: content.length, version: 1 });
      const got = await getBytes(server.url, me(), `/files/${file.id}/content`);
      expect([got.status, got.bytes.equals(content)]).toEqual([200, true]);
      const headers = Object.fromEntries(got.headers);
      expect(headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename="_x_.html"; filename*=UTF-8''%22x%22.html`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-cache',
        'content-length': String(content.length),
      });
      expect(headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
      expect(headers['content-security-policy']).not.toContain('script-src');
      expect((await getBytes(server.url, me(), `/files/${file.id}/preview`)).status).toBe(404);
      expect(await left()).toEqual([]);
    });

    it('answers ranges, heads and what is held already', async () => {
      const file = await aFile(server.url, me(), open, 'dot.png', png);
      const at = `/files/${file.id}/preview`;
      const part = await getBytes(server.url, me(), at, { range: 'bytes=1-3' });
      expect([part.status, part.bytes.toString(), part.headers.get('content-range')]).toEqual([
        206,
        'PNG',
        `bytes 1-3/${png.length}`,
      ]);
      expect((await getBytes(server.url, me(), at, { range: `bytes=${png.length}-` })).status).toBe(416);
      const whole = await getBytes(server.url, me(), at);
      const etag = whole.headers.get('etag') ?? '';
      expect(etag).toBe(`"${createHash('sha256').update(png).digest('hex')}"`);
      expect(whole.headers.get('content-type')).toBe('image/png');
      const held = await getBytes(server.url, me(), at, { 'if-none-match': etag });
      expect([held.status, held.bytes.length]).toEqual([304, 0]);
      const head = await getBytes(server.url, me(), at, {}, 'HEAD');
      expect([head.status, head.headers.get('content-length')]).toEqual([200, String(png.length)]);
    });

    it('[FI1] lets readers read, and nobody else know of it', async () => {
      const file = await aFile(server.url, me(), open, 'plan.txt', 'hello');
      const hidden = await aFile(server.url, me(), closed, 'secret.txt', 'hello');
      const asks = (as: TestMember, { id }: AccountFile) => getBytes(server.url, as, `/files/${id}/content`);
      expect((await asks(reader as TestMember, file)).status).toBe(200);
      expect((await asks(reader as TestMember, hidden)).status).toBe(404);
      expect((await asks(stranger as TestMember, file)).status).toBe(404);
      const named = `/files/${file.id}/content?workspace=${me().workspace}`;
      expect((await getBytes(server.url, stranger as TestMember, named)).status).toBe(404);
      expect((await fetch(`${server.url}/api/v1${named}`)).status).toBe(401);
      const sent = await sendBytes(server.url, reader as TestMember, open, 'x');
      expect([sent.status, await states(sent.upload)]).toEqual([404, []]);
    });

    it('[FI3] takes a file of the largest size and refuses one byte more, told or not', async () => {
      expect((await sendBytes(server.url, me(), open, Buffer.alloc(mega))).status).toBe(200);
      const told = await sendBytes(server.url, me(), open, Buffer.alloc(mega + 1));
      expect(told).toMatchObject({ status: 413, body: { code: 'file-too-large', data: { detail: { limit: mega } } } });
      expect(await states(told.upload)).toEqual([]);
      const upload = newId();
      const untold = await sendUntold(server.url, me(), open, upload, Buffer.alloc(mega + 1));
      expect(untold).toMatchObject({ status: 413 });
      expect(await states(upload)).toEqual(['doomed']);
      expect(await left()).toEqual([]);
    });

    it('[FI2] takes the same upload once, however often it is sent, and no other bytes under its id', async () => {
      const upload = newId();
      const first = await sendBytes(server.url, me(), open, 'same', { upload });
      const again = await sendBytes(server.url, me(), open, 'same', { upload });
      expect([first.status, again.status]).toEqual([200, 200]);
      expect(again.body).toEqual(first.body);
      const other = await sendBytes(server.url, me(), open, 'else', { upload });
      expect(other).toMatchObject({ status: 409, body: { code: 'upload-taken' } });
      const make = (key?: string) =>
        ask(
          server.url,
          me(),
          `POST /accounts/${open}/files`,
          { uploadId: upload, name: 'a.txt' },
          key ? { 'idempotency-key': key } : {},
        );
      const [made, repeated] = [await make('one'), await make('one')];
      expect(repeated.body).toEqual(made.body);
      expect((await make()).body).toMatchObject({ code: 'upload-not-there' });
      expect((await sendBytes(server.url, me(), open, 'same', { upload })).status).toBe(200);
      expect(await states(upload)).toEqual(['used']);
      const colleague = await aMember(db.sql, { id: me().workspace }, 'owner');
      const taken = await sendBytes(server.url, colleague, open, 'same', { upload });
      expect(taken).toMatchObject({ status: 409, body: { code: 'upload-taken' } });
      const theirs = (await sendBytes(server.url, colleague, open, 'theirs')).upload;
      const stolen = await ask(server.url, me(), `POST /accounts/${open}/files`, { uploadId: theirs, name: 'x' });
      expect(stolen.body).toMatchObject({ code: 'upload-not-there' });
      const elsewhere = await sendBytes(server.url, me(), closed, 'other account');
      const moved = await ask(server.url, me(), `POST /accounts/${open}/files`, {
        uploadId: elsewhere.upload,
        name: 'x',
      });
      expect(moved.body).toMatchObject({ code: 'upload-not-there' });
    });

    it('[FI4] keeps nothing of a sender who goes away half-way', async () => {
      const upload = newId();
      await goAwayHalfWay(server.url, me(), {
        account: open,
        upload,
        isThere: () => expect.poll(left).toHaveLength(1),
      });
      await expect.poll(() => states(upload)).toEqual(['doomed']);
      await expect.poll(left).toEqual([]);
      expect((await sendBytes(server.url, me(), open, 'whole', { upload })).status).toBe(200);
    });

    it('has versions, a name that changes, and a bin', async () => {
      const file = await aFile(server.url, me(), open, 'offer.txt', 'one');
      const second = await sendBytes(server.url, me(), open, png);
      await ask(server.url, me(), `POST /files/${file.id}/versions`, { uploadId: second.upload });
      await ask(server.url, me(), `PATCH /files/${file.id}`, { name: 'Offer \u202E2.png' });
      const { body } = await ask(server.url, me(), `GET /files/${file.id}`);
      expect(body).toMatchObject({
        file: { name: 'Offer 2.png', version: 2, type: 'image/png' },
        versions: [
          { version: 2, bytes: png.length },
          { version: 1, bytes: 3 },
        ],
      });
      expect((await getBytes(server.url, me(), `/files/${file.id}/content?version=1`)).bytes.toString()).toBe('one');
      await ask(server.url, me(), `POST /files/${file.id}/archive`, {});
      const listed = async (archived: string) =>
        (
          (await ask(server.url, me(), `GET /accounts/${open}/files?limit=200&archived=${archived}`)).body as {
            data: AccountFile[];
          }
        ).data
          .map(({ id }) => id)
          .includes(file.id);
      expect([await listed('false'), await listed('true')]).toEqual([false, true]);
      await ask(server.url, me(), `POST /files/${file.id}/restore`, {});
      expect([await listed('false'), await listed('true')]).toEqual([true, false]);
      const told = await db.sql`select type from facts where subject = ${file.id} order by ins`;
      expect(told.map((row) => row['type'])).toEqual([
        'file.uploaded',
        'file.version-added',
        'file.renamed',
        'file.archived',
        'file.restored',
      ]);
    });

    it('says who may add files, and which is the largest it takes', async () => {
      for (const [as, mayChange] of [
        [me(), true],
        [reader as TestMember, false],
      ] as const) {
        const { body } = await ask(server.url, as, `GET /accounts/${open}/file-limits`);
        expect(body).toEqual({ mayChange, fileMostBytes: mega });
      }
    });
  });
});

/** Sends without saying how much will come. */
const sendUntold = async (url: string, as: TestMember, account: string, upload: string, content: Buffer) => {
  const body = new ReadableStream({
    start: (controller) => {
      for (let at = 0; at < content.length; at += 65_536) controller.enqueue(content.subarray(at, at + 65_536));
      controller.close();
    },
  });
  return fetch(`${url}/api/v1/accounts/${account}/uploads/${upload}`, {
    method: 'PUT',
    headers: { origin: url, cookie: as.cookie },
    body,
    duplex: 'half',
  } as RequestInit);
};

/** Sends the first half, waits until it is there, and is gone. */
const goAwayHalfWay = async (
  url: string,
  as: TestMember,
  { account, upload, isThere }: { account: string; upload: string; isThere: () => Promise<void> },
): Promise<void> => {
  const request = httpRequest(`${url}/api/v1/accounts/${account}/uploads/${upload}`, {
    method: 'PUT',
    headers: { origin: url, cookie: as.cookie, 'content-length': '500000' },
  });
  request.on('error', () => undefined);
  request.write(Buffer.alloc(250_000));
  await isThere();
  request.destroy();
};
