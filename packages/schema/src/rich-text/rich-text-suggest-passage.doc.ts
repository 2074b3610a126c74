import * as Y from 'yjs';

import { markOfFormat } from './rich-text-gate.doc.ts';
import { runsOf, type Passage, type Run } from './rich-text-mark.doc.ts';
import { markRules, overlapping, suggestedBreak } from './rich-text.ts';

/** What somebody without an editor suggests about a passage. */
export interface PassageSuggestion {
  id: string;
  author: string;
  /** What its words should be instead; empty when they are to go. */
  words: string;
}

/**
 * May a passage be suggested about: is something left of it, and is it plain words of one line that nobody suggests about?
 * Over several lines it could not be told which of the other words belong to which.
 */
export type Suggestible = 'yes' | 'gone' | 'several-lines' | 'beyond-words' | 'suggested';

export const mayBeSuggestedAbout = (body: Y.XmlFragment, passage: Passage): Suggestible => {
  const runs = runsOf(body, passage);
  const [first] = runs;
  if (!first) return 'gone';
  if (!runs.every(({ text }) => text.parent === first.text.parent)) return 'several-lines';
  // A name or a day stands between letters of one line.
  if (!runs.every(({ text }) => text === first.text)) return 'beyond-words';
  return runs.every((run) => formatsIn(run).every(isFree)) ? 'yes' : 'suggested';
};

/** Marks the words to go and puts those in that should come, where `mayBeSuggestedAbout`. */
export const suggestAbout = (body: Y.XmlFragment, passage: Passage, { id, author, words }: PassageSuggestion): void => {
  const runs = runsOf(body, passage);
  const last = runs.at(-1);
  if (!last) return;
  // Several suggestions lie on the same letters, so each has a key of its own: eight characters, as editors write them.
  const key = id.replaceAll('-', '').slice(-8);
  const look = Object.entries(formatsIn(last).at(-1) ?? {}).filter(([format]) => isLook(format));
  if (words !== '')
    last.text.insert(last.at + last.length, words.replaceAll('\n', suggestedBreak), {
      ...Object.fromEntries(look),
      [`insertion--${key}`]: { id, author },
    });
  for (const { text, at, length } of runs) text.format(at, length, { [`deletion--${key}`]: { id, author } });
};

/** Takes back what this author suggests under this id; false when there is no such suggestion of theirs. */
export const withdrawSuggestion = (body: Y.XmlFragment, { id, author }: Omit<PassageSuggestion, 'words'>): boolean => {
  let found = false;
  const isThis = (value: unknown): boolean => {
    const { id: of, author: by } = (value ?? {}) as Record<string, unknown>;
    return of === id && by === author;
  };
  const take = (text: Y.XmlText): void => {
    let at = 0;
    for (const { insert, attributes = {} } of text.toDelta() as Delta) {
      const length = typeof insert === 'string' ? insert.length : 1;
      const keys = Object.keys(attributes).filter((key) => isSuggestion(key) && isThis(attributes[key]));
      const comes = keys.some((key) => markOfFormat(key) === 'insertion');
      found ||= keys.length > 0;
      if (comes) text.delete(at, length);
      else if (keys.length > 0) text.format(at, length, Object.fromEntries(keys.map((key) => [key, null])));
      at += comes ? 0 : length;
    }
  };
  const visit = (parent: Y.XmlFragment): void => {
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) take(child);
      else if (child instanceof Y.XmlElement) visit(child);
    }
  };
  visit(body);
  return found;
};

type Delta = { insert: unknown; attributes?: Record<string, unknown> }[];

const isFree = (formats: object): boolean => !Object.keys(formats).some(isSuggestion);
const isSuggestion = (key: string): boolean => ['insertion', 'deletion'].includes(markOfFormat(key) ?? '');
const isLook = (key: string): boolean => {
  const mark = markOfFormat(key);
  return mark !== null && !overlapping.includes(mark) && markRules[mark].length === 0;
};

/** The formats of the letters of a run, piece by piece. */
const formatsIn = ({ text, at, length }: Run): Record<string, unknown>[] => {
  const formats: Record<string, unknown>[] = [];
  let place = 0;
  for (const { insert, attributes = {} } of text.toDelta() as Delta) {
    const end = place + (typeof insert === 'string' ? insert.length : 1);
    if (place < at + length && end > at) formats.push(attributes);
    place = end;
  }
  return formats;
};
