import path from 'node:path';

import type { FileStorage } from './file-storage.port.ts';
import { folderStorage } from './folder-storage.ts';
import type { Arrivals } from './receive.ts';
import { s3Storage } from './s3-storage.ts';
import type { S3Place } from './storage-url.ts';

/** Where files are kept and where they arrive. */
export interface FileRoom {
  storage: FileStorage;
  /** On the disk of this machine, the same one as a local storage: what has arrived is moved, not copied. */
  arrivals: Arrivals;
}

/** The storage of these settings. Nothing is touched before the first use. */
export const openStorage = ({ storage, dataFolder }: { storage: S3Place | null; dataFolder: string }): FileRoom => {
  const folder = path.join(dataFolder, 'files');
  return {
    storage: storage ? s3Storage(storage) : folderStorage(path.join(folder, 'kept')),
    arrivals: { folder: path.join(folder, 'arriving') },
  };
};
