import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface FolderLock {
  release(): void;
}

/** Another process works on the data folder. */
export class FolderInUse extends Error {}

/**
 * Takes the data folder for this process until it ends, however it ends: SQLite's lock is the operating system's, so
 * nothing is left to clear away after `kill -9`, and no process id can be mistaken for another. Throws `FolderInUse`.
 */
export const lockFolder = (folder: string): FolderLock => {
  const holderFile = path.join(folder, 'server.pid');
  const file = new DatabaseSync(path.join(folder, 'server.lock'), { timeout: 0 });
  try {
    file.exec('pragma journal_mode = memory; pragma locking_mode = exclusive; begin exclusive');
  } catch (cause) {
    file.close();
    throw new FolderInUse(
      `The data folder ${folder} is in use by process ${holderOf(holderFile)}. Stop that process first, or give this one a folder of its own with BATON_DATA_DIR.`,
      { cause },
    );
  }
  writeFileSync(holderFile, `${process.pid}\n`);
  return { release: () => file.close() };
};

const holderOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return 'of another start';
  }
};
