import { beginStep, holdPlace, keptPlace, placeFor, placeOfKept, releasePlace } from '@baton/editor';
import { safeFileName } from '@baton/schema/files';
import type { Editor } from '@tiptap/core';

import { newId } from '#shared/api/id.ts';
import { Problem } from '#shared/api/problem.ts';

import { fileNode, type KeptFile } from './file-node.ts';
import type { NoteFiles } from './note-files.ts';

/** A file on its way into a note. */
export interface SendingFile {
  id: string;
  file: File;
  name: string;
  state: 'waiting' | 'sending' | 'failed';
  share: number;
  error: unknown;
  /** It is on this device, and there after the tab is closed. */
  kept: boolean;
  /** Stands in the text where the file will. */
  element: HTMLElement;
  abort: AbortController;
}

export class TooLarge extends Error {}

/** Nothing is wrong with the file: the server was not reached, and another try may help. */
export const isAway = (error: unknown): boolean => error instanceof Problem && [0, 502, 503].includes(error.status);

export interface SendingParts {
  send: NoteFiles['send'];
  mostBytes: number | null;
  /** The server keeps it, but the text that it was for is closed. */
  onLeft: (name: string) => void;
  keep: FileKeeper;
}

/** Where files wait beyond the life of a tab. */
export interface FileKeeper {
  /** False when there is no room. */
  put: (file: { id: string; name: string; bytes: Blob; place: unknown }) => Promise<boolean>;
  /** Those that were left by tabs that are gone. */
  take: () => Promise<readonly { id: string; name: string; bytes: Blob; place: unknown }[]>;
  drop: (id: string) => void;
  /** The text is closed; they wait for it to be opened again. */
  letGo: (id: string) => void;
}

/**
 * Sends files into a note, one after the other, so that they come in the order they were given. Until the server keeps a
 * file nothing of it is in the document: others see no half of it, and giving up leaves no trace. Without a connection
 * files wait where they will stand, and go by themselves when it is back.
 */
export class SendingFiles {
  private items: readonly SendingFile[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly editor: Editor;
  private parts: SendingParts | null = null;
  private online = true;
  private busy = false;
  /** What this editor has put into the text; those that come after stand below. */
  private readonly put = new Set<string>();

  constructor(editor: Editor) {
    this.editor = editor;
  }

  /** Until somebody serves them, and again while nobody can be reached, files wait. */
  serve(parts: SendingParts): void {
    const isFirst = this.parts === null;
    this.parts = parts;
    if (isFirst) void this.takeUp(parts.keep);
    void this.run();
  }

  /** The text is closed. What waits on the device waits on. */
  leave(): void {
    for (const { id, kept, state } of this.items) if (kept && state !== 'sending') this.parts?.keep.letGo(id);
  }

  snapshot = (): readonly SendingFile[] => this.items;

  /** Something would be lost with the tab. */
  isPending = (): boolean =>
    this.items.some(({ state, error, kept }) => !kept && (state !== 'failed' || isAway(error)));

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Puts them beside this place of the text. */
  add(files: readonly File[], at: number): void {
    const limit = this.parts?.mostBytes ?? null;
    const added = files.map((file): SendingFile => {
      const tooLarge = limit !== null && file.size > limit;
      return {
        id: newId(),
        file,
        name: safeFileName(file.name),
        state: tooLarge ? 'failed' : 'waiting',
        share: 0,
        error: tooLarge ? new TooLarge() : null,
        kept: false,
        element: document.createElement('div'),
        abort: new AbortController(),
      };
    });
    for (const { id, element } of added) holdPlace(this.editor, { id, at, element });
    this.become([...this.items, ...added]);
    for (const item of added) if (item.error === null) void this.keep(item);
    void this.run();
  }

  private async keep({ id, name, file }: SendingFile): Promise<void> {
    const keeper = this.parts?.keep;
    const place = keptPlace(this.editor, id);
    if (!keeper || !(await keeper.put({ id, name, bytes: file, place }))) return;
    // It may have arrived meanwhile.
    if (this.items.some((item) => item.id === id)) this.change(id, { kept: true });
    else keeper.drop(id);
  }

  private async takeUp(keeper: FileKeeper): Promise<void> {
    const found = await keeper.take();
    if (this.editor.isDestroyed) {
      for (const { id } of found) keeper.letGo(id);
      return;
    }
    const items = found.map(({ id, name, bytes }): SendingFile => ({
      id,
      file: new File([bytes], name, { type: bytes.type }),
      name,
      state: 'waiting',
      share: 0,
      error: null,
      kept: true,
      element: document.createElement('div'),
      abort: new AbortController(),
    }));
    for (const [at, { id, element }] of items.entries())
      holdPlace(this.editor, { id, at: placeOfKept(this.editor, found[at]?.place), element });
    this.become([...this.items, ...items]);
    void this.run();
  }

  retry(id: string): void {
    this.change(id, { state: 'waiting', error: null });
    void this.run();
  }

  cancel(id: string): void {
    this.items.find((item) => item.id === id)?.abort.abort();
    this.drop(id);
  }

  connected(online: boolean): void {
    this.online = online;
    if (!online) return;
    for (const { id, state, error } of this.items) if (state === 'failed' && isAway(error)) this.retry(id);
    void this.run();
  }

  private async run(): Promise<void> {
    const isMine = ({ state, kept }: SendingFile) => state === 'waiting' && !(kept && this.editor.isDestroyed);
    const item = this.online ? this.items.find(isMine) : undefined;
    if (this.busy || !this.parts || !item) return;
    this.busy = true;
    await this.sendOne(item, this.parts);
    this.busy = false;
    await this.run();
  }

  private async sendOne({ id, file, name, abort }: SendingFile, { send, onLeft }: SendingParts): Promise<void> {
    this.change(id, { state: 'sending', share: 0 });
    try {
      const onShare = (share: number) => this.change(id, { share });
      const kept = await send(file, { name, onShare, signal: abort.signal });
      if (this.editor.isDestroyed) onLeft(kept.name);
      else if (!abort.signal.aborted) this.insert(id, kept);
      // Last: a tab that dies before it sends the file once more, and does not leave the text without it.
      this.drop(id);
    } catch (error) {
      if (!abort.signal.aborted) this.change(id, { state: 'failed', error });
      if (this.editor.isDestroyed) this.parts?.keep.letGo(id);
    }
  }

  private insert(id: string, kept: KeptFile): void {
    const { editor } = this;
    const node = editor.schema.nodeFromJSON(fileNode(kept));
    let at = placeFor(editor, id, node.type);
    const stands = () => editor.state.doc.nodeAt(at);
    for (let there = stands(); there && this.put.has(String(there.attrs['file'])); there = stands())
      at += there.nodeSize;
    this.put.add(kept.fileId);
    beginStep(editor);
    editor.view.dispatch(editor.state.tr.insert(at, node));
    beginStep(editor);
  }

  private change(id: string, part: Partial<SendingFile>): void {
    this.become(this.items.map((item) => (item.id === id ? { ...item, ...part } : item)));
  }

  private drop(id: string): void {
    this.parts?.keep.drop(id);
    releasePlace(this.editor, id);
    this.become(this.items.filter((item) => item.id !== id));
  }

  private become(items: readonly SendingFile[]): void {
    this.items = items;
    for (const listener of this.listeners) listener();
  }
}
