import { z } from 'zod';

import { memberId } from '../shared/id.ts';

/** How a workspace wants its proposals treated after they are sent. */
export const settingsOfProposals = z.strictObject({
  /** Whether it is counted how often a proposal is opened, and how long each part is read. */
  tracking: z.boolean(),
  /** Whether the deal of a proposal that is signed is won by that. */
  winsDeal: z.boolean(),
  /** The customer is reminded so many days after it was sent, and so many days before it ends; null: not. */
  remindAfter: z.int().min(1).max(60).nullable(),
  remindBefore: z.int().min(1).max(30).nullable(),
});
export type ProposalSettings = z.infer<typeof settingsOfProposals>;

/** With whom it is known in whose name deals are won: whoever last said that they are to be. */
export const settingsAsTold = settingsOfProposals.extend({ winsDealAs: memberId.nullable() });

/** Where nobody has said anything. */
export const usualProposalSettings: ProposalSettings = {
  tracking: true,
  winsDeal: false,
  remindAfter: null,
  remindBefore: null,
};
