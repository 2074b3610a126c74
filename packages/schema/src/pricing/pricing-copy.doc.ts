import * as Y from 'yjs';

import { spreadRanks } from '../deals/rank.ts';
import type { Currency, LineId } from '../shared/index.ts';
import { write } from '../shared/nested-map.doc.ts';
import { discountText, stored } from './line-values.ts';
import { chosenPrefix, frameOf, linesOf, placeText } from './pricing-shape.doc.ts';
import { pricingShape, type Discount, type PlainRow, type PricedLine, type PricingTable } from './pricing.ts';

/** A row as it goes into another document: its place is where it comes in the order. */
export type CopiedRow = Omit<PricedLine, 'rank'> | Omit<PlainRow, 'rank'>;

/** A pricing table on its way into another document. */
export interface CopiedPricing {
  currency: Currency;
  discount: Discount | null;
  /** The rows of a group follow it. */
  rows: CopiedRow[];
  /** Per set of alternatives the one that counts. */
  chosen: { of: LineId; lineId: LineId }[];
}

/** Everything that a table says, as plain data. */
export const pricingCopy = ({ currency, discount, rows, chosen }: PricingTable): CopiedPricing => ({
  currency,
  discount,
  rows: rows.map(({ rank: _rank, ...row }) => row),
  chosen: [...chosen].map(([of, lineId]) => ({ of, lineId })),
});

/** The same rows under other ids: what one row says of another holds in the copy too. */
export const withOtherIds = (pricing: CopiedPricing, other: (id: LineId) => LineId): CopiedPricing => ({
  ...pricing,
  rows: pricing.rows.map((row) => {
    const placed = { ...row, id: other(row.id), groupId: row.groupId && other(row.groupId) };
    return placed.kind === 'line'
      ? { ...placed, alternativeTo: placed.alternativeTo && other(placed.alternativeTo) }
      : placed;
  }),
  chosen: pricing.chosen.map(({ of, lineId }) => ({ of: other(of), lineId: other(lineId) })),
});

/** Gives a new document a whole table. Once, on the server, when the document's record is made. */
export const seedCopiedPricing = (doc: Y.Doc, { currency, discount, rows, chosen }: CopiedPricing): void => {
  doc.transact(() => {
    write(frameOf(doc), { shape: pricingShape, currency, discount: discount && discountText(discount) });
    for (const { of, lineId } of chosen) frameOf(doc).set(chosenPrefix + of, lineId);
    for (const [groupId, beside] of Map.groupBy(rows, (row) => row.groupId)) {
      const ranks = spreadRanks(beside.length);
      for (const [at, row] of beside.entries()) seedRow(doc, row, placeText(groupId, ranks[at] ?? ''));
    }
  });
};

const seedRow = (doc: Y.Doc, row: CopiedRow, pos: string): void => {
  const map = new Y.Map<unknown>();
  linesOf(doc).set(row.id, map);
  const priced =
    row.kind === 'line' ? { ...stored(row), alternativeTo: row.alternativeTo } : stored({ text: row.text });
  write(map, { kind: row.kind, pos, ...priced });
};
