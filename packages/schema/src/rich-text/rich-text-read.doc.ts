import * as Y from 'yjs';

import { readAbout, type MentionInText, type PassageInText } from './rich-text-about.doc.ts';
import { readTasks, type TaskInText } from './rich-text-tasks.doc.ts';
import { countWords, nodeRules, type NodeName } from './rich-text.ts';

/** What one top-level block says, whom it calls, what is to be done, and what others have said about it. */
export interface BlockText {
  text: string;
  words: number;
  mentions: readonly MentionInText[];
  passages: readonly PassageInText[];
  tasks: readonly TaskInText[];
}

const nameOf = (element: Y.XmlElement): NodeName | null =>
  Object.hasOwn(nodeRules, element.nodeName) ? (element.nodeName as NodeName) : null;

/** The text of a block, one line for each line in it. Total: what is no rich text reads as nothing. */
export const readBlock = (block: unknown): BlockText => {
  const lines: string[] = [];
  collect(block, lines);
  const text = lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
  return { text, words: countWords(text), ...readAbout(block), tasks: readTasks(block) };
};

const collect = (type: unknown, lines: string[]): void => {
  if (type instanceof Y.XmlText) return void lines.push(plain(type));
  if (!(type instanceof Y.XmlElement)) return;
  const name = nameOf(type);
  if (name === null) return;
  if ('text' in nodeRules[name]) lines.push(lineOf(type));
  else for (const child of type.toArray()) collect(child, lines);
};

/** A line with what stands in it: letters, and the names of people, records and days. */
const lineOf = (element: Y.XmlElement): string =>
  element
    .toArray()
    .map((child) => (child instanceof Y.XmlText ? plain(child) : child instanceof Y.XmlElement ? saidBy(child) : ''))
    .join('');

const saidBy = (inline: Y.XmlElement): string => {
  const value = (key: string): string => {
    const held: unknown = inline.getAttribute(key);
    return typeof held === 'string' ? held : '';
  };
  if (inline.nodeName === 'hardBreak') return '\n';
  if (inline.nodeName === 'mention') return `@${value('label')}`;
  if (inline.nodeName === 'record') return value('label');
  return inline.nodeName === 'date' ? value('day') : '';
};

const plain = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');

/** All blocks of a body, in order. */
export const readBlocks = (body: Y.XmlFragment): BlockText[] => body.toArray().map(readBlock);

/**
 * Keeps the blocks of a body read while it changes: only the top-level blocks that an update touched are read again.
 * `drain` answers them all when any has changed since the last call, otherwise null.
 */
export const watchBlocks = (body: Y.XmlFragment): { drain(): readonly BlockText[] | null; stop(): void } => {
  let known = new Map<unknown, BlockText>();
  let touched = true;
  const look = (events: { target: unknown }[]): void => {
    touched = true;
    for (const { target } of events) known.delete(topOf(target, body));
  };
  body.observeDeep(look);
  const drain = (): readonly BlockText[] | null => {
    if (!touched) return null;
    touched = false;
    // A map of its own: blocks that are gone are forgotten.
    known = new Map(body.toArray().map((block) => [block, known.get(block) ?? readBlock(block)]));
    return [...known.values()];
  };
  return { drain, stop: () => body.unobserveDeep(look) };
};

/** The block directly in the body that this lies in; what lies nowhere in it is in none. */
export const topOf = (type: unknown, body: Y.XmlFragment): unknown => {
  let at = type;
  while (at instanceof Y.AbstractType && at.parent !== body) at = at.parent;
  return at;
};
