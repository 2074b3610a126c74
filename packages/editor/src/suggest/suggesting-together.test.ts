// @vitest-environment jsdom
import { asSent } from '@baton/schema/proposals';
import { plainBlocks } from '@baton/schema/rich-text';
import { Editor, type JSONContent } from '@tiptap/core';
import { Slice } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import * as Y from 'yjs';

import { richText } from '../rich-text.ts';
import { sharedText } from '../shared-text.ts';
import { piecesIn, suggestionsOf } from './pieces.ts';
import { judgeSuggestions, setSuggesting, suggesting } from './suggesting.ts';

/** The long form: BATON_SUGGEST_RUNS=500. */
const runs = Number(process.env['BATON_SUGGEST_RUNS'] ?? 12);
const firstSeed = Number(process.env['BATON_FUZZ_SEED'] ?? 1);
/** In the last one changes that come at once make the text shorter than the caret's place in it. */
const seeds = [...Array.from({ length: runs }, (_, at) => firstSeed + at), 88];
const steps = 80;

/** A small generator that is the same everywhere (mulberry32). */
const seeded = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};
type Random = () => number;
const upTo = (most: number, random: Random): number => Math.floor(random() * (most + 1));

const p = (text: string): JSONContent => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const original: JSONContent[] = [
  p('Payment within 30 days of delivery'),
  {
    type: 'bulletList',
    content: ['two ovens', 'one day of training'].map((text) => ({ type: 'listItem', content: [p(text)] })),
  },
  {
    type: 'table',
    content: [
      { type: 'tableRow', content: ['left', 'right'].map((text) => ({ type: 'tableCell', content: [p(text)] })) },
    ],
  },
  p('Prices hold until the end of the year'),
];

interface Copy {
  doc: Y.Doc;
  editor: Editor;
  /** What was written here and has not left. */
  outbox: Uint8Array[];
  /** How much of the log has arrived. */
  read: number;
}

const begin = (names: readonly string[]): Copy[] => {
  const seed = new Y.Doc();
  const first = new Editor({ extensions: [...richText(), ...sharedText(seed.getXmlFragment('body'))] });
  first.commands.setContent({ type: 'doc', content: original });
  first.destroy();
  let minted = 0;
  const copies = names.map((author): Copy => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(seed));
    const editor = new Editor({
      extensions: [
        ...richText(),
        ...sharedText(doc.getXmlFragment('body')),
        suggesting({
          author,
          newId: () => `${String((minted += 1)).padStart(6, '0')}${author}`,
          look: (name) => ({ name, color: 'red' }),
          onRefused: () => {},
        }),
      ],
    });
    setSuggesting(editor, true);
    return { doc, editor, outbox: [], read: 0 };
  });
  for (const { doc, outbox } of copies)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'network') outbox.push(update);
    });
  return copies;
};

/** The server's log: what one wrote comes to it in order, and everybody reads it in its order, as late as they like. */
const deliver = (copy: Copy, log: Uint8Array[], random: Random, all = false): void => {
  const send = all ? copy.outbox.length : upTo(copy.outbox.length, random);
  log.push(...copy.outbox.splice(0, send));
  for (
    let left = all ? log.length : upTo(log.length - copy.read, random);
    left > 0 && copy.read < log.length;
    left -= 1
  ) {
    const update = log[copy.read];
    copy.read += 1;
    if (!update) continue;
    Y.applyUpdate(copy.doc, update, 'network');
    // After a lost connection it may come again.
    if (random() < 0.1) Y.applyUpdate(copy.doc, update, 'network');
  }
};

/**
 * Each letter once in a run: the binding finds out what changed by comparing letters, and where those repeat at the border
 * of a suggestion it may take one for the other.
 */
let lettersUsed = 0;
const letters = (count: number): string =>
  String.fromCodePoint(...Array.from({ length: count }, () => 0x4e_00 + ((lettersUsed += 1) % 20_000)));

const select = ({ state, view }: Editor, random: Random): void => {
  const { doc, tr } = state;
  const from = upTo(doc.content.size, random);
  const to = random() < 0.5 ? from : Math.min(doc.content.size, from + upTo(30, random));
  view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))));
};

const doSomething = ({ editor }: Copy, random: Random): void => {
  const what = random();
  if (what < 0.4) select(editor, random);
  if (what < 0.55) editor.view.dispatch(editor.state.tr.insertText(letters(1 + upTo(6, random))));
  else if (what < 0.75) editor.commands.deleteSelection();
  else if (what < 0.82) editor.commands.splitBlock();
  else if (what < 0.88) editor.commands.toggleBold();
  else if (what < 0.94) {
    const { doc } = editor.state;
    const from = upTo(doc.content.size, random);
    const slice = doc.slice(from, Math.min(doc.content.size, from + upTo(40, random)));
    editor.view.dispatch(editor.state.tr.replaceSelection(new Slice(slice.content, slice.openStart, slice.openEnd)));
  } else editor.commands.undo();
};

const sent = ({ doc }: Copy) => asSent(plainBlocks(doc.getXmlFragment('body')));
const settle = (copies: readonly Copy[], log: Uint8Array[], random: Random): void => {
  while (copies.some(({ outbox, read }) => outbox.length > 0 || read < log.length))
    for (const copy of copies) deliver(copy, log, random, true);
};
const same = (copies: readonly Copy[]): void => {
  const [first, ...others] = copies.map(({ doc }) => plainBlocks(doc.getXmlFragment('body')));
  for (const other of others) expect(other).toEqual(first);
  // What each sees is what each holds.
  for (const { editor } of copies) expect(editor.state.doc.textContent).toBe(copies[0]?.editor.state.doc.textContent);
};

test.each(seeds)(
  '[PP23] three people suggest in one text over a bad network: copies are equal, and what is sent stays what it was (seed %i)',
  (seed) => {
    const random = seeded(seed);
    const copies = begin(['ada', 'bob', 'eve']);
    const log: Uint8Array[] = [];
    const before = copies[0] && sent(copies[0]);
    for (let step = 0; step < steps; step += 1) {
      const copy = copies[upTo(2, random)];
      if (!copy) continue;
      if (random() < 0.7) doSomething(copy, random);
      else deliver(copy, log, random);
    }
    settle(copies, log, random);
    same(copies);
    for (const copy of copies) expect(sent(copy)).toEqual(before);
    const [{ editor }] = copies as [Copy];
    expect(piecesIn(editor.state.doc).every(({ id, author }) => id.endsWith(author))).toBe(true);

    // One by one and all at once, by whoever: nothing is left to judge, and copies are equal.
    const [one] = suggestionsOf(editor.state.doc);
    if (one) judgeSuggestions(editor, 'accept', ({ id }) => id === one.id);
    settle(copies, log, random);
    const verdict = random() < 0.5 ? 'accept' : 'reject';
    const judge = copies[upTo(2, random)];
    if (judge) judgeSuggestions(judge.editor, verdict, () => true);
    settle(copies, log, random);
    same(copies);
    for (const copy of copies) expect(suggestionsOf(copy.editor.state.doc)).toEqual([]);
    for (const copy of copies) copy.editor.destroy();
  },
);

test.each(Array.from({ length: runs }, (_, at) => firstSeed + at))(
  'without judging anything else, rejecting all gives back the text (seed %i)',
  (seed) => {
    const random = seeded(seed * 7_919);
    const [copy] = begin(['ada']);
    if (!copy) return;
    const before = sent(copy);
    for (let step = 0; step < steps; step += 1) doSomething(copy, random);
    judgeSuggestions(copy.editor, 'reject', () => true);
    expect(plainBlocks(copy.doc.getXmlFragment('body')).length).toBe(before.length);
    expect(sent(copy)).toEqual(before);
    copy.editor.destroy();
  },
);
