import type * as Y from 'yjs';

import { isCrowded, rankAt, spreadRanks, type Ranked } from '../deals/rank.ts';
import { refuse, type LineId } from '../shared/index.ts';
import { nested } from '../shared/nested-map.doc.ts';
import { readPricing, rowsIn } from './pricing-read.doc.ts';
import { linesOf, placeText } from './pricing-shape.doc.ts';
import type { PricingOutcome, RowKind, RowPlace } from './pricing.ts';

/** Where a row is about to stand, and which neighbours must be ranked anew for it. */
export interface RowSpot {
  pos: string;
  groupId: LineId | null;
  /** False when the row stands there already. */
  moves: boolean;
  reranked: Ranked[];
}

/** Finds the spot for a row; `id` need not be there yet. Writes nothing. */
export const spotFor = (
  doc: Y.Doc,
  row: { id: LineId; kind: RowKind },
  place: RowPlace,
  random: () => number,
): PricingOutcome<{ spot: RowSpot }> => {
  const groupId = place.groupId ?? null;
  if (groupId !== null && (row.kind === 'group' || !isGroup(doc, groupId))) return refuse('group-not-found');
  const all = rowsIn(doc, groupId);
  const others = all.filter(({ id }) => id !== row.id);
  const index = indexAfter(others, place.after);
  const { rank, reranked } = rankAt(others, index, random);
  return { ok: true, spot: { pos: placeText(groupId, rank), groupId, moves: all[index]?.id !== row.id, reranked } };
};

/** Ranks the neighbours anew; call inside the transaction that writes the row's own place. */
export const writeReranked = (doc: Y.Doc, { groupId, reranked }: Pick<RowSpot, 'groupId' | 'reranked'>): void => {
  for (const { id, rank } of reranked) nested(linesOf(doc), id)?.set('pos', placeText(groupId, rank));
};

/**
 * Spreads rows evenly where ranks tie or have grown too long, keeping their order. Of the server alone: two machines
 * that do it at once write the same. Answers how many rows were ranked anew.
 */
export const rebalanceLines = (doc: Y.Doc): number => {
  const groups = readPricing(doc).rows.filter(({ kind }) => kind === 'group');
  const crowded = [null, ...groups.map(({ id }) => id)]
    .map((groupId) => ({ groupId, rows: rowsIn(doc, groupId) }))
    .filter(({ rows }) => isCrowded(rows));
  doc.transact(() => {
    for (const { groupId, rows } of crowded) {
      const ranks = spreadRanks(rows.length);
      writeReranked(doc, { groupId, reranked: rows.map(({ id, rank }, at) => ({ id, rank: ranks[at] ?? rank })) });
    }
  });
  return crowded.reduce((sum, { rows }) => sum + rows.length, 0);
};

export const isGroup = (doc: Y.Doc, id: LineId): boolean => nested(linesOf(doc), id)?.get('kind') === 'group';

const indexAfter = (others: readonly Ranked[], after: LineId | null | undefined): number => {
  if (after === null) return 0;
  const at = others.findIndex(({ id }) => id === after);
  return at < 0 ? others.length : at + 1;
};
