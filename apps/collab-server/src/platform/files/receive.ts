import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat, statfs } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';

import { StorageTrouble, type Received } from './file-storage.port.ts';

/** How much of the beginning is kept to tell what a file is. */
const headBytes = 64 * 1024;

/** Tells this process from a killed one whose number it was given, as in a container. */
const thisProcess = `${hostname()}.${process.pid}.${randomUUID()}`;

/** Files stop before a disk is full, so that the database on the same disk can go on. */
const leastFreeBytes = 256 * 1024 ** 2;

/** More came than was agreed on; what had arrived is gone. */
export class TooManyBytes extends Error {}

/** Where what arrives is written; only its opening is asked for, so that a test can fill the disk. */
export interface Arrivals {
  folder: string;
  openFile?: typeof open;
}

/**
 * Writes what comes into a file of its own and on disk, hashing it on the way; memory holds one chunk. Throws
 * `TooManyBytes` beyond `most`, `StorageTrouble` when it cannot be written or would fill the disk, and what `source` throws;
 * nothing is left then.
 */
export const receive = async (
  { folder, openFile = open }: Arrivals,
  source: AsyncIterable<Uint8Array>,
  most: number,
): Promise<Received> => {
  const file = path.join(folder, `${thisProcess}.${randomUUID()}`);
  const [hash, head] = [createHash('sha256'), new Beginning()];
  let bytes = 0;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await expectRoom(folder, most);
    const handle = await openFile(file, 'wx', 0o600);
    const take = async (chunk: Uint8Array): Promise<void> => {
      bytes += chunk.byteLength;
      if (bytes > most) throw new TooManyBytes();
      hash.update(chunk);
      head.add(chunk);
      await handle.writev([chunk]);
    };
    try {
      for await (const chunk of source) await take(chunk);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    await rm(file, { force: true });
    throw troubleOf(error, folder);
  }
  return { path: file, bytes, sha256: hash.digest('hex'), head: head.bytes() };
};

/** Throws when the disk of this folder has no room left for files, of which `bytes` more may come. */
export const expectRoom = async (folder: string, bytes: number): Promise<void> => {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < leastFreeBytes + bytes) {
    throw new StorageTrouble(`${folder} is nearly full: make room`, { full: true });
  }
};

/** Throws away what arrived and is not wanted. */
export const discard = ({ path: file }: Pick<Received, 'path'>): Promise<void> => rm(file, { force: true });

class Beginning {
  private readonly parts: Uint8Array[] = [];
  private held = 0;

  add(chunk: Uint8Array): void {
    if (this.held >= headBytes) return;
    const part = Uint8Array.from(chunk.subarray(0, headBytes - this.held));
    this.parts.push(part);
    this.held += part.length;
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.parts);
  }
}

const noRoom = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const diskTrouble = new Set(['EACCES', 'EPERM', 'EROFS', 'EIO', 'EMFILE', 'ENFILE', 'ENOTDIR', 'EEXIST']);

/** Errors of the disk in the words of the storage; others as they are. */
export const troubleOf = (error: unknown, folder: string): unknown => {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  if (noRoom.has(code)) return new StorageTrouble(`${folder} is full: make room`, { full: true, cause: error });
  if (diskTrouble.has(code)) return new StorageTrouble(`${folder} cannot be written (${code})`, { cause: error });
  return error;
};

/** No upload takes longer than the server gives a request. */
const forgottenMs = 15 * 60_000;

/** Removes what processes left that were killed while something arrived; what still arrives elsewhere is left alone. */
export const clearArrivals = async ({ folder }: Arrivals): Promise<number> => {
  let cleared = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name);
    const left = ownerIsGone(name) || (await isOld(file));
    if (!left) continue;
    await rm(file, { force: true });
    cleared += 1;
  }
  return cleared;
};

const isOld = async (file: string): Promise<boolean> => {
  const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Infinity }));
  return Date.now() - mtimeMs > forgottenMs;
};

const ownerIsGone = (name: string): boolean => {
  const [, host, pid, run] = /^(.*)\.(\d+)\.([0-9a-f-]{36})\.[0-9a-f-]{36}$/.exec(name) ?? [];
  if (host !== hostname() || pid === undefined) return false;
  if (Number(pid) === process.pid) return !thisProcess.endsWith(`.${run}`);
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
};
