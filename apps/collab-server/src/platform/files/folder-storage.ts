import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

import { keyOf, StorageTrouble, type FileStorage } from './file-storage.port.ts';
import { expectRoom, troubleOf } from './receive.ts';

/** Files in a folder of this machine, or of one that all nodes share. */
export const folderStorage = (folder: string): FileStorage => {
  const pathOf = (ref: Parameters<typeof keyOf>[0]) => path.join(folder, keyOf(ref));
  return {
    where: folder,
    put: async (ref, received) => {
      const target = pathOf(ref);
      try {
        await makeFolder(path.dirname(target), folder);
        await rename(received.path, target);
        await syncFolder(path.dirname(target));
      } catch (error) {
        await Promise.all([rm(received.path, { force: true }), rm(target, { force: true })]);
        throw troubleOf(error, folder);
      }
    },
    open: async (ref, range) => {
      const handle = await open(pathOf(ref), 'r').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw new StorageTrouble(`${folder} cannot be read (${error.code})`, { cause: error });
      });
      return handle?.createReadStream(range ? { start: range.from, end: range.to } : {}) ?? null;
    },
    remove: async (ref) => {
      await rm(pathOf(ref), { force: true });
    },
    check: async () => {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const probe = path.join(folder, `.probe.${process.pid}`);
        const handle = await open(probe, 'w', 0o600);
        await handle.close();
        await rm(probe, { force: true });
      } catch (error) {
        throw troubleOf(error, folder);
      }
      await expectRoom(folder, 0);
    },
  };
};

/** A new folder is only there after a power failure when the one above it was synced. */
const makeFolder = async (wanted: string, root: string): Promise<void> => {
  const made = await mkdir(wanted, { recursive: true, mode: 0o700 });
  if (made === undefined) return;
  const stop = path.dirname(path.dirname(root));
  for (let at = path.dirname(wanted); at.length > stop.length; at = path.dirname(at)) await syncFolder(at);
};

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
