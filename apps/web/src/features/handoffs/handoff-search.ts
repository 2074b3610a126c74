import { handoffBoxes } from '@baton/schema/handoffs';
import { z } from 'zod';

/** What of one handoff is in its address: the mention in its brief that whoever follows a link is shown. */
export const handoffSearch = z.object({ mention: z.uuid().optional().catch(undefined) });

/** What of the list is in its address: the box, the route, and the row that the keys stand on. */
export const handoffsSearch = z.object({
  box: z.enum(handoffBoxes).optional().catch(undefined),
  route: z.uuid().optional().catch(undefined),
  at: z.uuid().optional().catch(undefined),
});
