import { dealEditedLate, readBoard, type DealView, type StageView } from '@baton/schema/deals';
import { boardStages, deals } from '@baton/schema/deals/tables';
import { dealId, type BoardId, type DealId, type StageId } from '@baton/schema/shared';
import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import type * as Y from 'yjs';

import { inSlices } from '#platform/clock/slices.ts';
import type { DocumentRef, Projected, ProjectedRow, ProjectionStep } from '#platform/documents/documents.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import type { BoardDelta } from './board-observer.ts';
import { foldDeal, type DealMoment, type DealState } from './deal-fold.ts';
import { noteStrays, writeDeals, writeStages } from './deal-rows.ts';
import { foldStages } from './stage-fold.ts';

/** Rows and facts of these log rows: the rows as they stand are read once, folded over in memory, written once. */
export const projectBoard = async (
  tx: Tx,
  ref: DocumentRef,
  steps: readonly ProjectionStep<BoardDelta>[],
): Promise<Projected> => {
  const board = ref.id as BoardId;
  const fold = foldOver(board, await loadWorld(tx, ref, steps));
  const slices = inSlices();
  for (const { row, changes, buried } of steps) {
    if (slices.isOver()) await slices.next();
    for (const delta of changes) fold.take(row, delta);
    fold.takeLate(row, buried);
  }
  if (fold.stages) await writeStages(tx, ref.workspace, board, fold.stages);
  const refused = await writeDeals(tx, ref.workspace, [...fold.dirty.values()]);
  for (const id of refused) fold.strays.set(id, fold.dirty.get(id)?.title ?? '');
  await noteStrays(tx, ref.workspace, board, fold.strays);
  return refused.size === 0 ? fold.projected : without(refused, fold.projected);
};

interface World {
  deals: Map<DealId, DealState>;
  stages: Map<StageId, StageView>;
}

/** Takes what the log rows changed, one after the other, and keeps what there is to write. */
const foldOver = (board: BoardId, world: World) => {
  const projected: Projected = { facts: [], settling: [] };
  const strays = new Map<DealId, string>();
  const dirty = new Map<DealId, DealState>();
  const takeDeal = (moment: DealMoment, id: DealId, now: DealView | null) => {
    const step = foldDeal(world.deals.get(id) ?? null, now, moment);
    if (now === null) strays.delete(id);
    else if (step.stray) strays.set(id, now.title);
    if (step.next === null) return;
    world.deals.set(id, step.next);
    dirty.set(id, step.next);
    for (const told of step.facts) projected.facts.push({ seq: moment.row.seq, ...told });
    projected.settling.push(...step.settling);
  };
  return {
    projected,
    strays,
    dirty,
    /** All of them, once any has changed. */
    stages: null as StageView[] | null,
    take(row: ProjectedRow, delta: BoardDelta) {
      if (delta.stages) {
        const told = foldStages(board, world.stages, delta.stages);
        projected.facts.push(...told.map((fact) => ({ seq: row.seq, ...fact })));
        world.stages = byId(delta.stages);
        this.stages = delta.stages;
      }
      const moment = { board, row, stages: world.stages };
      for (const [id, now] of delta.deals) takeDeal(moment, id, now);
    },
    /** Edits of deals that have left: known ones are told of, so that somebody can offer them back. */
    takeLate(row: ProjectedRow, buried: readonly string[][]) {
      for (const [id, places] of Map.groupBy(buried, lateDeal)) {
        const deal = id === null ? undefined : world.deals.get(id);
        if (!deal || deal.id !== id) continue;
        const fields = [...new Set(places.map(([, , key = '']) => (key.startsWith('label:') ? 'labels' : key)))].sort();
        const data = { dealId: id, boardId: board, fields };
        const fact = dealEditedLate({ subject: { kind: 'deal', id }, account: deal.account, data });
        projected.facts.push({ seq: row.seq, what: 'edited-late', fact });
      }
    },
  };
};

const loadWorld = async (tx: Tx, ref: DocumentRef, steps: readonly ProjectionStep<BoardDelta>[]): Promise<World> => {
  const touched = new Set(
    steps.flatMap(({ changes, buried }) => [
      ...changes.flatMap((delta) => [...delta.deals.keys()]),
      ...buried.flatMap((place) => lateDeal(place) ?? []),
    ]),
  );
  const [rows, stages] = await Promise.all([dealsById(tx, ref, [...touched]), stagesOfBoard(tx, ref)]);
  return { deals: new Map(rows.map((row) => [row.id, row])), stages: byId(stages) };
};

/** The deal that `['deals', id, field]` was meant for. */
const lateDeal = ([root, id, field]: string[]): DealId | null => {
  const parsed = dealId.safeParse(id);
  return root === 'deals' && field !== undefined && parsed.success ? parsed.data : null;
};

const byId = (stages: readonly StageView[]) => new Map<StageId, StageView>(stages.map((stage) => [stage.id, stage]));

const {
  workspace: _workspace,
  externalSource: _source,
  externalId: _external,
  ...stateColumns
} = getTableColumns(deals);

const dealsById = (tx: Tx, ref: DocumentRef, ids: DealId[]): Promise<DealState[]> =>
  tx
    .select(stateColumns)
    .from(deals)
    .where(and(eq(deals.workspace, ref.workspace), sql`${deals.id} = any(${sql.param(ids)}::uuid[])`));

const { workspace: _stageWorkspace, board: _board, ...stageColumns } = getTableColumns(boardStages);

/** The stages as the rows have them. */
const stagesOfBoard = (tx: Tx, ref: DocumentRef): Promise<StageView[]> =>
  tx
    .select(stageColumns)
    .from(boardStages)
    .where(and(eq(boardStages.workspace, ref.workspace), eq(boardStages.board, ref.id as BoardId)));

/** Nothing is told of deals that turned out to belong elsewhere when they were written. */
const without = (refused: ReadonlySet<DealId>, { facts, settling }: Projected): Projected => ({
  facts: facts.filter(({ fact }) => !refused.has(fact.subject.id as DealId)),
  settling: settling.filter(({ subject }) => !refused.has(subject as DealId)),
});

/** Rows anew from the document, without facts. Deals that the document no longer has go to the archive, never away. */
export const rebuildBoard = async (tx: Tx, ref: DocumentRef, doc: Y.Doc, at: Date): Promise<void> => {
  const board = ref.id as BoardId;
  const { stages, deals: views } = readBoard(doc);
  const onBoard = await tx.select({ id: deals.id }).from(deals).where(rowsOfBoard(ref));
  const ids = [...new Set([...views.keys(), ...onBoard.map(({ id }) => id)])];
  const rows = new Map((await dealsById(tx, ref, ids)).map((row) => [row.id, row]));
  const row = { seq: 0, epoch: 0, at, actor: null, origin: 'system', cause: null } as const;
  const moment = { board, row, stages: byId(stages) };
  const steps = ids.map((id) => foldDeal(rows.get(id) ?? null, views.get(id) ?? null, moment));
  await writeStages(tx, ref.workspace, board, stages);
  const refused = await writeDeals(
    tx,
    ref.workspace,
    steps.flatMap(({ next }) => next ?? []),
  );
  const strays = [...views.values()].filter((deal, at) => steps[at]?.stray === true || refused.has(deal.id));
  await noteStrays(tx, ref.workspace, board, new Map(strays.map((deal) => [deal.id, deal.title])));
};

const rowsOfBoard = (ref: DocumentRef) =>
  and(eq(deals.workspace, ref.workspace), eq(deals.board, ref.id as BoardId), eq(deals.home, 'board'));
