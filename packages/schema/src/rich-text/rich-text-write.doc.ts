import * as Y from 'yjs';

import type { PlainNode } from './plain-node.ts';
import { markRules, nodeRules, overlapping } from './rich-text.ts';

/**
 * Puts plain blocks at the end of a body; for seeds, on the server, once. Marks that belong to a text of their own (talk,
 * suggestions, promises) stay behind, as do names that nobody knows.
 */
export const writeNodes = (body: Y.XmlFragment, nodes: readonly PlainNode[]): void => {
  body.insert(
    body.length,
    nodes.flatMap((node) => (isKnown(node) ? [elementOf(node)] : [])),
  );
};

type Attributes = Record<string, string | number | boolean>;

const isKnown = ({ type }: PlainNode): boolean => Object.hasOwn(nodeRules, type);

const elementOf = ({ type, attrs = {}, content = [] }: PlainNode): Y.XmlElement => {
  const made = new Y.XmlElement<Attributes>(type);
  for (const [key, value] of Object.entries(attrs)) made.setAttribute(key, value as string);
  made.insert(0, piecesOf(content));
  return made as unknown as Y.XmlElement;
};

/** Letters next to each other are one text, whatever their look. */
const piecesOf = (nodes: readonly PlainNode[]): (Y.XmlElement | Y.XmlText)[] => {
  const pieces: (Y.XmlElement | Y.XmlText)[] = [];
  let runs: { insert: string; attributes: Record<string, unknown> }[] = [];
  const close = () => {
    if (runs.length === 0) return;
    const text = new Y.XmlText();
    text.applyDelta(runs);
    pieces.push(text);
    runs = [];
  };
  for (const node of nodes) {
    if (node.type === 'text') {
      if (node.text) runs.push({ insert: node.text, attributes: looksOf(node) });
    } else if (isKnown(node)) {
      close();
      pieces.push(elementOf(node));
    }
  }
  close();
  return pieces;
};

const written: ReadonlySet<string> = new Set(
  Object.keys(markRules).filter((name) => !overlapping.some((each) => each === name)),
);

const looksOf = ({ marks = [] }: PlainNode): Record<string, unknown> =>
  Object.fromEntries(marks.filter(({ type }) => written.has(type)).map(({ type, attrs = {} }) => [type, attrs]));
