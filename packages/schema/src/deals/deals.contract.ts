import { oc } from '@orpc/contract';
import { z } from 'zod';

import { accountId, boardId, dealId, memberId, productId, stageId } from '../shared/id.ts';
import { listInput, listOf } from '../shared/list.ts';
import { currency, minorUnits } from '../shared/money.ts';
import { refusals } from '../shared/refusal.ts';
import { dealDetail, dealHome, dealRow, dealStatus } from './deal-record.ts';

/** Orders of the table view; `-` turns one round. Deals without the value come last either way. */
export const dealSorts = ['title', 'amount', 'closeOn', 'closedOn', 'stageSince', 'lastActivity', 'createdAt'] as const;
export const dealSort = z.enum([...dealSorts, ...dealSorts.map((sort) => `-${sort}` as const)]);
export type DealSort = z.infer<typeof dealSort>;

/** Every filter narrows; absent ones say nothing. */
export const dealFilter = {
  boardId: boardId.optional(),
  home: dealHome.optional(),
  status: dealStatus.optional(),
  stageId: stageId.optional(),
  ownerId: memberId.optional(),
  accountId: accountId.optional(),
  productId: productId.optional(),
  label: z.string().max(60).optional(),
  /** Any part of the title; accents and case do not matter. */
  q: z.string().trim().max(100).optional(),
  closeFrom: z.iso.date().optional(),
  closeTo: z.iso.date().optional(),
  closedFrom: z.iso.date().optional(),
  closedTo: z.iso.date().optional(),
};

const title = z.string().trim().min(1).max(200);
const values = {
  accountId: accountId.nullable(),
  amount: minorUnits.min(0).nullable(),
  currency,
  ownerId: memberId.nullable(),
  closeOn: z.iso.date().nullable(),
  labels: z.array(z.string().trim().min(1).max(60)).max(30),
  productId: productId.nullable(),
};

/** Sums of one currency; `estimate` is the part that comes from list prices because no amount is known. */
export const dealSum = z.strictObject({ currency, count: z.int(), amount: z.int(), estimate: z.int() });

/**
 * Deals as rows, and the commands that need a decision. What people shape together – moving and editing on the board –
 * they do on the live document; `create` and `edit` here are the same operations for programs.
 */
export const deals = {
  list: oc
    .route({ method: 'GET', path: '/deals', summary: 'Deals as a table, of one board or of all', tags: ['deals'] })
    .input(z.strictObject({ ...listInput, ...dealFilter, sort: dealSort.default('-lastActivity') }))
    .output(listOf(dealRow)),
  totals: oc
    .route({
      method: 'GET',
      path: '/deals/totals',
      summary: 'Count and sums of the deals that a list would show',
      tags: ['deals'],
    })
    .input(z.strictObject(dealFilter))
    .output(z.strictObject({ count: z.int(), sums: z.array(dealSum) })),
  get: oc
    .route({ method: 'GET', path: '/deals/{dealId}', summary: 'One deal', tags: ['deals'] })
    .input(z.strictObject({ dealId }))
    .output(dealDetail),
  create: oc
    .route({ method: 'POST', path: '/boards/{boardId}/deals', summary: 'Put a deal on a board', tags: ['deals'] })
    .input(z.strictObject({ boardId, stageId: stageId.optional(), title, ...z.object(values).partial().shape }))
    .output(dealDetail)
    .errors(refusals('stage-not-found', 'board-full', 'invalid-field')),
  edit: oc
    .route({ method: 'PATCH', path: '/deals/{dealId}', summary: 'Change fields of a deal', tags: ['deals'] })
    .input(z.strictObject({ dealId, title: title.optional(), ...z.object(values).partial().shape }))
    .output(dealDetail)
    .errors(refusals('deal-in-archive', 'invalid-field')),
  close: oc
    .route({ method: 'POST', path: '/deals/{dealId}/close', summary: 'Win or lose a deal, at once', tags: ['deals'] })
    .input(z.strictObject({ dealId, outcome: z.enum(['won', 'lost']) }))
    .output(dealDetail)
    .errors(refusals('deal-in-archive', 'deal-already-closed', 'stage-not-found')),
  archive: oc
    .route({ method: 'POST', path: '/deals/{dealId}/archive', summary: 'Take a deal off its board', tags: ['deals'] })
    .input(z.strictObject({ dealId }))
    .output(dealDetail)
    .errors(refusals('deal-in-archive')),
  restore: oc
    .route({
      method: 'POST',
      path: '/deals/{dealId}/restore',
      summary: 'Put an archived deal back where it was',
      tags: ['deals'],
    })
    .input(z.strictObject({ dealId }))
    .output(dealDetail)
    .errors(refusals('deal-on-board', 'board-full', 'stage-not-found')),
  reopen: oc
    .route({
      method: 'POST',
      path: '/deals/{dealId}/reopen',
      summary: 'Reopen a closed deal from the archive',
      tags: ['deals'],
    })
    .input(z.strictObject({ dealId, stageId: stageId.optional() }))
    .output(dealDetail)
    .errors(refusals('deal-on-board', 'deal-not-closed', 'stage-not-found', 'board-full')),
  moveToBoard: oc
    .route({
      method: 'POST',
      path: '/deals/{dealId}/move-to-board',
      summary: 'Move a deal to another board',
      tags: ['deals'],
    })
    .input(z.strictObject({ dealId, boardId, stageId: stageId.optional() }))
    .output(dealDetail)
    .errors(refusals('deal-in-archive', 'already-on-board', 'stage-not-found', 'board-full')),
};
