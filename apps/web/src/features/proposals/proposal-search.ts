import { proposalStates } from '@baton/schema/proposals';
import { z } from 'zod';

/** What of the list is in its address: whose, which, in which order, and whether one is being begun. */
export const proposalsSearch = z.object({
  state: z.enum(proposalStates).optional().catch(undefined),
  /** Those alone that end soon and wait for an answer. */
  ending: z.literal(true).optional().catch(undefined),
  mine: z.boolean().optional().catch(undefined),
  q: z.string().max(100).optional().catch(undefined),
  sort: z.literal('validUntil').optional().catch(undefined),
  home: z.literal('archive').optional().catch(undefined),
  at: z.uuid().optional().catch(undefined),
  create: z.boolean().optional().catch(undefined),
});
export type ProposalsSearch = z.infer<typeof proposalsSearch>;
