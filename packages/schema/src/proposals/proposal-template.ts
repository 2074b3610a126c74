import { z } from 'zod';

import { proposalTemplateId } from '../shared/id.ts';
import { proposalBlock } from './proposal-block.ts';
import { proposalLanguage } from './proposal.ts';

/** `whole`: what a proposal begins with. `part`: blocks that are put into one, such as terms of payment. */
export const templateKinds = ['whole', 'part'] as const;
export const templateKind = z.enum(templateKinds);

/** What people write a template of. */
export const templateValues = z.strictObject({
  name: z.string().trim().min(1).max(120),
  kind: templateKind,
  language: proposalLanguage,
  blocks: z.array(proposalBlock).min(1).max(200),
});
export type TemplateValues = z.infer<typeof templateValues>;

export const proposalTemplate = z.strictObject({
  id: proposalTemplateId,
  ...templateValues.shape,
  archivedAt: z.iso.datetime().nullable(),
});
export type ProposalTemplate = z.infer<typeof proposalTemplate>;
