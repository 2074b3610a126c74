import { isDeepStrictEqual } from 'node:util';

import * as Y from 'yjs';

/**
 * Replays updates and encodes the result, collected. Null when a document read from that state is not what the replay is
 * (R8): such a state must never stand in for the log.
 */
export const buildSnapshot = (updates: readonly Uint8Array[]): Uint8Array | null => {
  const replay = new Y.Doc();
  // Together: Yjs counts all clients that ever wrote for each transaction, twice.
  Y.transact(replay, () => {
    for (const update of updates) Y.applyUpdate(replay, update);
  });
  const state = Y.encodeStateAsUpdate(replay);
  const again = new Y.Doc();
  Y.applyUpdate(again, state);
  return sameDocument(replay, again) ? state : null;
};

/** Same history and same visible content, whatever the kinds of the root types. */
export const sameDocument = (one: Y.Doc, other: Y.Doc): boolean =>
  Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other)) && isDeepStrictEqual(contentOf(one), contentOf(other));

type Content = Map<string, unknown>;
type SharedType = Y.ContentType['type'];

const contentOf = (doc: Y.Doc): Content => {
  const roots: Content = new Map();
  for (const name of [...doc.share.keys()].sort()) {
    const root = doc.share.get(name);
    if (root && (root._start !== null || root._map.size > 0)) roots.set(name, insideOf(root));
  }
  return roots;
};

const insideOf = (type: SharedType): { list: unknown[]; keys: Content } => {
  const list: unknown[] = [];
  for (let item = type._start; item !== null; item = item.right) if (!item.deleted) list.push(...valuesOf(item));
  const keys: Content = new Map();
  for (const [key, item] of [...type._map].sort(([one], [two]) => (one < two ? -1 : 1)))
    if (!item.deleted) keys.set(key, valuesOf(item));
  return { list, keys };
};

const valuesOf = ({ content }: Y.Item): unknown[] => {
  if (content instanceof Y.ContentType) return [insideOf(content.type)];
  if (content instanceof Y.ContentFormat) return [[content.key, content.value]];
  return content.getContent();
};
