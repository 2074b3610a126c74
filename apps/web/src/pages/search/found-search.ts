import { foundKind } from '@baton/schema/search';
import { z } from 'zod';

/** What of a search is in its address: the words, and the kind that it is narrowed to. */
export const foundSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  kind: foundKind.optional().catch(undefined),
});
