import type * as Y from 'yjs';

import type { DealId, StageId } from '../shared/index.ts';
import { refuse } from '../shared/index.ts';
import { nested } from '../shared/nested-map.doc.ts';
import { cardsIn, readStages } from './board-read.doc.ts';
import { dealsOf, posOf, stagesOf } from './board-shape.doc.ts';
import type { Outcome, Place } from './board.ts';
import { isCrowded, rankAt, spreadRanks, type Ranked } from './rank.ts';

/** Where a card is about to stand, and which neighbours must be ranked anew for it. */
export interface Spot {
  pos: string;
  stageId: StageId;
  /** False when the card stands there already. */
  moves: boolean;
  reranked: Ranked[];
}

/** Finds the spot for a card in a stage; `id` need not be on the board yet. Writes nothing. */
export const spotFor = (doc: Y.Doc, id: DealId, place: Place, random: () => number): Outcome<{ spot: Spot }> => {
  const stages = readStages(doc);
  if (!stages.some((stage) => stage.id === place.stageId)) return refuse('stage-not-found');
  const all = cardsIn(doc, stages, place.stageId);
  const others = all.filter((card) => card.id !== id);
  const index = indexAfter(others, place.after);
  const stands = all[index]?.id === id;
  const { rank, reranked } = rankAt(others, index, random);
  return { ok: true, spot: { pos: posOf(place.stageId, rank), stageId: place.stageId, moves: !stands, reranked } };
};

/** Ranks the neighbours anew; call inside the transaction that writes the card's own place. */
export const writeReranked = (doc: Y.Doc, spot: Spot): void => {
  for (const card of spot.reranked) nested(dealsOf(doc), card.id)?.set('pos', posOf(spot.stageId, card.rank));
};

/** The stages in which ranks tie or have grown too long; the server spreads them while nobody is dragging. */
export const crowdedStages = (doc: Y.Doc): StageId[] => {
  const stages = readStages(doc);
  return stages.map((stage) => stage.id).filter((id) => isCrowded(cardsIn(doc, stages, id)));
};

/**
 * Spreads the cards of a stage evenly, keeping their order. Of the server alone: two machines that do it at once write
 * the same. `cards` says how many were ranked anew.
 */
export const rebalanceStage = (doc: Y.Doc, stageId: StageId): Outcome<{ cards: number }> => {
  const stages = readStages(doc);
  if (!stages.some((stage) => stage.id === stageId)) return refuse('stage-not-found');
  const cards = cardsIn(doc, stages, stageId);
  const ranks = spreadRanks(cards.length);
  doc.transact(() => {
    for (const [i, card] of cards.entries())
      nested(dealsOf(doc), card.id)?.set('pos', posOf(stageId, ranks[i] ?? card.rank));
  });
  return { ok: true, cards: cards.length };
};

/** The rank for a stage of the board after another one, or last; and the stages that must be ranked anew for it. */
export const stageSpot = (doc: Y.Doc, id: StageId, after: StageId | null | undefined, random: () => number) => {
  const others = readStages(doc).filter((stage) => stage.id !== id && nested(stagesOf(doc), stage.id));
  return rankAt(others, indexAfter(others, after), random);
};

const indexAfter = (cards: readonly { id: string }[], after: string | null | undefined): number => {
  if (after === null) return 0;
  const index = cards.findIndex((card) => card.id === after);
  return index < 0 ? cards.length : index + 1;
};
