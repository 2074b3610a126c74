import type * as Y from 'yjs';

import { refuse, type DealId, type StageId } from '../shared/index.ts';
import { nested, write } from '../shared/nested-map.doc.ts';
import { cleanLabels, invalidField, stored } from './board-fields.ts';
import { spotFor, writeReranked } from './board-place.doc.ts';
import { readDeal, readStages } from './board-read.doc.ts';
import { dealsOf, labelPrefix } from './board-shape.doc.ts';
import type { DealPatch, Outcome, Place } from './board.ts';

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
