import { z } from 'zod';

import { plainNode } from '../rich-text/plain-node.ts';
import { proposalId } from '../shared/id.ts';
import { currency } from '../shared/money.ts';
import { proposalSum } from './proposal-sum.ts';
import { sentRow } from './sent.ts';

export const branchName = z.string().trim().min(1).max(80);

/** That a proposal is an alternative of another one. */
export const branchOf = z.strictObject({
  name: branchName,
  /** Null once that was erased. */
  originId: proposalId.nullable(),
  originNumber: z.string().nullable(),
  mergedAt: z.iso.datetime().nullable(),
  /** It says something that its origin has not taken over. */
  ahead: z.boolean(),
});
export type BranchOf = z.infer<typeof branchOf>;

export const frameFields = ['title', 'language', 'validUntil', 'currency', 'discount'] as const;
/** What of a line can differ. */
export const lineFields = [
  'text',
  'quantity',
  'unit',
  'unitPrice',
  'discount',
  'tax',
  'recurrence',
  'optional',
  'ticked',
  'alternativeTo',
  'groupId',
] as const;
export type LineField = (typeof lineFields)[number];

/** A line of two proposals; the same line has the same id in both. */
export const comparedLine = z.strictObject({
  before: sentRow.nullable(),
  after: sentRow.nullable(),
  /** Which cells differ, where it is in both. */
  fields: z.array(z.enum(lineFields)),
  /** What it comes to, in minor units; null where it is no priced line or not there. */
  nets: z.strictObject({ before: z.int().nullable(), after: z.int().nullable() }),
});
export type ComparedLine = z.infer<typeof comparedLine>;

/** Two proposals side by side, as whoever they are sent to would read them. */
export const proposalComparison = z.strictObject({
  frame: z.array(
    z.strictObject({ field: z.enum(frameFields), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  /** One text: words that came bear a mark `added`, those that went a mark `removed`. */
  text: z.array(plainNode),
  textDiffers: z.boolean(),
  /** In the order of the second one, and what it has no more. */
  lines: z.array(comparedLine),
  currency: z.strictObject({ before: currency, after: currency }),
  sums: z.strictObject({ before: z.array(proposalSum), after: z.array(proposalSum) }),
});
export type ProposalComparison = z.infer<typeof proposalComparison>;
