import * as Y from 'yjs';

import { refuse, type Currency, type LineId } from '../shared/index.ts';
import { nested, write } from '../shared/nested-map.doc.ts';
import { isCurrency, isId } from '../shared/read-value.ts';
import { discountText, invalidField, isDiscountText, stored } from './line-values.ts';
import { isGroup, spotFor, writeReranked } from './pricing-place.doc.ts';
import { readPricing, readRow, rowsIn } from './pricing-read.doc.ts';
import { frameOf, linesOf } from './pricing-shape.doc.ts';
import {
  pricingLimits,
  pricingShape,
  type Discount,
  type LinePatch,
  type PricingOutcome,
  type RowDraft,
  type RowPlace,
} from './pricing.ts';

/** Gives a new document its pricing. Once, on the server, when the document's record is made. */
export const seedPricing = (doc: Y.Doc, { currency }: { currency: Currency }): PricingOutcome => {
  if (frameOf(doc).size > 0 || linesOf(doc).size > 0) return refuse('pricing-seeded');
  if (!isCurrency(currency)) return refuse('invalid-field', { field: 'currency' });
  doc.transact(() => write(frameOf(doc), { shape: pricingShape, currency }));
  return { ok: true };
};

/** What holds for the whole table: its currency, and what is taken off in the end. */
export const setPricing = (
  doc: Y.Doc,
  { currency, discount }: { currency?: Currency; discount?: Discount | null },
): PricingOutcome => {
  if (currency !== undefined && !isCurrency(currency)) return refuse('invalid-field', { field: 'currency' });
  const text = discount && discountText(discount);
  if (text && !isDiscountText(text)) return refuse('invalid-field', { field: 'discount' });
  doc.transact(() => write(frameOf(doc), { currency, discount: text }));
  return { ok: true };
};

/** Puts a new row into the table; without a kind it is a priced line. */
export const addLine = (
  doc: Y.Doc,
  { id, kind = 'line', ...fields }: RowDraft,
  place: RowPlace,
  random: () => number,
): PricingOutcome<{ id: LineId }> => {
  const field = isId(id) ? invalidField(fields) : 'id';
  if (field) return refuse('invalid-field', { field });
  if (linesOf(doc).has(id)) return refuse('row-exists');
  if (linesOf(doc).size >= pricingLimits.lines) return refuse('pricing-full', { limit: pricingLimits.lines });
  const found = spotFor(doc, { id, kind }, place, random);
  if ('refused' in found) return found;
  doc.transact(() => {
    writeReranked(doc, found.spot);
    const map = new Y.Map<unknown>();
    linesOf(doc).set(id, map);
    write(map, { kind, pos: found.spot.pos, ...stored(kind === 'line' ? fields : { text: fields.text }) });
  });
  return { ok: true, id };
};

/** Changes cells of a row; only what differs is written, so that two people in two cells both keep theirs. */
export const editLine = (doc: Y.Doc, id: LineId, patch: LinePatch): PricingOutcome => {
  const map = nested(linesOf(doc), id);
  const row = readRow(doc, id);
  if (!map || !row) return refuse('row-not-found');
  const { text, ...priced } = patch;
  const beyondText = Object.values(priced).some((value) => value !== undefined);
  if (row.kind !== 'line' && beyondText) return refuse('not-a-line');
  const field = invalidField(patch);
  if (field) return refuse('invalid-field', { field });
  doc.transact(() => write(map, stored(row.kind === 'line' ? patch : { text })));
  return { ok: true };
};

/** Moves a row, within its group, into another or out of one; `moved` is false when it stands there already. */
export const moveLine = (
  doc: Y.Doc,
  id: LineId,
  place: RowPlace,
  random: () => number,
): PricingOutcome<{ moved: boolean }> => {
  const map = nested(linesOf(doc), id);
  const row = readRow(doc, id);
  if (!map || !row) return refuse('row-not-found');
  // "After itself" is where it is.
  if (place.after === id && (place.groupId ?? null) === row.groupId) return { ok: true, moved: false };
  const found = spotFor(doc, row, place, random);
  if ('refused' in found) return found;
  if (!found.spot.moves) return { ok: true, moved: false };
  doc.transact(() => {
    writeReranked(doc, found.spot);
    map.set('pos', found.spot.pos);
  });
  return { ok: true, moved: true };
};

/** Takes a row away. The rows of a group stay, in its place. */
export const removeLine = (doc: Y.Doc, id: LineId, random: () => number): PricingOutcome => {
  if (!linesOf(doc).has(id)) return refuse('row-not-found');
  doc.transact(() => {
    let after = id;
    for (const row of isGroup(doc, id) ? rowsIn(doc, id) : []) {
      moveLine(doc, row.id as LineId, { groupId: null, after }, random);
      after = row.id as LineId;
    }
    linesOf(doc).delete(id);
  });
  return { ok: true };
};

/** Puts a new group where the first of these rows stands, and the rows into it in their order. */
export const groupLines = (
  doc: Y.Doc,
  ids: readonly LineId[],
  group: { id: LineId; text: string },
  random: () => number,
): PricingOutcome<{ id: LineId }> => {
  const wanted = new Set(ids);
  const rows = readPricing(doc).rows.filter((row) => wanted.has(row.id) && row.kind !== 'group');
  const first = rows[0];
  if (!first || rows.length < wanted.size) return refuse('row-not-found');
  const beside = rowsIn(doc, null);
  const at = beside.findIndex(({ id }) => id === (first.groupId ?? first.id));
  const after = first.groupId ?? ((beside[at - 1]?.id ?? null) as LineId | null);
  return doc.transact(() => {
    const added = addLine(doc, { ...group, kind: 'group' }, { after }, random);
    if ('refused' in added) return added;
    for (const row of rows) moveLine(doc, row.id, { groupId: group.id }, random);
    return added;
  });
};
