import type { Query, QueryClient } from '@tanstack/react-query';
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';

import { build } from '../build.ts';
import { endedWithin } from './ended-within.ts';
import { Problem } from './problem.ts';
import { metasOf } from './query-metas.ts';

interface Row {
  key: string;
  /** Person and workspace. */
  owner: string;
  build: string;
  /** When the server said it, in ms. */
  at: number;
  queryKey: readonly unknown[];
  data: unknown;
}

interface RowsSchema extends DBSchema {
  rows: { key: string; value: Row; indexes: { owner: string } };
}

const database = 'baton-rows';
const longestAge = 7 * 86_400_000;
const gathering = 1_000;
const longestWait = 16_000;
/** Begins the keys of what no page waits for; sorts behind every other key. */
const late = '~';
/** Nobody waits longer for the device than this: the server has the rest. */
const patience = 500;

/** `onLost`: the browser ended the connection. One that gives way to another tab, which removes the rows, stays closed. */
const open = (onLost: () => void): Promise<IDBPDatabase<RowsSchema>> =>
  openDB<RowsSchema>(database, 1, {
    upgrade: (db) => void db.createObjectStore('rows', { keyPath: 'key' }).createIndex('owner', 'owner'),
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    terminated: onLost,
  });

/** As one of the places that read it wants it kept. */
const keptAs = (query: Query) => metasOf(query).find((meta) => meta?.kept !== undefined)?.kept;

const isGone = (error: unknown) => error instanceof Problem && [401, 403, 404].includes(error.status);

/**
 * Keeps what the server said to queries with `meta.kept` on this device, for one person in one workspace, so that a kept
 * board has its names and figures without network. What is read back counts as stale: it is shown, and read again.
 */
class KeptRows {
  readonly owner: string;
  private readonly queries: QueryClient;
  private opened: Promise<IDBPDatabase<RowsSchema>> | null = null;
  private readonly touched = new Set<Query>();
  private readonly stopListening: () => void;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private stopped = false;

  constructor(queries: QueryClient, owner: string) {
    this.queries = queries;
    this.owner = owner;
    this.stopListening = queries.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' || keptAs(event.query) === undefined) return;
      if (event.action.type === 'success') this.touch(event.query);
      if (event.action.type === 'error' && isGone(event.action.error)) this.forget(event.query);
    });
  }

  /** A database that did not open, or was ended by the browser, is opened anew by whoever needs it next. */
  private get db(): Promise<IDBPDatabase<RowsSchema>> {
    const lose = () => (this.opened = null);
    this.opened ??= open(lose).catch((error: unknown) => {
      lose();
      throw error;
    });
    return this.opened;
  }

  /**
   * Puts what is kept into the cache, unless the server was quicker; removes what is old, or of somebody else. Resolves
   * when what pages wait for is there; what is late comes afterwards, since copying it out takes its time.
   */
  async restore(): Promise<void> {
    await this.restoreIn(IDBKeyRange.upperBound(late, true));
    void this.restoreIn(IDBKeyRange.lowerBound(late)).catch(() => undefined);
  }

  private async restoreIn(range: IDBKeyRange): Promise<void> {
    const db = await this.db;
    const rows = await db.getAll('rows', range);
    const old = rows.filter((row) => !this.isOurs(row));
    for (const row of rows) if (row.owner === this.owner && !old.includes(row) && !this.stopped) this.show(row);
    await Promise.all(old.map((row) => db.delete('rows', row.key)));
  }

  private isOurs({ owner, build: at, at: since }: Row): boolean {
    const mine = owner.split('|')[0] === this.owner.split('|')[0];
    return mine && at === build && since >= Date.now() - longestAge;
  }

  /** Ends the keeping; what is kept stays. */
  stop(): void {
    this.stopped = true;
    this.stopListening();
    if (this.timer !== null) clearTimeout(this.timer);
    this.touched.clear();
    void this.opened?.then((db) => db.close()).catch(() => undefined);
  }

  /** Removes what is kept and goes on: what the server says from now on is kept again. */
  async drop(): Promise<void> {
    this.touched.clear();
    const db = await this.db;
    const tx = db.transaction('rows', 'readwrite');
    for (const key of await tx.store.index('owner').getAllKeys(this.owner)) await tx.store.delete(key);
    await tx.done;
  }

  private keyOf(query: Query): string {
    return `${keptAs(query) === 'late' ? late : ''}${this.owner}|${query.queryHash}`;
  }

  private show({ queryKey, data }: Row) {
    if (this.queries.getQueryData(queryKey) !== undefined) return;
    this.queries.setQueryData(queryKey, data, { updatedAt: 1 });
  }

  private touch(query: Query) {
    this.touched.add(query);
    this.plan(gathering);
  }

  /** What could not be written waits for the next try: nothing else would write it before it is read again. */
  private plan(ms: number) {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      const queries = [...this.touched];
      this.touched.clear();
      void this.write(queries).catch(() => {
        // Given away to a tab that removed the rows, or no storage at all: then there is nothing to wait for.
        if (this.stopped || ms > longestWait) return;
        for (const query of queries) this.touched.add(query);
        this.plan(ms * 2);
      });
    }, ms);
  }

  private async write(queries: readonly Query[]) {
    const rows = queries.map((query): Row => ({
      key: this.keyOf(query),
      owner: this.owner,
      build,
      at: query.state.dataUpdatedAt,
      queryKey: query.queryKey,
      data: query.state.data,
    }));
    const db = await this.db;
    if (this.stopped) return;
    const tx = db.transaction('rows', 'readwrite');
    for (const row of rows) await tx.store.put(row);
    await tx.done;
  }

  private forget(query: Query) {
    this.touched.delete(query);
    const key = this.keyOf(query);
    void this.db.then((db) => db.delete('rows', key)).catch(() => undefined);
  }
}

let current: KeptRows | null = null;

/** Begins to keep rows for this person in this workspace, and shows what is kept; once per page. Never rejects. */
export const keepRows = async (queries: QueryClient, who: { user: string; workspace: string }): Promise<void> => {
  const owner = `${who.user}|${who.workspace}`;
  if (current?.owner === owner || !('indexedDB' in globalThis)) return;
  current?.stop();
  const rows = new KeptRows(queries, owner);
  current = rows;
  await endedWithin(rows.restore(), patience);
};

/** Rights changed: what is kept may not be ours to see any more. */
export const dropRows = async (): Promise<void> => current?.drop().catch(() => undefined);

/** Removes all rows from this device, whoever they belong to. */
export const forgetRows = async (): Promise<void> => {
  current?.stop();
  current = null;
  await deleteDB(database).catch(() => undefined);
};
