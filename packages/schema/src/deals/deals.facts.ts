import { z } from 'zod';

import { visibility } from '../shared/access.ts';
import { factType } from '../shared/fact.ts';
import { boardId, dealId, stageId } from '../shared/id.ts';
import { currency } from '../shared/money.ts';
import { grant } from '../workspaces/workspace.ts';
import { stageKind } from './board-record.ts';
import { archiveReason } from './deal-record.ts';

const deal = { dealId, boardId };
const value = { amount: z.int().nullable(), currency };

/** Fields of a deal whose change is told by `deal.edited`. Its place is told by `deal.stage-changed`. */
export const dealFields = [
  'title',
  'accountId',
  'amount',
  'currency',
  'ownerId',
  'closeOn',
  'labels',
  'productId',
] as const;
export const dealField = z.enum(dealFields);
export type DealField = z.infer<typeof dealField>;

const fieldValue = z.union([z.string(), z.number(), z.array(z.string()), z.null()]);
export type DealFieldValue = z.infer<typeof fieldValue>;

export const dealCreated = factType('deal.created', { ...deal, title: z.string(), stageId, ...value });

/** Stage names are those of that moment: the stage may be renamed or gone when somebody reads this. */
export const dealStageChanged = factType('deal.stage-changed', {
  ...deal,
  from: z.object({ stageId, name: z.string() }),
  to: z.object({ stageId, name: z.string() }),
});

/** One per deal, field and author after things have settled (M9); `from` is the value before the first of the edits. */
export const dealEdited = factType('deal.edited', { ...deal, field: dealField, from: fieldValue, to: fieldValue });

export const dealWon = factType('deal.won', { ...deal, ...value, stageId });
export const dealLost = factType('deal.lost', { ...deal, ...value, stageId });
export const dealReopened = factType('deal.reopened', { ...deal, stageId });
export const dealArchived = factType('deal.archived', { ...deal, reason: archiveReason });
/** Back on the board from the archive, still open or still closed. */
export const dealRestored = factType('deal.restored', { ...deal, stageId });
export const dealMovedToBoard = factType('deal.moved-to-board', { dealId, from: boardId, to: boardId, stageId });

/** An id on this board belongs to a deal of elsewhere; it was taken off, the other deal is untouched (M8). */
export const dealIdRefused = factType('deal.id-refused', { dealId, boardId, title: z.string() });

/** Edits that arrived for a deal that had already left the board; they are kept in the log and offered back. */
export const dealEditedLate = factType('deal.edited-late', { ...deal, fields: z.array(z.string()) });

export const boardCreated = factType('board.created', {
  boardId,
  name: z.string(),
  currency,
  visibility,
  grants: z.array(grant),
});
export const boardRenamed = factType('board.renamed', { boardId, name: z.string(), before: z.string() });

const stage = { boardId, stageId, name: z.string() };
export const stageAdded = factType('stage.added', { ...stage, kind: stageKind });
export const stageRenamed = factType('stage.renamed', { ...stage, before: z.string() });
/** Probability, idle days, WIP limit or kind. Folding and reordering leave no fact. */
export const stageChanged = factType('stage.changed', {
  ...stage,
  field: z.enum(['kind', 'probability', 'idleDays', 'wipLimit']),
  from: z.union([z.string(), z.number(), z.null()]),
  to: z.union([z.string(), z.number(), z.null()]),
});
export const stageRemoved = factType('stage.removed', stage);
