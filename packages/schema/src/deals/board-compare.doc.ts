import type * as Y from 'yjs';

import { nested } from '../shared/nested-map.doc.ts';
import { readBoard } from './board-read.doc.ts';
import { dealsOf, labelPrefix } from './board-shape.doc.ts';
import type { BoardView, DealView, StageKind, StageView } from './board.ts';
import { dealFields, type DealField } from './deals.facts.ts';
import type { DealChange } from './past-board.ts';

/** What wrote a value of the document, or took it away. */
export interface Trace {
  client: number;
  clock: number;
  /** The value is gone: what stands there is what was taken away. */
  gone: boolean;
}

/** A change with the traces that tell whose it is. */
export interface TracedChange extends Omit<DealChange, 'members'> {
  traces: Trace[];
}

/** What became of the deals of a board until `doc`; a move within a stage is none. In the order of the stages. */
export const compareBoard = (before: BoardView, doc: Y.Doc): TracedChange[] => {
  const after = readBoard(doc);
  const [were, are] = [stagesById(before), stagesById(after)];
  const stayed = dealsInOrder(after).flatMap((deal) => {
    const old = before.deals.get(deal.id);
    const to = are.get(deal.stageId);
    if (old === undefined) return [onBoard(doc, deal, { kind: 'added', to: to?.name ?? null })];
    return [moved(doc, [old, were.get(old.stageId)], [deal, to]), edited(doc, old, deal)];
  });
  const gone = dealsInOrder(before).filter(({ id }) => !after.deals.has(id));
  return [
    ...stayed.filter((change) => change !== null),
    ...gone.map((deal) => onBoard(doc, deal, { kind: 'removed', from: were.get(deal.stageId)?.name ?? null })),
  ];
};

const stagesById = ({ stages }: BoardView) => new Map(stages.map((stage) => [stage.id, stage]));

const dealsInOrder = ({ byStage, deals }: BoardView): DealView[] =>
  [...byStage.values()].flat().flatMap((id) => deals.get(id) ?? []);

type What = Pick<TracedChange, 'kind'> & Partial<Pick<TracedChange, 'fields' | 'from' | 'to'>>;

const changeOf = ({ id, title }: DealView, what: What, traces: Trace[]): TracedChange => ({
  dealId: id,
  title,
  fields: [],
  from: null,
  to: null,
  ...what,
  traces,
});

const onBoard = (doc: Y.Doc, deal: DealView, what: What) => changeOf(deal, what, tracesOf(dealsOf(doc), [deal.id]));

type Placed = [deal: DealView, stage: StageView | undefined];

const moved = (doc: Y.Doc, [old, from]: Placed, [deal, to]: Placed): TracedChange | null => {
  const map = nested(dealsOf(doc), deal.id);
  if (map === null || old.stageId === deal.stageId) return null;
  const kind = moveKind(from?.kind ?? 'open', to?.kind ?? 'open');
  return changeOf(deal, { kind, from: from?.name ?? null, to: to?.name ?? null }, tracesOf(map, ['pos']));
};

const edited = (doc: Y.Doc, old: DealView, deal: DealView): TracedChange | null => {
  const map = nested(dealsOf(doc), deal.id);
  const fields = changedFields(old, deal);
  if (map === null || fields.length === 0) return null;
  return changeOf(deal, { kind: 'edited', fields }, tracesOf(map, keysOf(fields, old, deal)));
};

const moveKind = (from: StageKind, to: StageKind): TracedChange['kind'] => {
  if (from === to) return 'moved';
  return to === 'open' ? 'reopened' : to;
};

const changedFields = (old: DealView, deal: DealView): DealField[] =>
  dealFields.filter((field) =>
    field === 'labels' ? old.labels.join('\n') !== deal.labels.join('\n') : old[field] !== deal[field],
  );

/** Under which keys of its map the changed fields are written. */
const keysOf = (fields: readonly DealField[], old: DealView, deal: DealView): string[] =>
  fields.flatMap((field) => {
    if (field !== 'labels') return [field];
    const [were, are] = [new Set(old.labels), new Set(deal.labels)];
    return [...were.symmetricDifference(are)].map((label) => labelPrefix + label);
  });

const tracesOf = (map: Y.Map<unknown>, keys: readonly string[]): Trace[] =>
  keys.flatMap((key) => {
    const item = map._map.get(key);
    return item ? [{ client: item.id.client, clock: item.id.clock, gone: item.deleted }] : [];
  });
