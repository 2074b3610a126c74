import type { ContactId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';

import { api } from '../contacts-api.ts';

/** What happened to a contact, was logged with them and was said of them, for a timeline. */
export const contactHistory = (contactId: ContactId) => ({
  key: ['contact', contactId],
  kinds: ['activity', 'contact'] as const,
  // What is said has its thread as subject and what is logged its account, so nothing can be told by the contact's id.
  facts: ['contact.', 'activity.', 'thread.', 'comment.'],
  ofPerson: true,
  read: (input: Omit<Parameters<typeof api.contacts.timeline.call>[0], 'contactId'>) =>
    api.contacts.timeline.call({ contactId, ...input }),
});

/** Remembers that this person looked at the contact; when they had before, which stands until they come back. */
export const useContactVisit = (contactId: ContactId): string | null =>
  useQuery({
    queryKey: ['contacts', 'visit', contactId],
    queryFn: () => api.contacts.visit.call({ contactId }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  }).data?.before ?? null;
