import { z } from 'zod';

import { accountId, boardId, dealId, memberId, productId, stageId } from '../shared/id.ts';
import { currency, money } from '../shared/money.ts';
import { pastRow } from '../shared/past.ts';
import { stageRow } from './board-record.ts';
import { dealField } from './deals.facts.ts';

/** A deal as it stood on the board. What stands in for a missing amount is of today: list prices have no past. */
export const pastDeal = z.strictObject({
  id: dealId,
  title: z.string(),
  accountId: accountId.nullable(),
  amount: z.int().nullable(),
  currency,
  ownerId: memberId.nullable(),
  stageId,
  rank: z.string(),
  closeOn: z.string().nullable(),
  labels: z.array(z.string()),
  productId: productId.nullable(),
  productName: z.string().nullable(),
  estimate: money.nullable(),
});
export type PastDeal = z.infer<typeof pastDeal>;

/** A board as it was after row `seq` of its log: stages in order, deals in no order but their ranks'. */
export const pastBoard = pastRow.extend({
  boardId,
  currency,
  stages: z.array(stageRow),
  deals: z.array(pastDeal),
});
export type PastBoard = z.infer<typeof pastBoard>;

export const dealChangeKinds = ['added', 'removed', 'moved', 'won', 'lost', 'reopened', 'edited'] as const;

/** What became of one deal between two moments. A deal that was moved and edited has one of each. */
export const dealChange = z.strictObject({
  dealId,
  title: z.string(),
  kind: z.enum(dealChangeKinds),
  /** Of `edited` alone. */
  fields: z.array(dealField),
  /** Names of stages as they were at the two moments. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Whose it is: of each value, who wrote the last one. Empty where the program did it by itself. */
  members: z.array(memberId),
});
export type DealChange = z.infer<typeof dealChange>;
