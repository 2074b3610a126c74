import type * as Y from 'yjs';

/**
 * The document `board:<id>`, three maps at its root:
 * `meta` { shape, currency } · `stages` id → Map { name, kind, rank, probability, idleDays, wipLimit, folded } ·
 * `deals` id → Map { title, accountId, amount, currency, ownerId, pos, closeOn, productId, "label:<text>": true }.
 *
 * `pos` is one register "<stageId>|<rank>": two registers mix under concurrency and an array doubles cards. Each label is
 * a key of its own, so that two people who add one each both keep theirs. Unknown keys are left alone.
 */
export const metaOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('meta');
export const stagesOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('stages');
export const dealsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('deals');

export const labelPrefix = 'label:';

export const posOf = (stageId: string, rank: string): string => `${stageId}|${rank}`;

/** Splits a place at its first bar; the rank itself holds another one. Null when it is no text with a bar. */
export const parsePos = (value: unknown): { stageId: string; rank: string } | null => {
  if (typeof value !== 'string') return null;
  const bar = value.indexOf('|');
  return bar < 0 ? null : { stageId: value.slice(0, bar), rank: value.slice(bar + 1) };
};
