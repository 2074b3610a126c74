import type * as Y from 'yjs';

import { byRank, isRank, middleRank, type Ranked } from '../deals/rank.ts';
import type { LineId, ProductId } from '../shared/index.ts';
import { nested } from '../shared/nested-map.doc.ts';
import {
  isCurrency,
  isFlag,
  isId,
  isShape,
  readOptional,
  readOr,
  readRequired,
  readText,
  type Read,
} from '../shared/read-value.ts';
import {
  discountOf,
  isDiscountText,
  isQuantity,
  isRecurrence,
  isRowKind,
  isTaxText,
  isUnitPrice,
  taxOf,
} from './line-values.ts';
import { chosenPrefix, frameOf, linesOf, parsePlace } from './pricing-shape.doc.ts';
import { pricingLimits, pricingShape, type PricingFlaw, type PricingRow, type PricingView } from './pricing.ts';

/** Total: whatever a client put into the maps, it answers, and names what it had to replace in `flaws`. */
export const readPricing = (doc: Y.Doc): PricingView => {
  const flaws: PricingFlaw[] = [];
  const lines = linesOf(doc);
  const rows: PricingRow[] = [];
  const known = { lines, ends: new Map<string, string>(), flaws };
  for (const id of lines.keys()) {
    const map = isId(id) ? nested(lines, id) : null;
    if (map) rows.push(rowIn(map, id as LineId, known));
    else flaws.push({ kind: 'not-a-row', subject: id });
  }
  return { ...readFrame(doc, flaws), rows: inOrder(rows), flaws };
};

/** One row as `readPricing` gives it, without reading the others; null when it is not there. */
export const readRow = (doc: Y.Doc, id: LineId): PricingRow | null => {
  const lines = linesOf(doc);
  const map = isId(id) ? nested(lines, id) : null;
  return map && rowIn(map, id, { lines, ends: new Map(), flaws: [] });
};

/** The rows of one group, or of the table itself, in order, by id and rank only. */
export const rowsIn = (doc: Y.Doc, groupId: LineId | null): Ranked[] => {
  const lines = linesOf(doc);
  const rows: Ranked[] = [];
  for (const id of lines.keys()) {
    const row = isId(id) ? nested(lines, id) : null;
    if (!row) continue;
    const place = placeIn(row, lines);
    if (place.groupId === groupId) rows.push({ id, rank: place.rank });
  }
  return rows.sort(byRank);
};

interface Known {
  lines: Y.Map<unknown>;
  ends: Map<string, string>;
  flaws: PricingFlaw[];
}

const readFrame = (doc: Y.Doc, flaws: PricingFlaw[]): Omit<PricingView, 'rows' | 'flaws'> => {
  const frame = frameOf(doc);
  const take = <T>(key: string, read: Read<T>): T => {
    if (read.bad) flaws.push({ kind: 'bad-frame', subject: key });
    return read.value;
  };
  take('shape', readRequired(frame.get('shape'), isShape, pricingShape));
  const discount = take('discount', readOptional(frame.get('discount'), isDiscountText));
  const chosen = new Map<LineId, LineId>();
  for (const key of frame.keys()) {
    if (!key.startsWith(chosenPrefix)) continue;
    const [of, line] = [key.slice(chosenPrefix.length), frame.get(key)];
    if (isId(of) && isId(line)) chosen.set(of as LineId, line as LineId);
    else flaws.push({ kind: 'bad-frame', subject: key });
  }
  return {
    currency: take('currency', readRequired(frame.get('currency'), isCurrency, 'EUR')),
    discount: discount === null ? null : discountOf(discount),
    chosen,
  };
};

const rowIn = (map: Y.Map<unknown>, id: LineId, { lines, ends, flaws }: Known): PricingRow => {
  const take = <T>(key: string, read: Read<T>): T => {
    if (read.bad) flaws.push({ kind: 'bad-value', subject: id, key });
    return read.value;
  };
  const { bad, ...place } = placeIn(map, lines);
  if (bad) flaws.push({ kind: 'bad-place', subject: id, key: 'pos' });
  const kind = take('kind', readRequired(map.get('kind'), isRowKind, 'line'));
  const text = map.has('text') ? take('text', readText(map.get('text'), pricingLimits.text)) : '';
  if (kind !== 'line') return { id, kind, ...place, text };
  const discount = take('discount', readOptional(map.get('discount'), isDiscountText));
  const tax = take('tax', readOptional(map.get('tax'), isTaxText));
  const alternativeTo = take('alternativeTo', readOptional(map.get('alternativeTo'), isId));
  return {
    id,
    kind,
    ...place,
    text,
    productId: take('productId', readOptional(map.get('productId'), isId)) as ProductId | null,
    quantity: take('quantity', readOr(map.get('quantity'), isQuantity, '1')),
    unit: map.has('unit') ? take('unit', readText(map.get('unit'), pricingLimits.unit)) : '',
    unitPrice: take('unitPrice', readOr(map.get('unitPrice'), isUnitPrice, '0')),
    discount: discount === null ? null : discountOf(discount),
    tax: tax === null ? null : taxOf(tax),
    recurrence: take('recurrence', readOr(map.get('recurrence'), isRecurrence, 'once')),
    optional: take('optional', readOr(map.get('optional'), isFlag, false)),
    ticked: take('ticked', readOr(map.get('ticked'), isFlag, false)),
    alternativeTo: alternativeTo === null ? null : standsInFor(lines, id, ends),
  };
};

/**
 * The end of the way from a line to what it stands in for. Two people can make a chain or a ring of what each of them
 * wrote well: of a ring its first id is the end, so that every machine sees the same set of alternatives. `ends` holds
 * what was found before: a long chain is walked once.
 */
const standsInFor = (lines: Y.Map<unknown>, from: LineId, ends: Map<string, string>): LineId | null => {
  const way = new Set<string>();
  let at: string = from;
  while (!way.has(at) && !ends.has(at)) {
    way.add(at);
    const next = nested(lines, at)?.get('alternativeTo');
    if (!isId(next)) {
      ends.set(at, at);
      break;
    }
    at = next;
  }
  const end = ends.get(at) ?? firstOfRing([...way], at);
  for (const each of way) ends.set(each, end);
  return end === from ? null : (end as LineId);
};

/** The smallest id of the ring that a way closed when it came to `at` again. */
const firstOfRing = (way: string[], at: string): string => way.slice(way.indexOf(at)).sort()[0] ?? at;

interface ReadPlace {
  groupId: LineId | null;
  rank: string;
  bad: boolean;
}

const placeIn = (map: Y.Map<unknown>, lines: Y.Map<unknown>): ReadPlace => {
  const stored = parsePlace(map.get('pos'));
  const rank = isRank(stored?.rank) ? stored.rank : middleRank;
  const named = stored?.groupId ?? null;
  const held = named !== null && map.get('kind') !== 'group' && nested(lines, named)?.get('kind') === 'group';
  return { groupId: held ? (named as LineId) : null, rank, bad: rank !== stored?.rank || (named !== null && !held) };
};

/** The table's own rows by rank, each group followed by its rows. */
const inOrder = (rows: PricingRow[]): PricingRow[] => {
  const held = new Map<LineId | null, PricingRow[]>();
  for (const row of rows) {
    const beside = held.get(row.groupId);
    if (beside) beside.push(row);
    else held.set(row.groupId, [row]);
  }
  for (const beside of held.values()) beside.sort(byRank);
  return (held.get(null) ?? []).flatMap((row) => (row.kind === 'group' ? [row, ...(held.get(row.id) ?? [])] : [row]));
};
