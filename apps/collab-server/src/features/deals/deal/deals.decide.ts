import {
  dealArchived,
  dealMovedToBoard,
  dealRestored,
  type DealDetail,
  type DealStatus,
  type StageKind,
} from '@baton/schema/deals';
import { dealId, refuse, type BoardId, type StageId } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

/** A stage, as far as a decision needs to know it; in order. */
export interface StageChoice {
  id: StageId;
  kind: StageKind;
}

export interface DealWorld {
  deal: DealDetail;
  /** Of the board that the deal is on, or would come back to. */
  stages: readonly StageChoice[];
}

const subjectOf = ({ id }: DealDetail) => ({ kind: 'deal', id });
const about = (deal: DealDetail) => ({ dealId: deal.id, boardId: deal.boardId });

/** Rules D4 and D5: the document is edited after this; its projection tells the fact. */
export const decideClose = ({ deal }: DealWorld, { outcome }: { outcome: 'won' | 'lost' }) => {
  if (deal.home === 'archive') return refuse('deal-in-archive');
  if (deal.status === outcome) return refuse('deal-already-closed');
  return accept(deal);
};

/** Rule D4. */
export const decideEdit = ({ deal }: DealWorld) => (deal.home === 'archive' ? refuse('deal-in-archive') : accept(deal));

/** Rule D6. */
export const decideArchive = ({ deal }: DealWorld) => {
  if (deal.home === 'archive') return refuse('deal-in-archive');
  const data = { ...about(deal), reason: 'by-command' as const };
  return accept(deal, dealArchived({ subject: subjectOf(deal), account: deal.accountId, data }));
};

/** Rule D6: back where it was; where that stage is gone, to the first one that fits. */
export const decideRestore = ({ deal, stages }: DealWorld) => {
  if (deal.home === 'board') return refuse('deal-on-board');
  const stageId = stages.find(({ id }) => id === deal.stageId)?.id ?? fitting(stages, deal.status);
  return stageId ? accept({ ...deal, stageId }, restored(deal, stageId)) : refuse('stage-not-found');
};

/** Rule D7: on the board reopening is a move, so this is for the archive. */
export const decideReopen = ({ deal, stages }: DealWorld, { stageId: wanted }: { stageId?: StageId | undefined }) => {
  if (deal.home === 'board') return refuse('deal-on-board');
  if (deal.status === 'open') return refuse('deal-not-closed');
  const open = stages.filter(({ kind }) => kind === 'open');
  const stage = wanted === undefined ? open[0] : open.find(({ id }) => id === wanted);
  return stage ? accept({ ...deal, stageId: stage.id }, restored(deal, stage.id)) : refuse('stage-not-found');
};

export interface MoveWorld extends DealWorld {
  to: { id: BoardId; stages: readonly StageChoice[] };
}

/** Rule D8. */
export const decideMoveToBoard = ({ deal, to }: MoveWorld, { stageId: wanted }: { stageId?: StageId | undefined }) => {
  if (deal.home === 'archive') return refuse('deal-in-archive');
  if (deal.boardId === to.id) return refuse('already-on-board');
  const stageId =
    wanted === undefined ? fitting(to.stages, deal.status) : to.stages.find(({ id }) => id === wanted)?.id;
  if (!stageId) return refuse('stage-not-found');
  const data = { dealId: deal.id, from: deal.boardId, to: to.id, stageId };
  const fact = dealMovedToBoard({ subject: subjectOf(deal), account: deal.accountId, data });
  return accept({ ...deal, boardId: to.id, stageId }, fact);
};

export interface BoardWorld {
  board: { id: BoardId; currency: string };
  stages: readonly StageChoice[];
}

type NewDeal = Partial<
  Pick<DealDetail, 'accountId' | 'amount' | 'currency' | 'ownerId' | 'closeOn' | 'labels' | 'productId' | 'stageId'>
> & { title: string };

/** Rule D4: the document is edited after this, and the row follows; until then the answer is what was asked for. */
export const decideCreate = ({ board, stages }: BoardWorld, input: NewDeal, { now, newId }: Moment) => {
  const stageId =
    input.stageId === undefined ? fitting(stages, 'open') : stages.find(({ id }) => id === input.stageId)?.id;
  if (!stageId) return refuse('stage-not-found');
  const at = now.toISOString();
  const deal: DealDetail = {
    id: dealId.parse(newId()),
    boardId: board.id,
    home: 'board',
    title: input.title,
    status: 'open',
    stageId,
    stageName: null,
    accountId: input.accountId ?? null,
    accountName: null,
    ownerId: input.ownerId ?? null,
    ownerName: null,
    productId: input.productId ?? null,
    productName: null,
    amount: input.amount ?? null,
    currency: input.currency ?? board.currency,
    estimate: null,
    closeOn: input.closeOn ?? null,
    closedOn: null,
    labels: input.labels ?? [],
    stageSince: at,
    lastActivity: at,
    lastActivityType: 'deal.created',
    createdAt: at,
    visits: [],
    archived: null,
    lateEdits: [],
    source: null,
  };
  return accept(deal);
};

const restored = (deal: DealDetail, stageId: StageId) =>
  dealRestored({ subject: subjectOf(deal), account: deal.accountId, data: { ...about(deal), stageId } });

/** The first stage for a deal of this status; an open one where none is of its kind. */
const fitting = (stages: readonly StageChoice[], status: DealStatus): StageId | undefined =>
  (stages.find(({ kind }) => kind === status) ?? stages.find(({ kind }) => kind === 'open'))?.id;
