import type { Level } from '@baton/schema/shared';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import * as Y from 'yjs';

/** A document's copy on this device. One per user, document and epoch, so that two histories are never merged. */
export interface Copy {
  user: string;
  document: string;
  epoch: number;
}

/** Why a copy is not sent any more: it was refused, or it belongs to an epoch that ended. */
export interface Held {
  reason: string;
}

export interface StoredCopy extends Copy {
  /** Its contents in the order they were written; not merged, which would cost more than applying one after another. */
  updates: readonly Uint8Array[];
  /** What this person could do when the copy was last opened; null when unknown. */
  level: Level | null;
  /** Edits that were not committed when last seen, over all tabs. */
  unsent: number;
  held: Held | null;
}

interface CopiesSchema extends DBSchema {
  copies: { key: string; value: Copy & { key: string; held: Held | null; level: Level | null } };
  updates: { key: number; value: { copy: string; update: Uint8Array }; indexes: { copy: string } };
  unsent: { key: [string, string]; value: { copy: string; tab: string; changes: number }; indexes: { copy: string } };
}

const database = 'baton-copies';
const rowsBeforeFolding = 200;
const patience = 1_500;
/** Whoever signs out is asked about what only this device has, and leaves nothing: that may take longer. */
export const signOutPatience = 10_000;

const keyOf = ({ user, document, epoch }: Copy) => `${user}|${document}|${epoch}`;
const heldKeyOf = (copy: Copy) => `${keyOf(copy)}|held`;

/** A blocked IndexedDB neither opens nor fails; a page that is to be shown waits no longer than this. */
const within = <T>(work: Promise<T>, ms = patience): Promise<T> =>
  ms === Infinity
    ? work
    : Promise.race([
        work,
        new Promise<never>((_resolve, reject) => {
          setTimeout(() => reject(new Error('device storage did not answer')), ms);
        }),
      ]);

const connect = () =>
  openDB<CopiesSchema>(database, 1, {
    upgrade(db) {
      db.createObjectStore('copies', { keyPath: 'key' });
      db.createObjectStore('updates', { autoIncrement: true }).createIndex('copy', 'copy');
      db.createObjectStore('unsent', { keyPath: ['copy', 'tab'] }).createIndex('copy', 'copy');
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
    },
  });

/**
 * The copies kept on this device. Every method may reject when the browser gives no storage; callers then go on in
 * memory and say so. Tabs share the store: rows are only ever added and folded inside one transaction.
 */
export class Copies {
  private db: Promise<IDBPDatabase<CopiesSchema>> | null = null;
  readonly tab: string;

  constructor(tab: string) {
    this.tab = tab;
  }

  private open(ms = patience) {
    this.db ??= connect().catch((error: unknown) => {
      this.db = null;
      throw error;
    });
    return within(this.db, ms);
  }

  /** The newest copy of a document that is still live, or null. */
  async latest(user: string, document: string): Promise<StoredCopy | null> {
    const found = (await this.all(user)).filter((copy) => copy.document === document && copy.held === null);
    const newest = found.toSorted((a, b) => b.epoch - a.epoch)[0];
    return newest === undefined ? null : this.read(newest);
  }

  /** Copies of this person, without their contents. Rejects after `ms` without an answer; `Infinity` waits for a slow device. */
  async all(user: string, ms = patience): Promise<Omit<StoredCopy, 'updates'>[]> {
    const db = await this.open(ms);
    const [copies, unsent] = await within(Promise.all([db.getAll('copies'), db.getAll('unsent')]), ms);
    return copies
      .filter((copy) => copy.user === user)
      .map(({ key, document, epoch, held, level }) => ({
        user,
        document,
        epoch,
        held,
        level,
        unsent: unsent.filter((row) => row.copy === key).reduce((total, row) => total + row.changes, 0),
      }));
  }

  read(copy: Copy): Promise<StoredCopy | null> {
    return this.readKey(copy, keyOf(copy));
  }

  private async readKey({ user, document, epoch }: Copy, key: string): Promise<StoredCopy | null> {
    const db = await this.open();
    const tx = db.transaction(['copies', 'updates', 'unsent']);
    const [record, rows, unsent] = await within(
      Promise.all([
        tx.objectStore('copies').get(key),
        tx.objectStore('updates').index('copy').getAll(key),
        tx.objectStore('unsent').index('copy').getAll(key),
      ]),
    );
    if (record === undefined) return null;
    return {
      user,
      document,
      epoch,
      held: record.held,
      level: record.level,
      updates: rows.map((row) => row.update),
      unsent: unsent.reduce((total, row) => total + row.changes, 0),
    };
  }

  /** Starts a copy from a document's state. Only states that the server knows under this epoch may be passed. */
  async begin(copy: Copy, state: Uint8Array, level: Level | null): Promise<void> {
    const db = await this.open();
    const tx = db.transaction(['copies', 'updates'], 'readwrite');
    await tx.objectStore('copies').put({ ...copy, key: keyOf(copy), held: null, level });
    await tx.objectStore('updates').add({ copy: keyOf(copy), update: state });
    await tx.done;
  }

  /** Adds one update, with `changes` as the new note of this tab; folds the rows into one when there are many. */
  async append(copy: Copy, update: Uint8Array, changes?: number): Promise<void> {
    const db = await this.open();
    const key = keyOf(copy);
    const tx = db.transaction(['updates', 'unsent'], 'readwrite');
    // Asked for in one go and committed: the page may be gone before the first of them answers.
    const asked = [
      tx.objectStore('updates').add({ copy: key, update }),
      changes === undefined ? null : tx.objectStore('unsent').put({ copy: key, tab: this.tab, changes }),
    ];
    tx.commit();
    await Promise.all([...asked, tx.done]);
    if ((await db.countFromIndex('updates', 'copy', key)) > rowsBeforeFolding) await this.fold(key);
  }

  private async fold(key: string) {
    const db = await this.open();
    const tx = db.transaction('updates', 'readwrite');
    const rows: Uint8Array[] = [];
    let cursor = await tx.store.index('copy').openCursor(key);
    while (cursor !== null) {
      rows.push(cursor.value.update);
      await cursor.delete();
      cursor = await cursor.continue();
    }
    if (rows.length > 0) await tx.store.add({ copy: key, update: Y.mergeUpdates(rows) });
    await tx.done;
  }

  /** Notes how many edits of this tab are not committed. Zero takes the tab off the list. */
  async mark(copy: Copy, changes: number): Promise<void> {
    const db = await this.open();
    const row = { copy: keyOf(copy), tab: this.tab, changes };
    await (changes === 0 ? db.delete('unsent', [row.copy, row.tab]) : db.put('unsent', row));
  }

  /** Edits of tabs that are gone were in the state just committed: takes their notes off the list. */
  async settle(copy: Copy): Promise<void> {
    const db = await this.open();
    const tx = db.transaction('unsent', 'readwrite');
    for (const key of await tx.store.index('copy').getAllKeys(keyOf(copy))) await tx.store.delete(key);
    await tx.done;
  }

  /**
   * Keeps a copy for its person but never sends it again. It moves to a key of its own: the document may begin a fresh
   * copy under the same epoch, and the two must not meet.
   */
  async hold(copy: Copy, held: Held): Promise<void> {
    const stored = await this.read(copy);
    if (stored === null) return;
    await this.remove(copy);
    const db = await this.open();
    const key = heldKeyOf(copy);
    const tx = db.transaction(['copies', 'updates', 'unsent'], 'readwrite');
    await tx.objectStore('copies').put({ ...copy, key, held, level: stored.level });
    for (const update of stored.updates) await tx.objectStore('updates').add({ copy: key, update });
    await tx.objectStore('unsent').put({ copy: key, tab: this.tab, changes: stored.unsent });
    await tx.done;
  }

  /** The newest held copy of a document, or null. */
  async held(user: string, document: string): Promise<StoredCopy | null> {
    const found = (await this.all(user)).filter((copy) => copy.document === document && copy.held !== null);
    const newest = found.toSorted((a, b) => b.epoch - a.epoch)[0];
    return newest === undefined ? null : this.readKey(newest, heldKeyOf(newest));
  }

  remove(copy: Copy): Promise<void> {
    return this.removeKey(keyOf(copy));
  }

  removeHeld(copy: Copy): Promise<void> {
    return this.removeKey(heldKeyOf(copy));
  }

  /** Removes what may be shown of a document that is not theirs any more; a slow device is waited for, however long. */
  async forget(user: string, document: string): Promise<void> {
    for (const copy of await this.all(user, Infinity))
      if (copy.document === document && copy.held === null) await this.remove(copy);
  }

  private async removeKey(key: string): Promise<void> {
    const db = await this.open();
    const tx = db.transaction(['copies', 'updates', 'unsent'], 'readwrite');
    await tx.objectStore('copies').delete(key);
    for (const row of await tx.objectStore('updates').index('copy').getAllKeys(key))
      await tx.objectStore('updates').delete(row);
    for (const row of await tx.objectStore('unsent').index('copy').getAllKeys(key))
      await tx.objectStore('unsent').delete(row);
    await tx.done;
  }

  /** Removes every copy of a person from this device. */
  async wipe(user: string): Promise<void> {
    for (const copy of await this.all(user, signOutPatience))
      await (copy.held === null ? this.remove(copy) : this.removeHeld(copy));
  }

  /** Removes the copies of other people who used this browser, but for those with edits that only this device has. */
  async forgetOthers(user: string): Promise<void> {
    const db = await this.open(Infinity);
    const others = new Set((await db.getAll('copies')).map((copy) => copy.user));
    others.delete(user);
    for (const other of others)
      for (const copy of await this.all(other, Infinity))
        if (copy.unsent === 0) await (copy.held === null ? this.remove(copy) : this.removeHeld(copy));
  }

  async close(): Promise<void> {
    const db = this.db;
    this.db = null;
    if (db !== null) (await db).close();
  }
}
