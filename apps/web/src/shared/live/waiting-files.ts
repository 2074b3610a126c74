import { deleteDB, openDB, type DBSchema } from 'idb';

/** A file that somebody gave to a document while it could not be sent. */
export interface WaitingFile {
  id: string;
  user: string;
  /** Such as `note:<id>`. */
  document: string;
  name: string;
  bytes: Blob;
  /** Where it will stand, in the words of whoever shows the document. */
  place: unknown;
  /** When it was given, in ms; they come back in that order. */
  at: number;
}

interface Files extends DBSchema {
  files: { key: string; value: WaitingFile; indexes: { document: string } };
}

const database = 'baton-waiting-files';

/** All that wait on this device together; what is beyond stays with its tab alone. */
const mostWaitingBytes = 100 * 1024 * 1024;

const open = () =>
  openDB<Files>(database, 1, {
    upgrade(db) {
      db.createObjectStore('files', { keyPath: 'id' }).createIndex('document', 'document');
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
    },
  });

const within = async <T>(work: (db: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> => {
  const db = await open();
  try {
    return await work(db);
  } finally {
    db.close();
  }
};

/** Keeps one; false where the browser gives no room, or too many wait already. Never rejects. */
export const keepWaiting = (file: WaitingFile): Promise<boolean> =>
  within(async (db) => {
    const tx = db.transaction('files', 'readwrite');
    const held = (await tx.store.getAll()).reduce((sum, { bytes }) => sum + bytes.size, 0);
    const fits = held + file.bytes.size <= mostWaitingBytes;
    if (fits) await tx.store.put(file);
    await tx.done;
    return fits;
  }).catch(() => false);

/** How long a tab that ends may take to let go of what it sent, in ms. */
const ending = 2_000;

/** Those of this person for a document that no tab of this browser is sending now; they are this tab's from here on. */
export const takeWaiting = async (user: string, document: string): Promise<WaitingFile[]> => {
  const rows = await within((db) => db.getAllFromIndex('files', 'document', document)).catch(() => []);
  const mine = rows.filter((row) => row.user === user).toSorted((one, other) => one.at - other.at);
  const taken = await Promise.all(mine.map(async (row) => ((await takeOver(row.id)) ? [row] : [])));
  return taken.flat();
};

/** Whoever held it may have sent it before they let go. */
const takeOver = async (id: string): Promise<boolean> => {
  if (!(await hold(id, { signal: AbortSignal.timeout(ending) }))) return false;
  const waits = await within((db) => db.count('files', id)).catch(() => 0);
  if (waits === 0) letGoOfWaiting(id);
  return waits > 0;
};

const holds = new Map<string, () => void>();

/** Says that this tab sends a file; false when another does. A tab that ends, however it ends, lets go of its own. */
export const holdWaiting = (id: string): Promise<boolean> => hold(id, { ifAvailable: true });

const hold = (id: string, how: LockOptions): Promise<boolean> => {
  if (holds.has(id)) return Promise.resolve(false);
  if (!('locks' in navigator)) return Promise.resolve(true);
  return new Promise((resolve) => {
    void navigator.locks
      .request(`${database}:${id}`, how, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise<void>((release) => holds.set(id, release));
      })
      .catch(() => resolve(false));
  });
};

/** Another opening of the document may take it from here on. */
export const letGoOfWaiting = (id: string): void => {
  holds.get(id)?.();
  holds.delete(id);
};

/** It has arrived, or is not wanted any more. */
export const dropWaiting = async (id: string): Promise<void> => {
  await within((db) => db.delete('files', id)).catch(() => undefined);
  letGoOfWaiting(id);
};

/** How many files of this person have not reached the server. */
export const countWaiting = (user: string): Promise<number> =>
  within(async (db) => (await db.getAll('files')).filter((file) => file.user === user).length).catch(() => 0);

/** Removes all of them from this device, whoever gave them. */
export const forgetWaiting = async (): Promise<void> => {
  for (const id of holds.keys()) letGoOfWaiting(id);
  await deleteDB(database).catch(() => undefined);
};
