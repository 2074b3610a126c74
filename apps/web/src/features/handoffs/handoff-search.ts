import { handoffBoxes } from '@baton/schema/handoffs';
import { z } from 'zod';

/** What of the list is in its address: the box, the route, and the row that the keys stand on. */
export const handoffsSearch = z.object({
  box: z.enum(handoffBoxes).optional().catch(undefined),
  route: z.uuid().optional().catch(undefined),
  at: z.uuid().optional().catch(undefined),
});
