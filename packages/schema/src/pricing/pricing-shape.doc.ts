import type * as Y from 'yjs';

/**
 * Priced lines inside a document, two maps at its root:
 * `pricing` { shape, currency, discount, "chosen:<lineId>": lineId } ·
 * `lines` id → Map { kind, pos, text, productId, quantity, unit, unitPrice, discount, tax, recurrence, optional, ticked,
 * alternativeTo }.
 *
 * A row's place is one register `pos = "<groupId or nothing>|<rank>"`, as that of a card on a board: two registers mix
 * under concurrency and an array doubles rows. Each cell is a key of its own, so that two people who edit two cells both
 * keep theirs. Unknown keys are left alone.
 */
export const frameOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('pricing');
export const linesOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('lines');

export const pricingRoots: ReadonlySet<string> = new Set(['pricing', 'lines']);

export const chosenPrefix = 'chosen:';

export const placeText = (groupId: string | null, rank: string): string => `${groupId ?? ''}|${rank}`;

/** Splits a place at its first bar; the rank itself holds another one. Null when it is no text with a bar. */
export const parsePlace = (value: unknown): { groupId: string | null; rank: string } | null => {
  if (typeof value !== 'string') return null;
  const bar = value.indexOf('|');
  return bar < 0 ? null : { groupId: value.slice(0, bar) || null, rank: value.slice(bar + 1) };
};
