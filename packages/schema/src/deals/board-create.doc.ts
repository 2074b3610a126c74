import * as Y from 'yjs';

import { refuse, type Currency, type DealId, type StageId } from '../shared/index.ts';
import { write } from '../shared/nested-map.doc.ts';
import { isId } from '../shared/read-value.ts';
import { cleanLabels, invalidField, stored } from './board-fields.ts';
import { spotFor, writeReranked } from './board-place.doc.ts';
import { cardsIn, readCurrency, readStages } from './board-read.doc.ts';
import { dealsOf, labelPrefix, posOf } from './board-shape.doc.ts';
import { boardLimits, type DealDraft, type Outcome, type Place } from './board.ts';
import { rankAt, type Ranked } from './rank.ts';

/** Puts a new deal on the board. Absent fields are not stored; the currency is the board's own unless given. */
export const createDeal = (
  doc: Y.Doc,
  draft: DealDraft,
  place: Place,
  random: () => number,
): Outcome<{ id: DealId }> => {
  const refusal = refusalOf(doc, draft) ?? fullWith(doc, 1);
  if (refusal) return refusal;
  const found = spotFor(doc, draft.id, place, random);
  if ('refused' in found) return found;
  const currency = readCurrency(doc);
  doc.transact(() => {
    writeReranked(doc, found.spot);
    writeDeal(doc, draft, found.spot.pos, currency);
  });
  return { ok: true, id: draft.id };
};

/** A deal and the stage it goes to, for many at once. */
export interface StagedDraft {
  draft: DealDraft;
  stageId: StageId;
}

/** Puts many new deals at the end of their stages, in the given order, all or none; linear in the board's size. */
export const createDeals = (
  doc: Y.Doc,
  items: readonly StagedDraft[],
  random: () => number,
): Outcome<{ created: number }> => {
  const seen = new Set<DealId>();
  for (const { draft } of items) {
    const refusal = seen.has(draft.id) ? refuse('deal-exists') : refusalOf(doc, draft);
    if (refusal) return { ...refusal, detail: { ...refusal.detail, deal: draft.id } };
    seen.add(draft.id);
  }
  const full = fullWith(doc, items.length);
  if (full) return full;
  const ends = endsOf(doc, new Set(items.map((item) => item.stageId)));
  if (!ends) return refuse('stage-not-found');
  const currency = readCurrency(doc);
  doc.transact(() => {
    for (const { draft, stageId } of items) {
      const end = ends.get(stageId) ?? [];
      const { rank } = rankAt(end, end.length, random);
      ends.set(stageId, [{ id: draft.id, rank }]);
      writeDeal(doc, draft, posOf(stageId, rank), currency);
    }
  });
  return { ok: true, created: items.length };
};

/** The last card of each of these stages, as a list of one or none; null when a stage is not there. */
const endsOf = (doc: Y.Doc, stageIds: Set<StageId>): Map<StageId, Ranked[]> | null => {
  const stages = readStages(doc);
  const ends = new Map<StageId, Ranked[]>();
  for (const id of stageIds) {
    if (!stages.some((stage) => stage.id === id)) return null;
    ends.set(id, cardsIn(doc, stages, id).slice(-1));
  }
  return ends;
};

const refusalOf = (doc: Y.Doc, { id, labels = [], ...fields }: DealDraft) => {
  const field = isId(id) ? invalidField(fields) : 'id';
  if (field) return refuse('invalid-field', { field });
  if (!cleanLabels(labels)) return refuse('invalid-field', { field: 'labels' });
  return dealsOf(doc).has(id) ? refuse('deal-exists') : null;
};

const fullWith = (doc: Y.Doc, added: number) =>
  dealsOf(doc).size + added > boardLimits.deals ? refuse('board-full', { limit: boardLimits.deals }) : null;

const writeDeal = (doc: Y.Doc, { id, labels = [], ...fields }: DealDraft, pos: string, currency: Currency): void => {
  const map = new Y.Map<unknown>();
  dealsOf(doc).set(id, map);
  write(map, { ...stored({ ...fields, currency: fields.currency ?? currency }), pos });
  for (const label of cleanLabels(labels) ?? []) map.set(labelPrefix + label, true);
};
