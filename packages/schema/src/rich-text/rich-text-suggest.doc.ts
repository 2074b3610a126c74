import * as Y from 'yjs';

import { markOfFormat } from './rich-text-gate.doc.ts';
import { placeOf } from './rich-text-ids.doc.ts';
import { markRules, nodeRules, overlapping, suggestedBreak, type NodeName } from './rich-text.ts';
import { wordChanges, type WordChange } from './word-changes.ts';

/** What somebody who has no editor here suggests about one line, as they were sent it. */
export interface LineSuggestion {
  id: string;
  author: string;
  before: string;
  after: string;
}

/** What letters of a text stand for, where they say something else: each such place counts as one thing, not as letters. */
export type StandsFor = (text: string) => readonly { from: number; to: number; said: string }[];

const asItStands: StandsFor = () => [];

type Formats = Readonly<Record<string, unknown>>;

/** One character that a line says: a letter, or part of what stands for something that is no letter (`text` null). */
interface Letter {
  letter: string;
  text: Y.XmlText | null;
  /** Where in its run; of what is no letter, which child of the line it is. */
  at: number;
  formats: Formats;
}

/** All lines of a body, in its order; the same ones, in the same order, that `sentLines` finds in what was sent of it. */
const linesIn = (body: Y.XmlFragment): Y.XmlElement[] => {
  const found: Y.XmlElement[] = [];
  const visit = (parent: Y.XmlFragment): void => {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement) || !Object.hasOwn(nodeRules, child.nodeName)) continue;
      if ('text' in nodeRules[child.nodeName as NodeName]) found.push(child);
      else visit(child);
    }
  };
  visit(body);
  return found;
};

/** The name of a line that it keeps whatever is written in it or around it; null where there is none of this number. */
export const placeOfLine = (body: Y.XmlFragment, line: number): string | null => {
  const found = linesIn(body)[line];
  return found ? placeOf(found) : null;
};

/** What the line of this name says now, as it would be sent; null when it is gone. */
export const lineAtPlace = (body: Y.XmlFragment, place: string | null, standsFor = asItStands): string | null => {
  const line = lineOf(body, place);
  return line && saidBy(lettersOf(line, standsFor));
};

const lineOf = (body: Y.XmlFragment, place: string | null): Y.XmlElement | null =>
  linesIn(body).find((line) => place !== null && placeOf(line) === place) ?? null;

const saidBy = (letters: readonly Letter[]): string => letters.map(({ letter }) => letter).join('');

/** May these words be suggested there: does the line still say what was sent, and are letters all that is changed? */
export const mayBeSuggested = (
  body: Y.XmlFragment,
  place: string | null,
  { before, after }: Pick<LineSuggestion, 'before' | 'after'>,
  standsFor = asItStands,
): 'yes' | 'line-changed' | 'beyond-words' => {
  const line = lineOf(body, place);
  const letters = line && lettersOf(line, standsFor);
  if (!letters || saidBy(letters) !== before) return 'line-changed';
  const within = ({ at, removed }: WordChange) => letters.slice(at, at + removed.length);
  return wordChanges(before, after).every((change) => within(change).every(({ text }) => text !== null))
    ? 'yes'
    : 'beyond-words';
};

/** Marks in a line what goes and puts in what comes, as a suggestion of this author; only where `mayBeSuggested`. */
export const suggestInLine = (
  body: Y.XmlFragment,
  place: string | null,
  suggestion: LineSuggestion,
  standsFor = asItStands,
): void => {
  const line = lineOf(body, place);
  if (!line) return;
  // From the end to the beginning: what stands further up keeps its place.
  for (const change of wordChanges(suggestion.before, suggestion.after).toReversed())
    suggest(line, lettersOf(line, standsFor), change, suggestion);
};

const suggest = (
  line: Y.XmlElement,
  letters: readonly Letter[],
  { at, removed, added }: WordChange,
  { id, author }: Pick<LineSuggestion, 'id' | 'author'>,
): void => {
  const gone = letters.slice(at, at + removed.length);
  // Several suggestions lie on the same letters, so each has a key of its own: eight characters, as editors write them.
  const key = id.replaceAll('-', '').slice(-8);
  if (added !== '') {
    const formats = { ...formatsFor(letters, at + removed.length), [`insertion--${key}`]: { id, author } };
    insert(line, letters, { at: at + removed.length, text: added.replaceAll('\n', suggestedBreak), formats });
  }
  for (const { text, at: from, length } of runsOf(gone))
    text.format(from, length, { [`deletion--${key}`]: { id, author } });
};

/** Letters that stand side by side, together. */
const runsOf = (letters: readonly Letter[]): { text: Y.XmlText; at: number; length: number }[] => {
  const runs: { text: Y.XmlText; at: number; length: number }[] = [];
  for (const { text, at } of letters) {
    const last = runs.at(-1);
    if (text === null) continue;
    if (last?.text === text && last.at + last.length === at) last.length += 1;
    else runs.push({ text, at, length: 1 });
  }
  return runs;
};

const insert = (
  line: Y.XmlElement,
  letters: readonly Letter[],
  { at, text, formats }: { at: number; text: string; formats: Formats },
): void => {
  const [before, after] = [letters[at - 1], letters[at]];
  if (before?.text) return before.text.insert(before.at + 1, text, formats);
  if (after?.text) return after.text.insert(after.at, text, formats);
  const made = new Y.XmlText();
  line.insert(before ? before.at + 1 : 0, [made]);
  made.insert(0, text, formats);
};

/** As the words around look, and within what others suggest about both sides: a border there would stay behind theirs. */
const formatsFor = (letters: readonly Letter[], at: number): Formats => {
  const [before, after] = [letters[at - 1]?.formats ?? {}, letters[at]?.formats ?? {}];
  const kept = Object.entries(before).filter(([key]) => isLook(key) || (isAbout(key) && Object.hasOwn(after, key)));
  return Object.fromEntries(kept);
};

const isAbout = (key: string): boolean => overlapping.some((mark) => mark === markOfFormat(key));
const isLook = (key: string): boolean => {
  const mark = markOfFormat(key);
  return mark !== null && !isAbout(key) && markRules[mark].length === 0;
};

/** What a line says as it would be sent, character by character: without what is suggested to come. */
const lettersOf = (line: Y.XmlElement, standsFor: StandsFor): Letter[] =>
  line.toArray().flatMap((child, at) => {
    if (child instanceof Y.XmlText) return withThings(lettersIn(child), at, standsFor);
    return child instanceof Y.XmlElement ? inWords(child, at) : [];
  });

const withThings = (letters: readonly Letter[], at: number, standsFor: StandsFor): Letter[] => {
  const out = [...letters];
  for (const { from, to, said } of standsFor(saidBy(letters)).toReversed()) {
    const thing = said.split('').map((letter): Letter => ({ letter, text: null, at, formats: {} }));
    out.splice(from, to - from, ...thing);
  }
  return out;
};

const lettersIn = (text: Y.XmlText): Letter[] => {
  const letters: Letter[] = [];
  let at = 0;
  for (const { insert: run, attributes = {} } of text.toDelta() as { insert: unknown; attributes?: Formats }[]) {
    const written = typeof run === 'string' ? run : ' ';
    const comes = Object.keys(attributes).some((key) => markOfFormat(key) === 'insertion');
    if (typeof run === 'string' && !comes)
      for (const [within, letter] of written.split('').entries())
        letters.push({ letter, text, at: at + within, formats: attributes });
    at += written.length;
  }
  return letters.filter(({ letter }) => letter !== suggestedBreak);
};

const inWords = (node: Y.XmlElement, at: number): Letter[] => {
  const value = (key: string): string => {
    const held: unknown = node.getAttribute(key);
    return typeof held === 'string' ? held : '';
  };
  const said: Readonly<Record<string, string>> = {
    hardBreak: '\n',
    mention: value('label'),
    record: value('label'),
    date: value('day'),
  };
  return (said[node.nodeName] ?? '').split('').map((letter) => ({ letter, text: null, at, formats: {} }));
};
