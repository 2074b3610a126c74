import type { AccountFile, FileId } from '@baton/schema/files';

/** `closed`: not there, or not this reader's to see; the two give one answer. */
export type KnownFile = AccountFile | 'closed';

/** Files that texts show, by id: asked for as they are met, and told of again when one changes. */
export class FileBook {
  private known: ReadonlyMap<string, KnownFile> = new Map();
  private readonly wanted = new Set<FileId>();
  private readonly listeners = new Set<() => void>();
  private onWanted: (files: readonly FileId[]) => void = () => {};

  /** Null while it is read. */
  about = (file: FileId): KnownFile | null => {
    if (!this.wanted.has(file)) {
      this.wanted.add(file);
      queueMicrotask(() => this.onWanted([...this.wanted]));
    }
    return this.known.get(file) ?? null;
  };

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  learn(known: ReadonlyMap<string, KnownFile>): void {
    this.known = known;
    for (const listener of this.listeners) listener();
  }

  ask(onWanted: (files: readonly FileId[]) => void): void {
    this.onWanted = onWanted;
    if (this.wanted.size > 0) onWanted([...this.wanted]);
  }
}
