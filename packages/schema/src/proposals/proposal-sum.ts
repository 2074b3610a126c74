import { z } from 'zod';

import { recurrences } from '../pricing/pricing.ts';
import { minorUnits } from '../shared/money.ts';

/** What is due once, or again and again, as optional lines and alternatives stand. In minor units. */
export const proposalSum = z.strictObject({
  recurrence: z.enum(recurrences),
  net: minorUnits,
  tax: minorUnits,
  total: minorUnits,
});
export type ProposalSum = z.infer<typeof proposalSum>;
