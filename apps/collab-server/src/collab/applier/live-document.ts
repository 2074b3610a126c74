import type { MemberId } from '@baton/schema/shared';
import * as Y from 'yjs';

import type { DocumentHead, LogRow } from '../update-log/log-row.ts';
import type { LoadedLog } from '../update-log/read-log.ts';
import { DocumentWeight } from './document-weight.ts';

/**
 * Hocuspocus must neither store nor re-log what the applier applies; this origin tells it so.
 */
export const fromLog = { source: 'redis' } as const;

/** A row that cannot be applied although it is committed (M5). */
export class PoisonRow extends Error {
  readonly seq: number;

  constructor(seq: number, cause: unknown) {
    super(`Row ${seq} cannot be applied`, { cause });
    this.seq = seq;
  }
}

interface Waiter {
  seq: number;
  resolve: () => void;
  reject: (error: Error) => void;
}

/**
 * One open document on this node and the one place that applies rows to it, in the order of their `seq`. It exists before
 * the log is read (M18): rows that arrive meanwhile wait here.
 */
export class LiveDocument {
  readonly document: string;
  head: DocumentHead | null = null;
  doc: Y.Doc | null = null;
  applied = 0;
  readonly weight = new DocumentWeight();
  /** Whose a client id is, as far as this node has looked. */
  readonly clients = new Map<number, MemberId>();
  private readonly early = new Map<number, LogRow>();
  private waiters: Waiter[] = [];

  constructor(document: string) {
    this.document = document;
  }

  /** Fills the document from the log. Throws `PoisonRow`. */
  attach(doc: Y.Doc, loaded: LoadedLog): void {
    this.head = loaded.head;
    this.doc = doc;
    this.applied = loaded.snapshot?.seq ?? 0;
    if (loaded.snapshot) {
      this.weight.add(loaded.snapshot.state.byteLength);
      Y.applyUpdate(doc, loaded.snapshot.state, fromLog);
    }
    this.sort(loaded.rows);
    // One by one, so that a row that cannot be applied is known by its number.
    for (let row = this.next(); row; row = this.next()) this.take(doc, row);
    this.wake();
  }

  /** Takes rows in any order and more than once; applies what is next. Throws `PoisonRow`. */
  receive(rows: readonly LogRow[]): void {
    this.sort(rows);
    if (!this.doc || !this.head || !this.next()) return;
    const { doc } = this;
    // Rows that came together are one transaction of Yjs, hence one update for everybody.
    const all = (): void => {
      for (let row = this.next(); row; row = this.next()) this.take(doc, row);
    };
    Y.transact(doc, all, fromLog);
    this.wake();
  }

  private sort(rows: readonly LogRow[]): void {
    for (const row of rows) {
      if (this.head && row.epoch !== this.head.epoch) continue;
      if (row.seq > this.applied || !this.doc) this.early.set(row.seq, row);
    }
  }

  /** True when a later row is here but the one before it is not. */
  get hasGap(): boolean {
    return this.early.size > 0;
  }

  /** Resolves once the row is applied here. */
  reached(seq: number): Promise<void> {
    if (seq <= this.applied) return Promise.resolve();
    return new Promise((resolve, reject) => this.waiters.push({ seq, resolve, reject }));
  }

  /** The copy is given up: whoever waits for it must come back. */
  abandon(error: Error): void {
    this.doc = null;
    for (const { reject } of this.waiters.splice(0)) reject(error);
  }

  private wake(): void {
    if (this.waiters.length === 0) return;
    const due = this.waiters.filter(({ seq }) => seq <= this.applied);
    this.waiters = this.waiters.filter(({ seq }) => seq > this.applied);
    for (const { resolve } of due) resolve();
  }

  private next(): LogRow | undefined {
    for (const seq of this.early.keys()) if (seq <= this.applied) this.early.delete(seq);
    const row = this.early.get(this.applied + 1);
    if (row && row.epoch !== this.head?.epoch) {
      this.early.delete(row.seq);
      return undefined;
    }
    return row;
  }

  private take(doc: Y.Doc, row: LogRow): void {
    try {
      if (!row.quarantined) Y.applyUpdate(doc, row.update, fromLog);
    } catch (error) {
      throw new PoisonRow(row.seq, error);
    }
    if (!row.quarantined) this.weight.add(row.update.byteLength);
    this.applied = row.seq;
  }
}
