import { oc } from '@orpc/contract';
import { z } from 'zod';

import { visibility } from '../shared/access.ts';
import { boardId, dealId } from '../shared/id.ts';
import { listInput, listOf } from '../shared/list.ts';
import { currency } from '../shared/money.ts';
import { pastMoment, pastRow, pastSeq } from '../shared/past.ts';
import { refusals } from '../shared/refusal.ts';
import { grant } from '../workspaces/workspace.ts';
import { boardDetail, boardName, boardSummary, stageKind } from './board-record.ts';
import { dealCard, nextActivity } from './deal-record.ts';
import { dealChange, pastBoard } from './past-board.ts';

/** So many cards can be asked for by their ids. */
export const cardsAtOnce = 100;

/** A stage to begin with; the live document takes over from there. */
export const firstStage = z.strictObject({
  name: z.string().trim().min(1).max(80),
  kind: stageKind,
  probability: z.int().min(0).max(100),
  idleDays: z.int().min(1).max(3650).nullable().default(null),
});
export type FirstStage = z.infer<typeof firstStage>;

/**
 * Boards. Who may use one is changed by the routes of its container (`/containers/{boardId}/…`). Stages and cards are edited on the live document `board:<id>`.
 */
export const boards = {
  list: oc
    .route({ method: 'GET', path: '/boards', summary: 'The boards the caller may see, by name', tags: ['boards'] })
    .input(z.strictObject(listInput))
    .output(listOf(boardSummary)),
  create: oc
    .route({ method: 'POST', path: '/boards', summary: 'Create a board', tags: ['boards'] })
    .input(
      z.strictObject({
        name: boardName,
        currency,
        visibility: visibility.default('workspace'),
        /** Beside the creator, who manages it. */
        grants: z.array(grant).max(100).default([]),
        /** Without stages the board begins with the usual ones. */
        stages: z.array(firstStage).min(1).max(40).optional(),
      }),
    )
    .output(boardDetail)
    .errors(refusals('stage-not-open', 'subject-not-found')),
  get: oc
    .route({ method: 'GET', path: '/boards/{boardId}', summary: 'One board with its stages', tags: ['boards'] })
    .input(z.strictObject({ boardId }))
    .output(boardDetail),
  rename: oc
    .route({ method: 'PATCH', path: '/boards/{boardId}', summary: 'Rename a board', tags: ['boards'] })
    .input(z.strictObject({ boardId, name: boardName }))
    .output(boardDetail),
  cards: oc
    .route({
      method: 'GET',
      path: '/boards/{boardId}/cards',
      summary: 'What cards show beyond the document',
      tags: ['boards'],
    })
    .input(
      z.strictObject({
        boardId,
        /** Ids of deals, separated by commas: only what is told of these; a hundred at most. All of the board when absent. */
        deals: z
          .string()
          .max(5_000)
          .transform((ids) => ids.split(','))
          .pipe(z.array(dealId).max(cardsAtOnce))
          .optional(),
      }),
    )
    .output(z.strictObject({ cards: z.array(dealCard) })),
  next: oc
    .route({
      method: 'GET',
      path: '/boards/{boardId}/next',
      summary: 'What is planned next about the deals of a board',
      tags: ['boards'],
    })
    .input(
      z.strictObject({
        boardId,
        /** Ids of planned things, separated by commas: only what is told of their deals; a hundred at most. */
        of: z
          .string()
          .max(5_000)
          .transform((ids) => ids.split(','))
          .pipe(z.array(z.uuid()).max(cardsAtOnce))
          .optional(),
      }),
    )
    .output(
      z.strictObject({
        /** The deals that are told of; null for all of the board. */
        deals: z.array(dealId).nullable(),
        /** At most one of each; of a deal without one nothing is planned. */
        next: z.array(nextActivity),
      }),
    ),
  moments: oc
    .route({
      method: 'GET',
      path: '/boards/{boardId}/moments',
      summary: 'Moments of a board to look back to, newest first',
      tags: ['boards'],
    })
    .input(z.strictObject({ boardId }))
    .output(z.strictObject({ head: z.int(), moments: z.array(pastMoment) })),
  past: oc
    .route({ method: 'GET', path: '/boards/{boardId}/past/{seq}', summary: 'A board as it was', tags: ['boards'] })
    .input(z.strictObject({ boardId, seq: pastSeq }))
    .output(pastBoard),
  changes: oc
    .route({
      method: 'GET',
      path: '/boards/{boardId}/past/{seq}/changes',
      summary: 'What became of the deals of a board between two moments, and by whom',
      tags: ['boards'],
    })
    .input(z.strictObject({ boardId, seq: pastSeq, since: pastSeq }))
    .output(z.strictObject({ since: pastRow, until: pastRow, changes: z.array(dealChange) })),
};
