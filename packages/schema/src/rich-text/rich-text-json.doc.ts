import * as Y from 'yjs';

import type { PlainNode } from './plain-node.ts';
import { markOfFormat } from './rich-text-gate.doc.ts';
import { nodeRules } from './rich-text.ts';

/** Who wrote the piece with this Yjs id; null for what nobody is known for. */
type AuthorOf = (client: number, clock: number) => string | null;

/**
 * The blocks of a body as plain data; with `authorOf` each run of letters also bears a mark `author` with who wrote it.
 * Total: nodes that nobody knows are left out.
 */
export const plainBlocks = (body: Y.XmlFragment, authorOf?: AuthorOf): PlainNode[] =>
  body.toArray().flatMap((child) => nodesOf(child, authorOf));

/** The same of some of them. */
export const plainNodesOf = (blocks: readonly unknown[]): PlainNode[] => blocks.flatMap((block) => nodesOf(block));

const nodesOf = (type: unknown, authorOf?: AuthorOf): PlainNode[] => {
  if (type instanceof Y.XmlText) return runsOf(type, authorOf);
  if (!(type instanceof Y.XmlElement) || !Object.hasOwn(nodeRules, type.nodeName)) return [];
  const attrs = type.getAttributes() as Record<string, unknown>;
  const content = type.toArray().flatMap((child) => nodesOf(child, authorOf));
  return [
    {
      type: type.nodeName,
      ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
      ...(content.length > 0 ? { content } : {}),
    },
  ];
};

/** Letters of one look and one author. Read item by item: only items know who wrote them. */
const runsOf = (text: Y.XmlText, authorOf?: AuthorOf): PlainNode[] => {
  const formats = new Map<string, unknown>();
  const runs: PlainNode[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    const { content } = item;
    if (item.deleted) continue;
    if (content instanceof Y.ContentFormat) {
      if (content.value === null) formats.delete(content.key);
      else formats.set(content.key, content.value);
    } else if (content instanceof Y.ContentString) {
      const author = authorOf?.(item.id.client, item.id.clock) ?? null;
      append(runs, content.str, [
        ...marksOf(formats),
        ...(author === null ? [] : [{ type: 'author', attrs: { member: author } }]),
      ]);
    }
  }
  return runs;
};

const append = (runs: PlainNode[], text: string, marks: NonNullable<PlainNode['marks']>): void => {
  const last = runs.at(-1);
  if (last && JSON.stringify(last.marks ?? []) === JSON.stringify(marks)) last.text = `${last.text ?? ''}${text}`;
  else runs.push({ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) });
};

const marksOf = (formats: ReadonlyMap<string, unknown>): NonNullable<PlainNode['marks']> =>
  [...formats].flatMap(([key, value]) => {
    const type = markOfFormat(key);
    if (type === null) return [];
    const attrs = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
    return [{ type, ...(Object.keys(attrs).length > 0 ? { attrs } : {}) }];
  });
