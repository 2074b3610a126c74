import { z } from 'zod';

import { occurrenceKey } from '../calendar/event-time.ts';
import { accountId, boardId, dealId, memberId, productId, stageId, teamId } from '../shared/id.ts';
import { currency, money } from '../shared/money.ts';

/** Where a deal lives: on its board's live document, or in the archive, in rows alone. */
export const dealHomes = ['board', 'archive'] as const;
export const dealHome = z.enum(dealHomes);
export type DealHome = z.infer<typeof dealHome>;

export const dealStatuses = ['open', 'won', 'lost'] as const;
export const dealStatus = z.enum(dealStatuses);
export type DealStatus = z.infer<typeof dealStatus>;

/** Why a deal is in the archive. */
export const archiveReasons = ['by-command', 'closed-long-ago', 'removed-from-document', 'imported'] as const;
export const archiveReason = z.enum(archiveReasons);
export type ArchiveReason = z.infer<typeof archiveReason>;

/** A deal as lists and its page show it. Names of accounts are told only where the reader may see the account (M8). */
export const dealRow = z.strictObject({
  id: dealId,
  boardId,
  home: dealHome,
  title: z.string(),
  status: dealStatus,
  stageId,
  stageName: z.string().nullable(),
  accountId: accountId.nullable(),
  accountName: z.string().nullable(),
  ownerId: memberId.nullable(),
  ownerName: z.string().nullable(),
  productId: productId.nullable(),
  productName: z.string().nullable(),
  amount: z.int().nullable(),
  currency,
  /** List price of the product while the deal has no amount of its own; shown as an estimate. */
  estimate: money.nullable(),
  closeOn: z.iso.date().nullable(),
  closedOn: z.iso.date().nullable(),
  labels: z.array(z.string()),
  stageSince: z.iso.datetime(),
  lastActivity: z.iso.datetime(),
  /** Type of the fact that counted as the last activity. */
  lastActivityType: z.string(),
  createdAt: z.iso.datetime(),
});
export type DealRow = z.infer<typeof dealRow>;

/** How long the deal has been in each stage it passed through, for the stepper. */
export const stageVisit = z.strictObject({
  stageId,
  enteredAt: z.iso.datetime(),
  /** Null while the deal is still there. */
  leftAt: z.iso.datetime().nullable(),
});

/** One deal with what its page and peek need beyond the live document. */
export const dealDetail = dealRow.extend({
  visits: z.array(stageVisit),
  archived: z.strictObject({ at: z.iso.datetime(), reason: archiveReason }).nullable(),
  /** Edits that reached the server after the deal had left the board; offered back by hand. */
  lateEdits: z.array(z.strictObject({ at: z.iso.datetime(), by: memberId.nullable(), fields: z.array(z.string()) })),
  source: z.strictObject({ name: z.string(), id: z.string() }).nullable(),
});
export type DealDetail = z.infer<typeof dealDetail>;

/** What a card shows beyond the live document (M14). Kept short: a board sends five thousand of them. */
export const dealCard = z.strictObject({
  id: dealId,
  productName: z.string().nullable(),
  estimate: money.nullable(),
  stageSince: z.iso.datetime(),
  lastActivity: z.iso.datetime(),
  lastActivityType: z.string(),
});
export type DealCard = z.infer<typeof dealCard>;

/** What is planned next about a deal. */
export const nextActivity = z.strictObject({
  dealId,
  kind: z.enum(['task', 'event', 'handoff', 'promise']),
  id: z.uuid(),
  title: z.string(),
  /** The day as it was said; null where none was. */
  on: z.iso.date().nullable(),
  /** The instant where it has an hour. */
  at: z.iso.datetime().nullable(),
  /** Which one of a series of events. */
  occurrence: occurrenceKey.optional(),
  /** Who is to take over by a handoff, which has no title. */
  teamId: teamId.optional(),
});
export type NextActivity = z.infer<typeof nextActivity>;
