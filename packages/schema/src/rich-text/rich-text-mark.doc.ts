import * as Y from 'yjs';

import type { PlainNode } from './plain-node.ts';
import { plainNodesOf } from './rich-text-json.doc.ts';
import { topOf } from './rich-text-read.doc.ts';
import { richTextLimits } from './rich-text.ts';

/** Where a passage begins and ends, as relative positions: what others write meanwhile moves them along. */
export interface Passage {
  from: Uint8Array;
  to: Uint8Array;
}

/** A run of letters in one line. */
export interface Run {
  text: Y.XmlText;
  at: number;
  length: number;
}

/** What a passage says now; null when nothing of it is left, or it never was in this body. */
export const quoteOf = (body: Y.XmlFragment, passage: Passage): string | null => {
  const quote = runsOf(body, passage)
    .map(({ text, at, length }) => lettersOf(text).slice(at, at + length))
    .join('\n')
    .slice(0, richTextLimits.quote);
  return quote.trim() === '' ? null : quote;
};

/** Lays the mark of a thread on a passage. Marks go where the letters go: over a new line, and through cutting and pasting. */
export const markThread = (body: Y.XmlFragment, passage: Passage, thread: string): void => {
  for (const { text, at, length } of runsOf(body, passage))
    // Several threads lie on the same letters, so each has a key of its own: eight characters, as editors write them.
    text.format(at, length, { [`comment--${thread.replaceAll('-', '').slice(-8)}`]: { thread } });
};

/** The top-level blocks that a passage touches, in their order; none when it never was in this body. */
export const blocksOf = (body: Y.XmlFragment, { from, to }: Passage): PlainNode[] => {
  const blocks: readonly unknown[] = body.toArray();
  const [first, last] = [from, to].map((edge) => {
    const place = placeOf(body, edge);
    if (place?.type === body) return Math.min(place.index, blocks.length - 1);
    return blocks.indexOf(topOf(place?.type, body));
  });
  return first === undefined || last === undefined || first < 0 ? [] : plainNodesOf(blocks.slice(first, last + 1));
};

const lettersOf = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');

interface Place {
  type: unknown;
  index: number;
}

const placeOf = (body: Y.XmlFragment, position: Uint8Array): Place | null => {
  if (!body.doc) return null;
  try {
    return Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(position), body.doc);
  } catch {
    return null;
  }
};

/** Letters between the two places, line by line. Places outside the body meet nothing. */
export const runsOf = (body: Y.XmlFragment, { from, to }: Passage): Run[] => {
  const [start, end] = [placeOf(body, from), placeOf(body, to)];
  if (!start || !end) return [];
  const runs: Run[] = [];
  const walk: { within: 'before' | 'inside' | 'after' } = { within: 'before' };
  const pass = (type: unknown, index: number): void => {
    if (walk.within === 'before' && start.type === type && start.index <= index) walk.within = 'inside';
    if (walk.within === 'inside' && end.type === type && end.index <= index) walk.within = 'after';
  };
  const read = (text: Y.XmlText): void => {
    const at = start.type === text ? Math.min(start.index, text.length) : 0;
    const until = end.type === text ? Math.min(end.index, text.length) : text.length;
    if (start.type === text && walk.within === 'before') walk.within = 'inside';
    if (walk.within === 'inside' && until > at) runs.push({ text, at, length: until - at });
    if (end.type === text && walk.within === 'inside') walk.within = 'after';
  };
  const visit = (parent: Y.XmlFragment | Y.XmlElement): void => {
    for (const [index, child] of parent.toArray().entries()) {
      pass(parent, index);
      if (child instanceof Y.XmlText) read(child);
      else if (child instanceof Y.XmlElement) visit(child);
    }
    pass(parent, parent.length);
  };
  visit(body);
  // An end that was never met lies elsewhere.
  return walk.within === 'after' ? runs : [];
};
