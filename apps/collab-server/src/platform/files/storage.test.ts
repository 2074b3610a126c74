import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, open, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import type { WorkspaceId } from '@baton/schema/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { anS3Server, type S3Server } from '#tests/s3-server.ts';

import { keyOf, StorageTrouble, type FileStorage, type ObjectRef } from './file-storage.port.ts';
import { folderStorage } from './folder-storage.ts';
import { clearArrivals, receive, TooManyBytes } from './receive.ts';
import { s3Storage } from './s3-storage.ts';

let folder: string;
let s3: S3Server;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'baton-files-'));
  s3 = await anS3Server();
});
afterAll(async () => {
  await s3.stop();
  await rm(folder, { recursive: true, force: true });
});

const arrivals = () => ({ folder: path.join(folder, 'arriving') });
const aRef = (): ObjectRef => ({ workspace: randomUUID() as WorkspaceId, object: randomUUID() });
const arrived = (content: Uint8Array) => receive(arrivals(), Readable.from([content]), content.length);
const read = async (storage: FileStorage, ref: ObjectRef, range?: { from: number; to: number }) => {
  const stream = await storage.open(ref, range);
  return stream && buffer(stream);
};

describe.each<[string, () => FileStorage]>([
  ['a folder', () => folderStorage(path.join(folder, 'kept'))],
  ['an S3 server', () => s3Storage({ ...s3.place, prefix: 'crm/files' })],
])('%s as storage', (_, make) => {
  it('gives back the bytes it was given, all of them or a range', async () => {
    const [storage, ref, content] = [make(), aRef(), randomBytes(1_500_000)];
    await storage.put(ref, await arrived(content));
    expect((await read(storage, ref))?.equals(content)).toBe(true);
    for (const [from, to] of [
      [0, 1],
      [9, 9],
      [700_000, 1_499_999],
    ] as const) {
      expect((await read(storage, ref, { from, to }))?.equals(content.subarray(from, to + 1))).toBe(true);
    }
    expect(await readdir(arrivals().folder)).toEqual([]);
  });

  it('keeps an empty file', async () => {
    const [storage, ref] = [make(), aRef()];
    await storage.put(ref, await arrived(new Uint8Array()));
    expect((await read(storage, ref))?.length).toBe(0);
  });

  it('knows what is not there, and removes twice without complaint', async () => {
    const [storage, ref] = [make(), aRef()];
    expect(await storage.open(ref)).toBeNull();
    await storage.put(ref, await arrived(Buffer.from('hello')));
    await storage.remove(ref);
    await storage.remove(ref);
    expect(await storage.open(ref)).toBeNull();
  });

  it('keeps workspaces apart under one object id', async () => {
    const [storage, ref] = [make(), aRef()];
    await storage.put(ref, await arrived(Buffer.from('ours')));
    expect(await storage.open({ ...ref, workspace: randomUUID() as WorkspaceId })).toBeNull();
  });

  it('keeps nothing of a file that is gone before it was taken over', async () => {
    const [storage, ref] = [make(), aRef()];
    const received = await arrived(Buffer.from('hello'));
    await rm(received.path);
    await expect(storage.put(ref, received)).rejects.toThrow(/ENOENT|open file/);
    expect(await storage.open(ref)).toBeNull();
  });

  it('is fit for use', async () => {
    await expect(make().check()).resolves.toBeUndefined();
  });
});

describe('names of objects', () => {
  it.each(['../../etc/passwd', 'a/b', '', '0198c0de-0000-7000-8000-00000000000g', `${randomUUID()}/..`])(
    'are two UUIDs and not "%s"',
    (object) => {
      expect(() => keyOf({ workspace: randomUUID() as WorkspaceId, object })).toThrow('UUIDs');
    },
  );
});

describe('what is wrong with a storage', () => {
  it('is said in words that help: no bucket, wrong keys, no server', async () => {
    await expect(s3Storage({ ...s3.place, bucket: 'elsewhere' }).check()).rejects.toThrow(/no such bucket/);
    await expect(s3Storage({ ...s3.place, secret: 'guessed' }).check()).rejects.toThrow(/these keys may not use it/);
    await expect(s3Storage({ ...s3.place, secret: 'guessed' }).open(aRef())).rejects.toThrow(/403/);
    const gone = s3Storage({ ...s3.place, endpoint: new URL('http://127.0.0.1:9') });
    await expect(gone.check()).rejects.toThrow(StorageTrouble);
    await expect(gone.open(aRef())).rejects.not.toThrow('secret');
  });

  it('is said of a folder that is a file', async () => {
    const file = path.join(folder, 'a-file');
    await writeFile(file, '');
    await expect(folderStorage(path.join(file, 'kept')).check()).rejects.toThrow(StorageTrouble);
  });
});

describe('what arrives', () => {
  it('is counted, hashed and on disk, and its beginning is kept', async () => {
    const received = await receive(arrivals(), slowly(Buffer.from('ab'), Buffer.from('c')), 3);
    expect(received).toMatchObject({
      bytes: 3,
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    });
    expect(Buffer.from(received.head).toString()).toBe('abc');
    await rm(received.path);
  });

  it('is refused at one byte too many, and nothing of it is left', async () => {
    await expect(receive(arrivals(), slowly(Buffer.from('ab'), Buffer.from('cd')), 3)).rejects.toThrow(TooManyBytes);
    expect(await readdir(arrivals().folder)).toEqual([]);
  });

  it('leaves nothing when the sender goes away', async () => {
    await expect(receive(arrivals(), torn(), 100)).rejects.toThrow('gone');
    expect(await readdir(arrivals().folder)).toEqual([]);
  });

  it('leaves nothing on a disk that is full, and says so', async () => {
    const full = receive({ ...arrivals(), openFile: onFullDisk }, slowly(Buffer.from('x')), 10);
    await expect(full).rejects.toMatchObject({ full: true, message: /full: make room/ });
    expect(await readdir(arrivals().folder)).toEqual([]);
  });

  it('stops before a disk is full, for the sake of the database on it', async () => {
    const huge = receive(arrivals(), slowly(Buffer.from('x')), Number.MAX_SAFE_INTEGER);
    await expect(huge).rejects.toMatchObject({ full: true, message: /nearly full/ });
    expect(await readdir(arrivals().folder)).toEqual([]);
  });

  it('is cleared away when its process is gone, or it is old, and never while it still arrives', async () => {
    const { folder: here } = arrivals();
    await mkdir(here, { recursive: true });
    const pid = await deadProcess();
    const left = [
      `${hostname()}.${pid}.${randomUUID()}.${randomUUID()}`,
      `elsewhere.1.${randomUUID()}.${randomUUID()}`,
    ];
    for (const name of left) await writeFile(path.join(here, name), 'half');
    const longAgo = new Date(Date.now() - 3_600_000);
    await utimes(path.join(here, left[1] as string), longAgo, longAgo);
    const fresh = `elsewhere.1.${randomUUID()}.${randomUUID()}`;
    await writeFile(path.join(here, fresh), 'half');
    const own = await arrived(Buffer.from('mine'));
    expect(await clearArrivals(arrivals())).toBe(2);
    expect((await readdir(here)).sort()).toEqual([fresh, path.basename(own.path)].sort());
    await rm(here, { recursive: true });
  });
});

const slowly = async function* (...chunks: Uint8Array[]) {
  yield* chunks;
};

const torn = async function* () {
  yield Buffer.from('half');
  throw new Error('gone');
};

const onFullDisk: typeof open = async (...given) => {
  const handle = await open(...given);
  handle.writev = () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
  return handle;
};

const deadProcess = async (): Promise<number | undefined> => {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid;
};
