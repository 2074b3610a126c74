import { z } from 'zod';

import { pricingLimits, recurrences, taxCategories } from '../pricing/pricing.ts';
import { percentage } from '../products/tax-rate.ts';
import { plainNode } from '../rich-text/plain-node.ts';
import { lineId } from '../shared/id.ts';
import { currency } from '../shared/money.ts';
import { declineReasons, proposalLanguages } from './proposal-shape.ts';
import { proposalSum } from './proposal-sum.ts';

const discount = z.union([z.strictObject({ percent: percentage }), z.strictObject({ amount: z.string() })]);
const placed = { id: lineId, groupId: lineId.nullable(), text: z.string() };

/** A row of the prices without its place and product. */
export const sentRow = z.discriminatedUnion('kind', [
  z.strictObject({
    ...placed,
    kind: z.literal('line'),
    quantity: z.string(),
    unit: z.string(),
    unitPrice: z.string(),
    discount: discount.nullable(),
    tax: z.strictObject({ category: z.enum(taxCategories), rate: percentage }).nullable(),
    recurrence: z.enum(recurrences),
    optional: z.boolean(),
    ticked: z.boolean(),
    alternativeTo: lineId.nullable(),
  }),
  z.strictObject({ ...placed, kind: z.enum(['group', 'text', 'subtotal']) }),
]);

/** One line taken or left, and one alternative taken. */
const tick = z.strictObject({ lineId, ticked: z.boolean() });
const choice = z.strictObject({ of: lineId, lineId });

/** A version as it left the house; it never changes. */
export const sentContent = z.strictObject({
  number: z.string(),
  version: z.int(),
  title: z.string(),
  language: z.enum(proposalLanguages),
  validUntil: z.iso.date(),
  workspaceName: z.string(),
  accountName: z.string(),
  contactName: z.string(),
  sellerName: z.string(),
  /** Blocks as editors read them; the prices stand at `pricingTable`. */
  body: z.array(plainNode),
  pricing: z.strictObject({
    currency,
    discount: discount.nullable(),
    rows: z.array(sentRow).max(pricingLimits.lines),
    chosen: z.array(choice),
  }),
});
export type SentContent = z.infer<typeof sentContent>;

/** What the customer takes and leaves. */
export const sentChoices = z.strictObject({
  ticked: z.array(tick).max(pricingLimits.lines).default([]),
  chosen: z.array(choice).max(pricingLimits.lines).default([]),
});
export type SentChoices = z.infer<typeof sentChoices>;

/** A name that is typed, or drawn: strokes of points on a field of 1000 by 400. */
export const signature = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('typed') }),
  z.strictObject({
    kind: z.literal('drawn'),
    strokes: z
      .array(
        z
          .array(z.tuple([z.int().min(0).max(1_000), z.int().min(0).max(400)]))
          .min(1)
          .max(2_000),
      )
      .min(1)
      .max(200),
  }),
]);
export type Signature = z.infer<typeof signature>;

export const declineReason = z.enum(declineReasons);

export const messageWords = z.string().trim().max(5_000);

/** A sentence that somebody said yes to, word by word. */
export const consentGiven = z.strictObject({ language: z.enum(proposalLanguages), words: z.string().max(2_000) });
export type ConsentGiven = z.infer<typeof consentGiven>;

export const acceptedAnswer = z.strictObject({
  kind: z.literal('accepted'),
  at: z.iso.datetime(),
  name: z.string(),
  signature,
  choices: sentChoices,
  /** The sentence that was said yes to, in the language of the page; null where it was not kept. */
  consent: consentGiven.nullable(),
  /** What the choices come to. */
  sums: z.array(proposalSum),
});

/** Where an answer came from, for the audit trail: what is not there was not kept then. */
export const answeredFrom = z.strictObject({
  address: z.string(),
  browser: z.string(),
  /** Where the link had been mailed to. */
  mailedTo: z.string().nullable().optional(),
  /** A colleague had passed the link on. */
  handed: z.boolean().optional(),
});
export type AnsweredFrom = z.infer<typeof answeredFrom>;

/** How a version was answered. */
export const sentAnswer = z.discriminatedUnion('kind', [
  acceptedAnswer,
  z.strictObject({ kind: z.literal('declined'), at: z.iso.datetime(), reason: declineReason, words: messageWords }),
]);
export type SentAnswer = z.infer<typeof sentAnswer>;

/** `replaced`: a later version was sent. */
export const versionStates = ['sent', 'opened', 'accepted', 'declined', 'expired', 'replaced'] as const;
export const versionState = z.enum(versionStates);
export type VersionState = z.infer<typeof versionState>;

/** Something that the customer or a colleague says about a proposal, to be read by both. */
export const proposalMessage = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  /** Who speaks: whoever it was sent to, or us. */
  by: z.enum(['customer', 'seller']),
  name: z.string(),
  /** The words of the version that it is about, if it is about any. */
  quote: z.string().nullable(),
  words: messageWords,
  at: z.iso.datetime(),
});
export type ProposalMessage = z.infer<typeof proposalMessage>;
