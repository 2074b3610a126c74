import { z } from 'zod';

import { percentage } from '../products/tax-rate.ts';
import { lineId, memberId } from '../shared/id.ts';

/** A discount that its author may not give alone. */
export const discountBeyond = z.strictObject({
  /** Null for what is taken off the whole. */
  lineId: lineId.nullable(),
  percent: percentage,
  /** Of its author's role, for what is sold there. */
  limit: percentage,
  by: memberId.nullable(),
  /** Somebody who may has said yes to that much. */
  approved: z.boolean(),
});
export type DiscountBeyond = z.infer<typeof discountBeyond>;

export const approvalWords = z.string().trim().max(2_000);

/** The latest time that a colleague was asked to judge a proposal. */
export const approval = z.strictObject({
  state: z.enum(['asked', 'approved', 'returned']),
  askedBy: memberId,
  askedAt: z.iso.datetime(),
  /** Null = whoever may. */
  askedOf: memberId.nullable(),
  words: approvalWords,
  judgedBy: memberId.nullable(),
  judgedAt: z.iso.datetime().nullable(),
  answer: approvalWords,
});
export type Approval = z.infer<typeof approval>;

/** So much off a line was approved, and less is as well. */
export const approvedDiscount = z.strictObject({ line: lineId.nullable(), percent: percentage });
export type ApprovedDiscount = z.infer<typeof approvedDiscount>;
