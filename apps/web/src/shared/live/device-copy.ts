import type { Level } from '@baton/schema/shared';
import * as Y from 'yjs';

import type { Copies, Copy, StoredCopy } from './copies.ts';

const remoteWindow = 1_000;

/**
 * One document's copy on this device while it is open. Storage trouble never stops the document: it is reported once
 * through `onTrouble`, and the document lives on in memory.
 */
export class DeviceCopy {
  /** The device did not answer in time at `load`: what it keeps of the document was not taken up. */
  missed = false;
  private copy: Copy | null = null;
  private heldCopy: Copy | null = null;
  private remote: Uint8Array[] = [];
  private edits: Uint8Array[] = [];
  private changes = 0;
  private writing = false;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private queue: Promise<void> = Promise.resolve();
  private readonly copies: Copies;
  private readonly user: string;
  private readonly document: string;
  private readonly onTrouble: () => void;
  private readonly onWritten: (edits: number) => void;

  constructor(options: {
    copies: Copies;
    user: string;
    document: string;
    onTrouble: () => void;
    /** So many more edits of this person are on the device. */
    onWritten: (edits: number) => void;
  }) {
    this.copies = options.copies;
    this.user = options.user;
    this.document = options.document;
    this.onTrouble = options.onTrouble;
    this.onWritten = options.onWritten;
  }

  get epoch(): number | null {
    return this.copy?.epoch ?? null;
  }

  /** Never rejects and never waits for long: no copy and blocked storage look the same, and the server has the rest. */
  async load(): Promise<StoredCopy | null> {
    try {
      const stored = await this.copies.latest(this.user, this.document);
      if (stored !== null) this.copy = { user: this.user, document: this.document, epoch: stored.epoch };
      return stored;
    } catch {
      this.missed = true;
      this.onTrouble();
      return null;
    }
  }

  /** Resolves when the device answers after all, however long that takes; never where it gives no storage. */
  async answers(): Promise<void> {
    await this.copies.all(this.user, Infinity).catch(() => new Promise(() => undefined));
  }

  /** A copy that was refused on an earlier visit, or null. */
  async loadHeld(): Promise<StoredCopy | null> {
    const stored = await this.copies.held(this.user, this.document).catch(() => null);
    if (stored !== null) this.heldCopy = { user: stored.user, document: stored.document, epoch: stored.epoch };
    return stored;
  }

  /** Starts keeping the document, once its epoch is known and the server's state is in it. */
  begin(epoch: number, doc: Y.Doc, level: Level): void {
    if (this.copy?.epoch === epoch) return;
    this.flush();
    const copy = { user: this.user, document: this.document, epoch };
    this.copy = copy;
    const state = Y.encodeStateAsUpdate(doc);
    this.run(() => this.copies.begin(copy, state, level));
  }

  /**
   * One edit of this person: written at once, since the browser may be killed in the next moment, together with the
   * number of edits of this tab that are not committed. What is typed while one write is under way goes into the next,
   * so that fast typing is never more than one write behind.
   */
  local(update: Uint8Array, changes: number): void {
    if (this.copy === null) return;
    this.edits.push(update);
    this.changes = changes;
    if (!this.writing) this.writeEdits();
  }

  private writeEdits() {
    this.writing = this.edits.length > 0;
    if (!this.writing) return;
    this.run(async () => {
      try {
        await this.appendEdits();
      } finally {
        this.writeEdits();
      }
    });
  }

  private async appendEdits() {
    const { copy, edits } = this;
    this.edits = [];
    if (copy === null || edits.length === 0) return;
    await this.copies.append(copy, Y.mergeUpdates(edits), this.changes);
    this.onWritten(edits.length);
  }

  /** Edits of others can be had again from the server, so they are gathered first. */
  others(update: Uint8Array): void {
    if (this.copy === null) return;
    this.remote.push(update);
    this.timer ??= setTimeout(() => this.flush(), remoteWindow);
  }

  flush(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const { copy, remote } = this;
    this.remote = [];
    // The page may go away: own edits do not queue behind anything.
    const edits = this.appendEdits().catch(() => this.onTrouble());
    this.run(() => edits);
    if (copy !== null && remote.length > 0) this.run(() => this.copies.append(copy, Y.mergeUpdates(remote)));
  }

  /** Notes the edits that are not committed, so that they are sent whichever page is opened next. */
  mark(changes: number): void {
    const { copy } = this;
    if (copy !== null) this.run(() => this.copies.mark(copy, changes));
  }

  /** All that was on the device at `load`, also of tabs that are gone, is committed. */
  settle(): void {
    const { copy } = this;
    if (copy !== null) this.run(() => this.copies.settle(copy));
  }

  /** Keeps the copy but never sends it again; the next `load` begins without it. */
  hold(reason: string): void {
    const { copy } = this;
    this.flush();
    this.copy = null;
    if (copy === null) return;
    this.heldCopy = copy;
    this.run(() => this.copies.hold(copy, { reason }));
  }

  /** Ends the keeping of what was held. */
  removeHeld(): void {
    const { heldCopy } = this;
    this.heldCopy = null;
    if (heldCopy !== null) this.run(() => this.copies.removeHeld(heldCopy));
  }

  remove(): void {
    const { copy } = this;
    this.copy = null;
    this.remote = [];
    this.edits = [];
    if (copy !== null) this.run(() => this.copies.remove(copy));
  }

  /** The document is not this person's any more: its copies leave the device, also those that it did not tell of in time. */
  forget(): void {
    this.remove();
    this.run(() => this.copies.forget(this.user, this.document));
  }

  /** Resolves when everything asked for so far was written or has failed. */
  idle(): Promise<void> {
    this.flush();
    return this.queue;
  }

  private run(work: () => Promise<void>) {
    this.queue = this.queue.then(work).catch(() => this.onTrouble());
  }
}
