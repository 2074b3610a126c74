import { inboxTabs } from '@baton/schema/inbox';
import { z } from 'zod';

/** What of the page is in its address: the tab, and the row that is read. */
export const inboxSearch = z.object({
  tab: z.enum(inboxTabs).optional().catch(undefined),
  item: z.uuid().optional().catch(undefined),
});
