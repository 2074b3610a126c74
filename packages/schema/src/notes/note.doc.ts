import * as Y from 'yjs';

import { appendBlocks, type PlainBlock } from '../rich-text/rich-text-build.doc.ts';
import { isRichText } from '../rich-text/rich-text-gate.doc.ts';
import { readBlocks, watchBlocks, type BlockText } from '../rich-text/rich-text-read.doc.ts';
import { mendRichText, mendsOf } from '../rich-text/rich-text-repair.doc.ts';
import { noteShape, noteTitleLength } from './note.ts';

/**
 * The document `note:<id>`: `meta` { shape, title } · `body`, rich text. Versions of the shape follow those of rich text:
 * 1 — the first.
 */
export const noteMeta = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('meta');
export const noteBody = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('body');

/** A note in plain words. */
export interface NoteView {
  title: string;
  blocks: readonly BlockText[];
}

/** Total: whatever a client wrote, a title is a line of bounded length. */
export const readNoteTitle = (doc: Y.Doc): string => {
  const title = noteMeta(doc).get('title');
  return typeof title === 'string' ? cleanTitle(title) : '';
};

const cleanTitle = (title: string): string => title.replaceAll(/\s+/g, ' ').trim().slice(0, noteTitleLength);

export const readNote = (doc: Y.Doc): NoteView => ({ title: readNoteTitle(doc), blocks: readBlocks(noteBody(doc)) });

export const noteText = ({ blocks }: Pick<NoteView, 'blocks'>): string =>
  blocks
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n');

export const noteWords = ({ blocks }: Pick<NoteView, 'blocks'>): number =>
  blocks.reduce((sum, { words }) => sum + words, 0);

/** Fills a new document. On the server, in the transaction that creates its record, and never again. */
export const seedNote = (doc: Y.Doc, { title, blocks }: { title: string; blocks: readonly PlainBlock[] }): void => {
  doc.transact(() => {
    noteMeta(doc).set('shape', noteShape);
    noteMeta(doc).set('title', cleanTitle(title));
    appendBlocks(noteBody(doc), blocks);
  });
};

export const renameNote = (doc: Y.Doc, title: string): void => {
  const clean = cleanTitle(title);
  if (readNoteTitle(doc) !== clean) noteMeta(doc).set('title', clean);
};

/** Tells, per call, what a note says now; null when nothing has changed since the call before. */
export const watchNote = (doc: Y.Doc): { drain(): NoteView | null; stop(): void } => {
  const watch = watchBlocks(noteBody(doc));
  let blocks = watch.drain() ?? [];
  let title = readNoteTitle(doc);
  return {
    drain: () => {
      const changed = watch.drain();
      const now = readNoteTitle(doc);
      if (changed === null && now === title) return null;
      title = now;
      blocks = changed ?? blocks;
      return { title, blocks };
    },
    stop: () => watch.stop(),
  };
};

/** Operations of the server on what no honest client leaves behind for long; empty when nothing is wrong. */
export const repairNote = (doc: Y.Doc): ((doc: Y.Doc) => void)[] => {
  const repairs: ((doc: Y.Doc) => void)[] = [];
  if (noteMeta(doc).get('shape') !== noteShape) repairs.push((copy) => noteMeta(copy).set('shape', noteShape));
  if (noteMeta(doc).get('title') !== readNoteTitle(doc))
    repairs.push((copy) => noteMeta(copy).set('title', readNoteTitle(copy)));
  if (mendsOf(noteBody(doc)).length > 0) repairs.push((copy) => mendRichText(noteBody(copy)));
  return repairs;
};

/**
 * Brings a note back to an earlier state by an edit that goes forward: what came since is taken back like somebody's own
 * last step, so what others write meanwhile merges with it. The state itself is never put in place of what is there.
 */
export const returnTo = (doc: Y.Doc, earlier: Uint8Array): void => {
  const scratch = new Y.Doc({ gc: false });
  const since = { what: 'came since' };
  const undo = new Y.UndoManager([noteBody(scratch), noteMeta(scratch)], { trackedOrigins: new Set() });
  Y.applyUpdate(scratch, earlier);
  undo.clear();
  undo.addTrackedOrigin(since);
  Y.applyUpdate(scratch, Y.encodeStateAsUpdate(doc), since);
  // The same hand as on the document: what is written here is written there.
  const fresh = scratch.clientID;
  scratch.clientID = doc.clientID;
  while (undo.undoStack.length > 0) undo.undo();
  const back = Y.encodeStateAsUpdate(scratch, Y.encodeStateVector(doc));
  scratch.destroy();
  // What arrives under one's own id is taken for somebody else's: the document goes on under a fresh one.
  doc.clientID = fresh;
  Y.applyUpdate(doc, back);
};

const roots = new Set(['meta', 'body']);

/** May this piece of an update enter a note? */
export const isOfNote = (item: Y.Item): boolean =>
  isRichText(item) && (typeof item.parent !== 'string' || roots.has(item.parent));
