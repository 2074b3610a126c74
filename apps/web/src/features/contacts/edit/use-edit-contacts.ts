import type { Contact, ContactValues } from '@baton/schema/contacts';
import type { ContactId } from '@baton/schema/shared';

import { useEditRecord, type RecordChange } from '#shared/records/use-edit-record.ts';
import { useEditRecords } from '#shared/records/use-edit-records.ts';
import { useMoveRecords } from '#shared/records/use-move-records.ts';

import { api, contactQuery, patchContacts, readContactsAgain } from '../contacts-api.ts';

/** Changes fields of one contact. */
export const useEditContact = (contact: Contact): ((change: RecordChange<ContactValues>) => void) =>
  useEditRecord<Contact, ContactValues>(contact, {
    section: 'contacts',
    queryKey: contactQuery(contact.id).queryKey,
    patch: (queries, change) => patchContacts(queries, new Map([[contact.id, change]])),
    edit: (change) => api.contacts.edit.call({ contactId: contact.id, ...change }),
  });

export type RowChange = Partial<Pick<Contact, 'status' | 'ownerId' | 'language' | 'channel'>>;

/** Changes several contacts at once. */
export const useEditContacts = () =>
  useEditRecords<Contact, RowChange>({
    section: 'contacts',
    patch: patchContacts,
    readAgain: readContactsAgain,
    edit: async (changes) => {
      const all = changes.map(([id, change]) => ({ contactId: id as ContactId, ...change }));
      return (await api.contacts.editMany.call({ changes: all })).changed;
    },
  });

/** Archives, bins and restores contacts. */
export const useMoveContacts = () =>
  useMoveRecords({
    section: 'contacts',
    readAgain: readContactsAgain,
    move: async (way, ids) => (await api.contacts[way].call({ contactIds: ids })).changed,
  });
