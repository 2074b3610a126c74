import { z } from 'zod';

import { level, visibility } from '../shared/access.ts';
import { boardId, stageId } from '../shared/id.ts';
import { currency } from '../shared/money.ts';

export const boardName = z.string().trim().min(1).max(120);

export const stageKind = z.enum(['open', 'won', 'lost']);

/** A board in lists: what the caller may do on it, and how much is on it. */
export const boardSummary = z.strictObject({
  id: boardId,
  name: boardName,
  currency,
  visibility,
  /** What the caller holds on this board. */
  level,
  /** May the caller open the live document? Guests see a board through rows (M19). */
  live: z.boolean(),
  openDeals: z.int(),
  createdAt: z.iso.datetime(),
});
export type BoardSummary = z.infer<typeof boardSummary>;

/** A stage as a row follows it; the live document is its home. */
export const stageRow = z.strictObject({
  id: stageId,
  name: z.string(),
  kind: stageKind,
  rank: z.string(),
  probability: z.int(),
  idleDays: z.int().nullable(),
  wipLimit: z.int().nullable(),
  folded: z.boolean(),
});
export type StageRow = z.infer<typeof stageRow>;

/** One board with its stages in order. Who may use it is told by `GET /containers/{boardId}/access`. */
export const boardDetail = boardSummary.extend({ stages: z.array(stageRow) });
export type BoardDetail = z.infer<typeof boardDetail>;
