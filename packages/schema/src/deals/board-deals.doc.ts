import * as Y from 'yjs';

import { refuse, type DealId, type StageId } from '../shared/index.ts';
import { spotFor, writeReranked } from './board-place.doc.ts';
import { readCurrency, readDeal, readStages } from './board-read.doc.ts';
import { dealsOf, labelPrefix, nested, write } from './board-shape.doc.ts';
import { cleanText, isAmount, isCurrency, isDay, isId } from './board-values.ts';
import { boardLimits, type DealDraft, type DealPatch, type Outcome, type Place } from './board.ts';

/** Puts a new deal on the board. Absent fields are not stored; the currency is the board's own unless given. */
export const createDeal = (
  doc: Y.Doc,
  draft: DealDraft,
  place: Place,
  random: () => number,
): Outcome<{ id: DealId }> => {
  const { id, labels = [], ...given } = draft;
  const fields = { ...given, currency: given.currency ?? readCurrency(doc) };
  const field = isId(id) ? invalidField(fields) : 'id';
  if (field) return refuse('invalid-field', { field });
  const cleaned = cleanLabels(labels);
  if (!cleaned) return refuse('invalid-field', { field: 'labels' });
  if (dealsOf(doc).has(id)) return refuse('deal-exists');
  if (dealsOf(doc).size >= boardLimits.deals) return refuse('board-full', { limit: boardLimits.deals });
  const found = spotFor(doc, id, place, random);
  if ('refused' in found) return found;
  doc.transact(() => {
    writeReranked(doc, found.spot);
    const map = new Y.Map<unknown>();
    dealsOf(doc).set(id, map);
    write(map, { ...stored(fields), pos: found.spot.pos });
    for (const label of cleaned) map.set(labelPrefix + label, true);
  });
  return { ok: true, id };
};

/** Moves a card; `moved` is false when it stands there already and nothing was written. */
export const moveDeal = (
  doc: Y.Doc,
  id: DealId,
  place: Place,
  random: () => number,
): Outcome<{ moved: boolean; from: StageId }> => {
  const map = nested(dealsOf(doc), id);
  const deal = map && readDeal(doc, id);
  if (!map || !deal) return refuse('deal-not-found');
  const from = deal.stageId;
  // "After itself" is where it is.
  if (place.after === id && place.stageId === from) return { ok: true, moved: false, from };
  const found = spotFor(doc, id, place, random);
  if ('refused' in found) return found;
  const { spot } = found;
  if (!spot.moves) return { ok: true, moved: false, from };
  doc.transact(() => {
    writeReranked(doc, spot);
    map.set('pos', spot.pos);
  });
  return { ok: true, moved: true, from };
};

/** Changes fields of a deal; null takes a value away. Only what differs is written. */
export const editDeal = (doc: Y.Doc, id: DealId, patch: DealPatch): Outcome => {
  const map = nested(dealsOf(doc), id);
  if (!map) return refuse('deal-not-found');
  const field = invalidField(patch);
  if (field) return refuse('invalid-field', { field });
  doc.transact(() => write(map, stored(patch)));
  return { ok: true };
};

/** Makes these the deal's labels: adds the missing, takes away the others. Labels added elsewhere meanwhile stay. */
export const labelDeal = (doc: Y.Doc, id: DealId, labels: readonly string[]): Outcome => {
  const map = nested(dealsOf(doc), id);
  if (!map) return refuse('deal-not-found');
  const wanted = cleanLabels(labels);
  if (!wanted) return refuse('invalid-field', { field: 'labels' });
  const keys = new Set(wanted.map((label) => labelPrefix + label));
  doc.transact(() => {
    for (const key of map.keys()) if (key.startsWith(labelPrefix) && !keys.has(key)) map.delete(key);
    for (const key of keys) if (map.get(key) !== true) map.set(key, true);
  });
  return { ok: true };
};

/** Moves a deal on top of the board's first stage of that kind. */
export const closeDeal = (
  doc: Y.Doc,
  id: DealId,
  outcome: 'won' | 'lost',
  random: () => number,
): Outcome<{ moved: boolean; from: StageId }> => {
  const stages = readStages(doc);
  const deal = readDeal(doc, id);
  if (!deal) return refuse('deal-not-found');
  const from = deal.stageId;
  if (stages.some((stage) => stage.id === from && stage.kind === outcome)) return { ok: true, moved: false, from };
  const target = stages.find((stage) => stage.kind === outcome);
  return target ? moveDeal(doc, id, { stageId: target.id, after: null }, random) : refuse('stage-not-found');
};

/** Moves a closed deal back into an open stage. */
export const reopenDeal = (
  doc: Y.Doc,
  id: DealId,
  place: Place,
  random: () => number,
): Outcome<{ moved: boolean; from: StageId }> => {
  const deal = readDeal(doc, id);
  if (!deal) return refuse('deal-not-found');
  const kindOf = new Map(readStages(doc).map((stage) => [stage.id, stage.kind]));
  if (kindOf.get(deal.stageId) === 'open') return refuse('deal-not-closed');
  const target = kindOf.get(place.stageId);
  if (target !== 'open') return refuse(target ? 'stage-not-open' : 'stage-not-found');
  return moveDeal(doc, id, place, random);
};

/** Takes a deal off the document. Of the server alone, when its row goes to the archive (M17). */
export const removeDeal = (doc: Y.Doc, id: DealId): Outcome => {
  if (!dealsOf(doc).has(id)) return refuse('deal-not-found');
  doc.transact(() => dealsOf(doc).delete(id));
  return { ok: true };
};

const tests: { [Field in keyof Required<DealPatch>]: (value: unknown) => boolean } = {
  title: (value) => typeof value === 'string' && cleanText(value, boardLimits.title).trim() !== '',
  accountId: (value) => value === null || isId(value),
  amount: (value) => value === null || isAmount(value),
  currency: isCurrency,
  ownerId: (value) => value === null || isId(value),
  closeOn: (value) => value === null || isDay(value),
  productId: (value) => value === null || isId(value),
};

const invalidField = (fields: DealPatch): string | undefined =>
  (Object.keys(tests) as (keyof DealPatch)[]).find(
    (field) => fields[field] !== undefined && !tests[field](fields[field]),
  );

/** The known fields alone, as they are stored. */
const stored = ({ title, accountId, amount, currency, ownerId, closeOn, productId }: DealPatch) => ({
  title: title === undefined ? undefined : cleanText(title, boardLimits.title).trim(),
  accountId,
  amount,
  currency,
  ownerId,
  closeOn,
  productId,
});

/** Trimmed and without repeats or empty ones; null when there are too many. */
const cleanLabels = (labels: readonly string[]): string[] | null => {
  const cleaned = new Set(
    labels.map((label) => cleanText(label, boardLimits.label).trim()).filter((label) => label !== ''),
  );
  return cleaned.size > boardLimits.labels ? null : [...cleaned];
};
