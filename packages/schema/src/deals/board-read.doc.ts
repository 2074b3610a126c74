import * as Y from 'yjs';

import type { AccountId, Currency, DealId, MemberId, ProductId, StageId } from '../shared/index.ts';
import { nested } from '../shared/nested-map.doc.ts';
import {
  isCurrency,
  isDay,
  isFlag,
  isId,
  isShape,
  readOptional,
  readOr,
  readRequired,
  readText,
  type Read,
} from '../shared/read-value.ts';
import { dealsOf, labelPrefix, metaOf, parsePos, posOf, stagesOf } from './board-shape.doc.ts';
import { isAmount, isIdleDays, isLabel, isPercent, isStageKind, isWipLimit, usualProbability } from './board-values.ts';
import { boardLimits, boardShape, type BoardView, type DealView, type Flaw, type StageView } from './board.ts';
import { byRank, isRank, middleRank, type Ranked } from './rank.ts';

/**
 * Readers are total: whatever a client put into the maps, they answer, and name what they had to replace in `flaws`.
 */
export const readBoard = (doc: Y.Doc): BoardView => {
  const flaws = shapeFlaws(doc);
  const stages = stagesWithFlaws(doc, flaws);
  const known = { places: placesOf(stages), currency: readCurrency(doc), flaws };
  const deals = new Map<DealId, DealView>();
  const ranked = new Map<StageId, Ranked[]>(stages.map((stage) => [stage.id, []]));
  for (const id of dealsOf(doc).keys()) {
    const deal = dealIn(doc, id, known);
    if (!deal) continue;
    deals.set(deal.id, deal);
    ranked.get(deal.stageId)?.push(deal);
  }
  const byStage = new Map<StageId, readonly DealId[]>();
  for (const [id, cards] of ranked)
    byStage.set(
      id,
      cards.sort(byRank).map((card) => card.id as DealId),
    );
  return { stages, deals, byStage, flaws };
};

/** One deal as `readBoard` gives it, without reading the others; null when it is not on the board. */
export const readDeal = (doc: Y.Doc, id: string): DealView | null => dealIn(doc, id, { ...readFrame(doc), flaws: [] });

/**
 * Several deals at once; those that are not on the board are left out. For what one update touched: who reads after each
 * may keep the frame for as long as no stage and not the currency changes.
 */
export const readDeals = (doc: Y.Doc, ids: Iterable<string>, frame = readFrame(doc)): Map<DealId, DealView> => {
  const known = { ...frame, flaws: [] };
  const deals = new Map<DealId, DealView>();
  for (const id of ids) {
    const deal = dealIn(doc, id, known);
    if (deal) deals.set(deal.id, deal);
  }
  return deals;
};

/** The stages in order; never empty, and at least one of them is open. */
export const readStages = (doc: Y.Doc): StageView[] => stagesWithFlaws(doc, []);

/** The board's own currency, for new deals and those without one. */
export const readCurrency = (doc: Y.Doc): Currency => readOr(metaOf(doc).get('currency'), isCurrency, 'EUR').value;

/** The cards of one stage in order, by id and rank only. */
export const cardsIn = (doc: Y.Doc, stages: StageView[], stageId: StageId): Ranked[] => {
  const cards: Ranked[] = [];
  const places = placesOf(stages);
  const here = posOf(stageId, '');
  const takesLost = places.fallback === stageId;
  // Every move asks this of every card: `forEach` walks the map as it is, where `entries` makes a pair of each card, and
  // what plainly stands elsewhere is told by its first letters.
  dealsOf(doc).forEach((deal, id) => {
    if (!(deal instanceof Y.Map)) return;
    const pos = deal.get('pos');
    const mayBeHere = takesLost || (typeof pos === 'string' && pos.startsWith(here));
    if (!mayBeHere || !isId(id)) return;
    const place = placeAt(pos, places);
    if (place.stageId === stageId) cards.push({ id, rank: place.rank });
  });
  return cards.sort(byRank);
};

/** What reading a deal needs to know of the rest of the board. */
export interface BoardFrame {
  places: Places;
  currency: Currency;
}

/** Reads that from the stages and the board's own values. */
export const readFrame = (doc: Y.Doc): BoardFrame => ({
  places: placesOf(readStages(doc)),
  currency: readCurrency(doc),
});

interface Known extends BoardFrame {
  flaws: Flaw[];
}

const shapeFlaws = (doc: Y.Doc): Flaw[] => {
  const meta = metaOf(doc);
  const flaws: Flaw[] = [];
  if (readRequired(meta.get('shape'), isShape, boardShape).bad) flaws.push({ kind: 'bad-shape', subject: 'shape' });
  if (readRequired(meta.get('currency'), isCurrency, 'EUR').bad) flaws.push({ kind: 'bad-shape', subject: 'currency' });
  return flaws;
};

/** Takes a value and notes a flaw of this subject when it had to be replaced. */
const taking =
  (flaws: Flaw[], kind: Flaw['kind'], subject: string) =>
  <T>(key: string, read: Read<T>): T => {
    if (read.bad) flaws.push({ kind, subject, key });
    return read.value;
  };

const stagesWithFlaws = (doc: Y.Doc, flaws: Flaw[]): StageView[] => {
  const parent = stagesOf(doc);
  const stages: StageView[] = [];
  for (const id of parent.keys()) {
    const map = isId(id) ? nested(parent, id) : null;
    if (map) stages.push(stageIn(map, id as StageId, flaws));
    else flaws.push({ kind: 'not-a-stage', subject: id });
  }
  if (!stages.some((stage) => stage.kind === 'open')) {
    flaws.push({ kind: 'no-open-stage', subject: fallbackStage.id });
    return [fallbackStage, ...stages.filter((stage) => stage.id !== fallbackStage.id).sort(byRank)];
  }
  return stages.sort(byRank);
};

const stageIn = (map: Y.Map<unknown>, id: StageId, flaws: Flaw[]): StageView => {
  const take = taking(flaws, 'bad-stage-value', id);
  const kind = take('kind', readRequired(map.get('kind'), isStageKind, 'open'));
  return {
    id,
    name: take('name', readText(map.get('name'), boardLimits.stageName)),
    kind,
    rank: take('rank', readRequired(map.get('rank'), isRank, middleRank)),
    probability: take('probability', readOr(map.get('probability'), isPercent, usualProbability[kind])),
    idleDays: take('idleDays', readOptional(map.get('idleDays'), isIdleDays)),
    wipLimit: take('wipLimit', readOptional(map.get('wipLimit'), isWipLimit)),
    folded: take('folded', readOr(map.get('folded'), isFlag, false)),
  };
};

/** Stands in where a board has no open stage left: every card has somewhere to be, on all machines the same. */
const fallbackStage: StageView = {
  id: '00000000-0000-7000-8000-000000000001' as StageId,
  name: '',
  kind: 'open',
  rank: '0|000001:',
  probability: usualProbability.open,
  idleDays: null,
  wipLimit: null,
  folded: false,
};

const dealIn = (doc: Y.Doc, id: string, known: Known): DealView | null => {
  const deals = dealsOf(doc);
  const map = isId(id) ? nested(deals, id) : null;
  if (!map) {
    if (deals.has(id)) known.flaws.push({ kind: 'not-a-deal', subject: id });
    return null;
  }
  const take = taking(known.flaws, 'bad-deal-value', id);
  const place = placeAt(map.get('pos'), known.places);
  if (place.flaw) known.flaws.push({ kind: place.flaw, subject: id, key: 'pos' });
  return {
    id: id as DealId,
    title: take('title', readText(map.get('title'), boardLimits.title)),
    accountId: take('accountId', readOptional(map.get('accountId'), isId)) as AccountId | null,
    amount: take('amount', readOptional(map.get('amount'), isAmount)),
    currency: take('currency', readOr(map.get('currency'), isCurrency, known.currency)),
    ownerId: take('ownerId', readOptional(map.get('ownerId'), isId)) as MemberId | null,
    stageId: place.stageId,
    rank: place.rank,
    closeOn: take('closeOn', readOptional(map.get('closeOn'), isDay)),
    labels: labelsIn(map, id, known.flaws),
    productId: take('productId', readOptional(map.get('productId'), isId)) as ProductId | null,
  };
};

interface Places {
  known: ReadonlyMap<string, StageId>;
  /** Where a card stands whose stage is not there. */
  fallback: StageId;
}

const placesOf = (stages: StageView[]): Places => ({
  known: new Map(stages.map((stage) => [stage.id, stage.id])),
  fallback: stages.find((stage) => stage.kind === 'open')?.id ?? fallbackStage.id,
});

const placeAt = (
  stored: unknown,
  places: Places,
): { stageId: StageId; rank: string; flaw?: 'unknown-stage' | 'bad-rank' } => {
  const pos = parsePos(stored);
  const stageId = places.known.get(pos?.stageId ?? '');
  const rank = isRank(pos?.rank) ? pos.rank : middleRank;
  if (!stageId) return { stageId: places.fallback, rank, flaw: 'unknown-stage' };
  return pos?.rank === rank ? { stageId, rank } : { stageId, rank, flaw: 'bad-rank' };
};

const labelsIn = (map: Y.Map<unknown>, id: string, flaws: Flaw[]): string[] => {
  const labels: string[] = [];
  for (const key of map.keys()) {
    if (!key.startsWith(labelPrefix)) continue;
    const label = key.slice(labelPrefix.length);
    if (map.get(key) === true && isLabel(label)) labels.push(label);
    else flaws.push({ kind: 'bad-deal-value', subject: id, key });
  }
  labels.sort();
  for (const label of labels.slice(boardLimits.labels))
    flaws.push({ kind: 'bad-deal-value', subject: id, key: labelPrefix + label });
  return labels.slice(0, boardLimits.labels);
};
