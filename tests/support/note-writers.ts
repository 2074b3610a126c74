import { setTimeout as pause } from 'node:timers/promises';

import { noteBody, noteText, readNote } from '@baton/schema/notes';
import { appendBlocks } from '@baton/schema/rich-text';
import type * as Y from 'yjs';

import { headlessEditor, type HeadlessEditor } from './headless-editor.ts';
import { until, type LiveClient } from './live-client.ts';
import type { NoteWorld } from './note-world.ts';

/** What a writer types: letters that nobody else types, so that each can be found again. */
const alphabets = ['abcdefghij ', 'KLMNOPQRST', '0123456789'] as const;

interface Writer {
  client: LiveClient;
  editor: HeadlessEditor;
  alphabet: string;
  typed: string;
}

export interface Together {
  /** Characters that each of the two types. */
  length: number;
  random: () => number;
  /** What happens while they write; called once when half is written. */
  halfway?: () => Promise<void>;
}

/** What came of it; nothing lost and everything equal is what must hold. */
export interface TogetherReport {
  /** One: they did meet in it. */
  paragraphs: number;
  typed: number;
  lost: number;
  reconnects: number;
  equal: boolean;
}

/**
 * Two people type into one paragraph with real editors while a third, who types a little, loses the line again and again.
 * Then every copy, the log replayed and the row are compared.
 */
export const writeTogether = async (world: NoteWorld, run: Together): Promise<TogetherReport> => {
  // A line that is there already: in an empty note each would begin one of their own.
  const opener = await world.tab();
  appendBlocks(noteBody(opener.doc), [{ kind: 'paragraph', text: '^' }]);
  await opener.saved();
  const writers: Writer[] = [];
  for (const alphabet of alphabets) {
    const client = await world.tab(undefined, { flushDelay: 25 });
    const editor = headlessEditor(client.doc);
    editor.caretAfter(0);
    writers.push({ client, editor, alphabet, typed: '' });
  }
  const [one, two, three] = writers as [Writer, Writer, Writer];
  const written = new AbortController();
  let reconnects = 0;
  const unsteady = (async () => {
    while (!written.signal.aborted) {
      await pause(60 + run.random() * 240);
      three.client.cut();
      reconnects += 1;
      type(three, 1 + Math.floor(run.random() * 3), run.random);
    }
  })();
  const half = run.length / 2;
  await Promise.all([typeUpTo(one, half, run.random), typeUpTo(two, half, run.random)]);
  await run.halfway?.();
  await Promise.all([typeUpTo(one, run.length, run.random), typeUpTo(two, run.length, run.random)]);
  written.abort();
  await unsteady;
  await Promise.all(writers.map(({ client }) => client.saved()));
  const equal = await settled(world, writers);
  const text = one.editor.text();
  const paragraphs = one.editor.editor.state.doc.childCount;
  const lost = writers.reduce((sum, { typed, alphabet }) => sum + missing(typed, text, alphabet), 0);
  for (const { editor, client } of writers) {
    editor.destroy();
    client.leave();
  }
  opener.leave();
  return { paragraphs, typed: writers.reduce((sum, { typed }) => sum + typed.length, 0), lost, reconnects, equal };
};

const type = (writer: Writer, count: number, random: () => number): void => {
  const { editor, alphabet } = writer;
  const text = Array.from({ length: count }, () => alphabet[Math.floor(random() * alphabet.length)] ?? 'x').join('');
  editor.type(text);
  writer.typed += text;
};

/** In bursts, as people do, with time for what others write to come in between. */
const typeUpTo = async (writer: Writer, length: number, random: () => number): Promise<void> => {
  while (writer.typed.length < length) {
    type(writer, Math.min(length - writer.typed.length, 1 + Math.floor(random() * 12)), random);
    await pause(random() * 12);
  }
};

/** Letters of this writer that are not in the text, in the order in which they were typed. */
const missing = (typed: string, text: string, alphabet: string): number => {
  const found = Array.from(text)
    .filter((letter) => alphabet.includes(letter))
    .join('');
  return found === typed ? 0 : Math.max(1, typed.length - found.length);
};

/** Lines as rows keep them: without blanks at either end. */
const linesOf = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n');

/** Do all editors, all copies, the log and the row end up saying the same? */
const settled = async (world: NoteWorld, writers: readonly Writer[]): Promise<boolean> => {
  const [first] = writers;
  const isSame = async () => {
    const log = await world.replay();
    return writers.every(
      ({ client, editor }) => said(client.doc) === said(log) && editor.text() === first?.editor.text(),
    );
  };
  try {
    await until(isSame, 'all copies to be equal', 30_000);
    await world.projected();
    const row = await world.read();
    return row.text === noteText(readNote(await world.replay())) && row.text === linesOf(first?.editor.text() ?? '');
  } catch {
    return false;
  }
};

const said = (doc: Y.Doc): string => noteBody(doc).toJSON();
