import { z } from 'zod';

import { plainNode } from '../rich-text/plain-node.ts';
import { memberId, proposalTemplateId, teamId } from '../shared/id.ts';
import { currency } from '../shared/money.ts';
import { proposalBlock } from './proposal-block.ts';
import { proposalLanguage } from './proposal.ts';
import { templatePricing } from './template-pricing.ts';

/** `whole`: what a proposal begins with. `part`: blocks that are put into one, such as terms of payment. */
export const templateKinds = ['whole', 'part'] as const;
export const templateKind = z.enum(templateKinds);
export type TemplateKind = z.infer<typeof templateKind>;

export const templateName = z.string().trim().min(1).max(120);

/** What holds for the whole of a template. What it says is edited on its live document, `template:<id>`. */
export const templateValues = z.strictObject({
  name: templateName,
  kind: templateKind,
  language: proposalLanguage,
  /** Whose it is; null = everybody's. It orders templates, and hides none. */
  teamId: teamId.nullable(),
});
export type TemplateValues = z.infer<typeof templateValues>;

/** What a template begins with, as programs write it. */
export const templateBlocks = z.array(proposalBlock).max(200);

export const proposalTemplate = z.strictObject({
  id: proposalTemplateId,
  ...templateValues.shape,
  /** Its first words. */
  begins: z.string(),
  /** What its prices are in, and how many lines it has. */
  currency,
  lines: z.int(),
  /** Proposals that were begun with it. */
  used: z.int(),
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime(),
  editedBy: memberId.nullable(),
  archivedAt: z.iso.datetime().nullable(),
});
export type ProposalTemplate = z.infer<typeof proposalTemplate>;

/** One as it is opened. */
export const proposalTemplateDetail = z.strictObject({
  ...proposalTemplate.shape,
  /** What it says, in the form in which editors read it. */
  body: z.array(plainNode),
  /** The lines that a proposal begins with. */
  pricing: templatePricing,
  may: z.strictObject({ write: z.boolean() }),
});
export type ProposalTemplateDetail = z.infer<typeof proposalTemplateDetail>;
