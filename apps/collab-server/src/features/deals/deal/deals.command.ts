import {
  closeDeal,
  createDeal,
  dealDetail as dealShape,
  deals as contract,
  editDeal,
  labelDeal,
  readStages,
  removeDeal,
  type DealDetail,
  type Outcome,
} from '@baton/schema/deals';
import type * as Y from 'yjs';

import { levelOn } from '#platform/access/levels.ts';
import { command } from '#platform/command/command.ts';

import { boardDetail } from '../boards/boards.queries.ts';
import { dealPolicy, type OnBoard } from '../deals.policy.ts';
import {
  boardOfDeal,
  boardRef,
  dealThing,
  documentOf,
  draftOf,
  told,
  written,
  type DealThing,
} from './deal-loading.ts';
import {
  decideArchive,
  decideClose,
  decideCreate,
  decideEdit,
  decideMoveToBoard,
  decideReopen,
  decideRestore,
  type BoardWorld,
  type MoveWorld,
} from './deals.decide.ts';

const mayChange = (actor: Parameters<typeof dealPolicy.change>[0], thing: DealThing) => dealPolicy.change(actor, thing);

export const createDealCommand = command({
  contract: contract.create,
  documents: async ({ tx, actor, input }) =>
    (await boardDetail(tx, actor, input.boardId)) ? [boardRef(actor, input.boardId)] : [],
  load: async ({ tx, actor, input, open }): Promise<(BoardWorld & OnBoard) | null> => {
    const found = await boardDetail(tx, actor, input.boardId);
    return found && { ...found, stages: documentOf(open, input.boardId).read(readStages) };
  },
  may: (actor, thing: BoardWorld & OnBoard) => dealPolicy.change(actor, thing),
  decide: decideCreate,
  write: async ({ tx, actor, open, accepted }) => {
    const deal = dealShape.parse(accepted.answer);
    const edited = await documentOf(open, deal.boardId).edit((doc) => put(doc, deal));
    return told(edited, 'board-full', 'invalid-field') ?? written(tx, actor, deal.id);
  },
});

export const editDealCommand = command({
  contract: contract.edit,
  documents: boardOfDeal,
  load: dealThing,
  may: mayChange,
  decide: decideEdit,
  write: async ({ tx, actor, open, thing, input }) => {
    const { dealId, labels, ...patch } = input;
    const edited = await documentOf(open, thing.deal.boardId).edit((doc): Outcome => {
      const outcome = editDeal(doc, dealId, patch);
      return 'refused' in outcome || labels === undefined ? outcome : labelDeal(doc, dealId, labels);
    });
    return told(edited, 'invalid-field') ?? written(tx, actor, dealId);
  },
});

export const closeDealCommand = command({
  contract: contract.close,
  documents: boardOfDeal,
  load: dealThing,
  may: mayChange,
  decide: decideClose,
  write: async ({ tx, actor, open, thing, input }) => {
    const { dealId, outcome } = input;
    const document = documentOf(open, thing.deal.boardId);
    const edited = await document.edit((doc) => closeDeal(doc, dealId, outcome, Math.random));
    return told(edited, 'stage-not-found') ?? written(tx, actor, dealId);
  },
});

export const archiveDeal = command({
  contract: contract.archive,
  documents: boardOfDeal,
  load: dealThing,
  may: mayChange,
  decide: decideArchive,
  // The fact has taken the row to the archive already, so the projection of this removal leaves it alone.
  write: async ({ tx, actor, open, thing, input }) => {
    told(await documentOf(open, thing.deal.boardId).edit((doc) => removeDeal(doc, input.dealId)));
    return written(tx, actor, input.dealId);
  },
});

export const restoreDeal = command({
  contract: contract.restore,
  documents: boardOfDeal,
  load: dealThing,
  may: mayChange,
  decide: decideRestore,
  write: async ({ tx, actor, open, accepted }) => {
    const deal = dealShape.parse(accepted.answer);
    const edited = await documentOf(open, deal.boardId).edit((doc) => put(doc, deal));
    return told(edited, 'board-full') ?? written(tx, actor, deal.id);
  },
});

export const reopenDealCommand = command({
  contract: contract.reopen,
  documents: boardOfDeal,
  load: dealThing,
  may: mayChange,
  decide: decideReopen,
  write: async ({ tx, actor, open, accepted }) => {
    const deal = dealShape.parse(accepted.answer);
    const edited = await documentOf(open, deal.boardId).edit((doc) => put(doc, deal));
    return told(edited, 'board-full') ?? written(tx, actor, deal.id);
  },
});

interface MoveThing extends MoveWorld {
  from: OnBoard;
  to: MoveWorld['to'] & OnBoard;
}

export const moveDealToBoard = command({
  contract: contract.moveToBoard,
  documents: async ({ tx, actor, input }) => {
    const from = await boardOfDeal({ tx, actor, input });
    if (from.length === 0 || !(await boardDetail(tx, actor, input.boardId))) return [];
    return [...from, boardRef(actor, input.boardId)];
  },
  load: async ({ tx, actor, input, open }): Promise<MoveThing | null> => {
    const thing = await dealThing({ tx, actor, input, open });
    if (!thing) return null;
    const level = await levelOn(tx, actor, 'board', input.boardId);
    const stages = documentOf(open, input.boardId).read(readStages);
    return { ...thing, from: { level: thing.level }, to: { id: input.boardId, stages, level } };
  },
  may: (actor, thing: MoveThing) => dealPolicy.move(actor, thing),
  decide: decideMoveToBoard,
  // The fact has given the row to the other board already: leaving this document does not archive it.
  write: async ({ tx, actor, open, thing, accepted }) => {
    const deal = dealShape.parse(accepted.answer);
    told(await documentOf(open, thing.deal.boardId).edit((doc) => removeDeal(doc, deal.id)));
    const edited = await documentOf(open, deal.boardId).edit((doc) => put(doc, deal));
    return told(edited, 'board-full') ?? written(tx, actor, deal.id);
  },
});

/** On top of its stage, where the one who did it will look. */
const put = (doc: Y.Doc, deal: DealDetail): Outcome =>
  createDeal(doc, draftOf(deal), { stageId: deal.stageId, after: null }, Math.random);
