import type { Handshake } from '@baton/schema/wire';

import { Copies, signOutPatience } from './copies.ts';
import { worstOf, type SaveState } from './ledger.ts';
import { LiveDocument } from './live-document.ts';
import { Quiet } from './quiet.ts';
import { LiveSocket } from './socket.ts';

export interface LiveOptions {
  url: string;
  workspace: Handshake['workspace'];
  user: string;
  /** Version of each kind's document shape, `{ board: 1 }`. */
  shapes: Readonly<Record<string, number>>;
  stillSignedIn: () => Promise<boolean>;
  /** Name of this tab in the lists on the device; a new one for each page load. */
  tab: string;
  WebSocketPolyfill?: unknown;
  copies?: Copies;
}

/** How long a document stays open after its last user left: React mounts twice in development, and people go back. */
const grace = 2_000;

interface Entry {
  document: LiveDocument;
  users: number;
  leaving: ReturnType<typeof setTimeout> | null;
}

/** All live documents of this tab, each opened once however many components look at it. */
export class LiveRegistry {
  readonly socket: LiveSocket;
  readonly copies: Copies;
  readonly options: LiveOptions;
  readonly quiet = new Quiet();
  private readonly entries = new Map<string, Entry>();
  private readonly listeners = new Set<() => void>();
  private overall: SaveState = { kind: 'saved' };
  private closed = false;

  constructor(options: LiveOptions) {
    this.options = options;
    this.copies = options.copies ?? new Copies(options.tab);
    this.socket = new LiveSocket(options);
    this.socket.subscribe(() => this.changed());
    // A tab that is closed in mid-sentence still writes what it gathered.
    globalThis.addEventListener?.('pagehide', this.settleAll);
  }

  /** The document of this name; give it back by `release`. */
  acquire(name: string): LiveDocument {
    const entry = this.entries.get(name) ?? this.open(name);
    entry.users += 1;
    if (entry.leaving !== null) clearTimeout(entry.leaving);
    entry.leaving = null;
    return entry.document;
  }

  release(name: string): void {
    const entry = this.entries.get(name);
    if (entry === undefined) return;
    entry.users -= 1;
    if (entry.users === 0) this.leaveLater(name, entry);
  }

  /** Holds a document open while listening to it. Returns the way to stop. */
  watch(name: string, listener: () => void): () => void {
    const stop = this.acquire(name).subscribe(listener);
    return () => {
      stop();
      this.release(name);
    };
  }

  /** The document if it is open in this tab. */
  peek(name: string): LiveDocument | null {
    return this.entries.get(name)?.document ?? null;
  }

  /**
   * Opens every document with edits that were never committed, whichever page is shown, until they are. Waits for a slow
   * device as long as that takes: nobody waits for this.
   */
  async reattachUnsent(): Promise<void> {
    const copies = await this.copies.all(this.options.user, Infinity).catch(() => []);
    if (this.closed) return;
    const names = new Set(copies.filter((copy) => copy.unsent > 0 && copy.held === null).map((copy) => copy.document));
    for (const name of names) this.holdUntilSaved(name);
  }

  /** The worst save state over all open documents; a stable object until it changes. */
  saveState = (): SaveState => this.overall;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Edits on this device that the server has not committed; to be asked about before signing out. */
  async unsentOnDevice(): Promise<number> {
    const stored = await this.copies.all(this.options.user, signOutPatience).catch(() => []);
    const kept = stored.reduce((total, copy) => total + copy.unsent, 0);
    const open = [...this.entries.values()].reduce((total, entry) => total + entry.document.unsent, 0);
    return Math.max(kept, open);
  }

  /** Signs this device out of all contents: closes every document and removes the person's copies. */
  async forget(): Promise<void> {
    await this.close();
    await this.copies.wipe(this.options.user).catch(() => undefined);
  }

  async close(): Promise<void> {
    this.closed = true;
    globalThis.removeEventListener?.('pagehide', this.settleAll);
    const documents = [...this.entries.values()].map((entry) => entry.document);
    for (const entry of this.entries.values()) if (entry.leaving !== null) clearTimeout(entry.leaving);
    this.entries.clear();
    await Promise.all(documents.map((document) => document.destroy()));
    this.socket.destroy();
    this.listeners.clear();
  }

  private open(name: string): Entry {
    const { workspace, user, shapes } = this.options;
    const shape = shapes[name.slice(0, name.indexOf(':'))] ?? 1;
    const document = new LiveDocument({
      name,
      workspace,
      user,
      shape,
      socket: this.socket,
      copies: this.copies,
      quiet: this.quiet,
    });
    const entry: Entry = { document, users: 0, leaving: null };
    this.entries.set(name, entry);
    document.subscribe(() => this.changed());
    this.changed();
    return entry;
  }

  private leaveLater(name: string, entry: Entry) {
    entry.leaving = setTimeout(() => {
      // What is not committed yet keeps its document open, also when nobody looks at it.
      if (entry.document.unsent > 0 && entry.document.view.save.kind !== 'cannot-save')
        return this.leaveLater(name, entry);
      this.entries.delete(name);
      void entry.document.destroy();
      this.changed();
    }, grace);
  }

  private holdUntilSaved(name: string) {
    const document = this.acquire(name);
    const over = () => {
      const { kind } = document.view.save;
      if (kind === 'saved') return !document.takeUpCopy();
      return kind === 'cannot-save';
    };
    if (over()) return this.release(name);
    const stop = document.subscribe(() => {
      if (!over()) return;
      stop();
      this.release(name);
    });
  }

  private changed() {
    const next = worstOf([...this.entries.values()].map((entry) => entry.document.view.save));
    if (JSON.stringify(next) === JSON.stringify(this.overall)) return this.tell();
    this.overall = next;
    this.tell();
  }

  private tell() {
    for (const listener of this.listeners) listener();
  }

  private readonly settleAll = () => {
    for (const entry of this.entries.values()) entry.document.flush();
  };
}
