import { z } from 'zod';

/** How a workspace wants its proposals treated after they are sent. */
export const settingsOfProposals = z.strictObject({
  /** Whether it is counted how often a proposal is opened, and how long each part is read. */
  tracking: z.boolean(),
});
export type ProposalSettings = z.infer<typeof settingsOfProposals>;

/** Where nobody has said anything. */
export const usualProposalSettings: ProposalSettings = { tracking: true };
