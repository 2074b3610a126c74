import { versionNumber } from '@baton/schema/proposals';
import { z } from 'zod';

/** What of a proposal's page is in its address. */
export const proposalPageSearch = z.object({
  /** The thread that whoever follows a link is shown. */
  thread: z.uuid().optional().catch(undefined),
  /** The version that is looked at as it was sent. */
  version: versionNumber.optional().catch(undefined),
});
