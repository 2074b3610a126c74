import * as Y from 'yjs';

import { refuse, type Currency, type StageId } from '../shared/index.ts';
import { nested, write } from '../shared/nested-map.doc.ts';
import { cleanText, isCurrency, isId } from '../shared/read-value.ts';
import { stageSpot } from './board-place.doc.ts';
import { metaOf, stagesOf } from './board-shape.doc.ts';
import { isIdleDays, isPercent, isWipLimit } from './board-values.ts';
import { boardLimits, boardShape, type Outcome, type StageDraft, type StagePatch } from './board.ts';
import { spreadRanks, type Placing } from './rank.ts';

/** Gives a new document its shape, currency and stages. Once, on the server, when the board's record is made. */
export const seedBoard = (doc: Y.Doc, seed: { stages: readonly StageDraft[]; currency: Currency }): Outcome => {
  if (metaOf(doc).size > 0 || stagesOf(doc).size > 0) return refuse('board-seeded');
  if (!isCurrency(seed.currency)) return refuse('invalid-field', { field: 'currency' });
  for (const stage of seed.stages) {
    const field = invalidStage(stage);
    if (field) return refuse('invalid-field', { field });
  }
  const ranks = spreadRanks(seed.stages.length);
  doc.transact(() => {
    write(metaOf(doc), { shape: boardShape, currency: seed.currency });
    for (const [i, stage] of seed.stages.entries()) writeStage(doc, stage, ranks[i] ?? '');
  });
  return { ok: true };
};

/** Adds a stage after another one (`null` = first, absent = last). */
export const addStage = (
  doc: Y.Doc,
  draft: StageDraft,
  after: StageId | null | undefined,
  random: () => number,
): Outcome<{ id: StageId }> => {
  const field = invalidStage(draft);
  if (field) return refuse('invalid-field', { field });
  if (stagesOf(doc).has(draft.id)) return refuse('stage-exists');
  if (stagesOf(doc).size >= boardLimits.stages) return refuse('board-full', { limit: boardLimits.stages });
  const placing = stageSpot(doc, draft.id, after, random);
  doc.transact(() => {
    writeRanks(doc, placing);
    writeStage(doc, draft, placing.rank);
  });
  return { ok: true, id: draft.id };
};

export const renameStage = (doc: Y.Doc, id: StageId, name: string): Outcome =>
  isStageName(name)
    ? change(doc, id, { name: cleanText(name, boardLimits.stageName).trim() })
    : refuse('invalid-field', { field: 'name' });

/** Puts a stage after another one (`null` = first, absent = last). */
export const moveStage = (
  doc: Y.Doc,
  id: StageId,
  after: StageId | null | undefined,
  random: () => number,
): Outcome => {
  const stage = nested(stagesOf(doc), id);
  if (!stage) return refuse('stage-not-found');
  if (after === id) return { ok: true };
  const placing = stageSpot(doc, id, after, random);
  doc.transact(() => {
    writeRanks(doc, placing);
    stage.set('rank', placing.rank);
  });
  return { ok: true };
};

export const foldStage = (doc: Y.Doc, id: StageId, folded: boolean): Outcome => change(doc, id, { folded });

/** Changes what a stage counts with; null takes the limit away. */
export const setStage = (doc: Y.Doc, id: StageId, patch: StagePatch): Outcome => {
  const { probability, idleDays, wipLimit } = patch;
  const field = invalidNumbers(patch);
  return field ? refuse('invalid-field', { field }) : change(doc, id, { probability, idleDays, wipLimit });
};

const change = (doc: Y.Doc, id: StageId, values: Record<string, unknown>): Outcome => {
  const stage = nested(stagesOf(doc), id);
  if (!stage) return refuse('stage-not-found');
  doc.transact(() => write(stage, values));
  return { ok: true };
};

const writeStage = (doc: Y.Doc, draft: StageDraft, rank: string): void => {
  const map = new Y.Map<unknown>();
  stagesOf(doc).set(draft.id, map);
  const { kind = 'open', probability, idleDays, wipLimit } = draft;
  const name = cleanText(draft.name, boardLimits.stageName).trim();
  write(map, { name, kind, rank, probability, idleDays, wipLimit });
};

const writeRanks = (doc: Y.Doc, { reranked }: Placing): void => {
  for (const stage of reranked) nested(stagesOf(doc), stage.id)?.set('rank', stage.rank);
};

const isStageName = (name: string): boolean => cleanText(name, boardLimits.stageName).trim() !== '';

const invalidStage = (draft: StageDraft): string | null => {
  if (!isId(draft.id)) return 'id';
  return isStageName(draft.name) ? invalidNumbers(draft) : 'name';
};

const invalidNumbers = ({ probability, idleDays, wipLimit }: StagePatch): string | null => {
  if (probability !== undefined && !isPercent(probability)) return 'probability';
  if (idleDays !== undefined && idleDays !== null && !isIdleDays(idleDays)) return 'idleDays';
  return wipLimit !== undefined && wipLimit !== null && !isWipLimit(wipLimit) ? 'wipLimit' : null;
};
