import { z } from 'zod';

/** What of an account's page is in its address: the tab, and the person shown beside it. */
export const accountSearch = z.object({
  tab: z.enum(['deals']).optional().catch(undefined),
  contact: z.string().max(40).optional().catch(undefined),
});
