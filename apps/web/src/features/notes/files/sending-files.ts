import { beginStep, holdPlace, placeFor, releasePlace } from '@baton/editor';
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
    this.parts = parts;
    void this.run();
  }

  snapshot = (): readonly SendingFile[] => this.items;

  isPending = (): boolean => this.items.some(({ state, error }) => state !== 'failed' || isAway(error));

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
        element: document.createElement('div'),
        abort: new AbortController(),
      };
    });
    for (const { id, element } of added) holdPlace(this.editor, { id, at, element });
    this.become([...this.items, ...added]);
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
    const item = this.online ? this.items.find(({ state }) => state === 'waiting') : undefined;
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
      this.drop(id);
    } catch (error) {
      if (!abort.signal.aborted) this.change(id, { state: 'failed', error });
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
    releasePlace(this.editor, id);
    this.become(this.items.filter((item) => item.id !== id));
  }

  private become(items: readonly SendingFile[]): void {
    this.items = items;
    for (const listener of this.listeners) listener();
  }
}
