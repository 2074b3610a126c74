import { z } from 'zod';

/** What of an account's page is in its address: the tab, the person shown beside it, and the page of the note. */
export const accountSearch = z.object({
  tab: z.enum(['together', 'deals', 'proposals', 'files', 'handoffs']).optional().catch(undefined),
  note: z.uuid().optional().catch(undefined),
  /** The thread that whoever follows a link is shown. */
  thread: z.uuid().optional().catch(undefined),
  /** The mention in the note whose paragraph they are shown. */
  mention: z.uuid().optional().catch(undefined),
  /** The handoff that is open beside the page. */
  handoff: z.uuid().optional().catch(undefined),
  /** The ☐ of the note that whoever follows a link is shown. */
  task: z.string().max(64).optional().catch(undefined),
  contact: z.string().max(40).optional().catch(undefined),
});
