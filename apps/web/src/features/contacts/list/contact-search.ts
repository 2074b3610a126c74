import { contactSort } from '@baton/schema/contacts';
import { lifeStatus } from '@baton/schema/shared';
import { z } from 'zod';

/** What of the list is in its address: filters, order, and the person shown beside it. */
export const contactFilter = z.object({
  q: z.string().max(100).optional().catch(undefined),
  home: z.enum(['archive', 'bin']).optional().catch(undefined),
  status: lifeStatus.optional().catch(undefined),
  owner: z.uuid().optional().catch(undefined),
  language: z.string().max(3).optional().catch(undefined),
  /** Conditions on the workspace's own fields, as the server takes them. */
  where: z.string().max(8_000).optional().catch(undefined),
  sort: contactSort.optional().catch(undefined),
});
export type ContactFilter = z.infer<typeof contactFilter>;

/** Whether anything is filtered; the order and the place are no filters. */
export const isFiltered = (filter: ContactFilter): boolean =>
  Object.entries(filter).some(
    ([key, value]) => key !== 'sort' && key !== 'home' && value !== undefined && value !== '',
  );

export const contactsSearch = contactFilter.extend({
  peek: z.string().max(40).optional().catch(undefined),
  create: z.boolean().optional().catch(undefined),
});
export type ContactsSearch = z.infer<typeof contactsSearch>;
