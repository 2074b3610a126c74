import { accounts } from '@baton/schema/accounts';
import { contacts, type Contact } from '@baton/schema/contacts';
import type { AccountId, ContactId } from '@baton/schema/shared';
import { useQuery, type QueryClient } from '@tanstack/react-query';

import { apiOf } from '#shared/api/client.ts';
import { patchPage, patchRows, rowsQuery, type RowsPage } from '#shared/records/record-rows.ts';

import type { ContactFilter } from './list/contact-search.ts';

/** What the pages of contacts ask the server for. */
export const api = apiOf({ accounts, contacts });

const stale = ['contact.', 'account.merged', 'account.split'];

export const contactQuery = (contactId: ContactId) =>
  api.contacts.get.queryOptions({ input: { contactId }, meta: { facts: stale, kept: true } });

/** The people at one account. */
export const contactsAtQuery = (accountId: AccountId) =>
  api.contacts.list.queryOptions({ input: { accountId, limit: 200 }, meta: { facts: stale, kept: true } });

const rowsKey = ['contacts', 'rows'] as const;

/** The rows of a list, page after page. */
export const contactRowsQuery = (filter: ContactFilter) =>
  rowsQuery([...rowsKey, filter], ['contact.', 'import.'], (page) =>
    api.contacts.list.call({ ...inputOf(filter), ...page }),
  );

export const useContactTotal = (filter: ContactFilter): number | undefined => {
  const { sort: _, ...input } = inputOf(filter);
  return useQuery(
    api.contacts.totals.queryOptions({
      input,
      meta: { facts: ['contact.', 'import.'] },
      placeholderData: (old) => old,
    }),
  ).data?.count;
};

/** A filter as the server takes it. */
export const inputOf = ({ owner, sort, ...filter }: ContactFilter) => ({
  ...filter,
  ...(sort !== undefined && { sort }),
  ...(owner !== undefined && { ownerId: owner }),
});

/** Writes changes into what is shown, before the server has said anything. */
export const patchContacts = (queries: QueryClient, changes: ReadonlyMap<string, Partial<Contact>>): void => {
  patchRows<Contact>(queries, rowsKey, changes);
  queries.setQueriesData<RowsPage<Contact>>(
    { queryKey: api.contacts.list.key() },
    (known) => known && patchPage(known, changes),
  );
  for (const [id, change] of changes) {
    const { queryKey } = contactQuery(id as ContactId);
    queries.setQueryData(queryKey, (known) => known && { ...known, ...change });
  }
};

export const readContactsAgain = (queries: QueryClient): void => {
  void queries.invalidateQueries({ queryKey: rowsKey });
  void queries.invalidateQueries({ queryKey: api.contacts.key() });
};
