import { accounts } from '@baton/schema/accounts';
import { contacts, type Contact } from '@baton/schema/contacts';
import type { AccountId, ContactId } from '@baton/schema/shared';
import { infiniteQueryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query';

import { apiOf } from '#shared/api/client.ts';

import type { ContactFilter } from './contact-search.ts';

/** What the pages of contacts ask the server for. */
export const api = apiOf({ accounts, contacts });

export const contactQuery = (contactId: ContactId) =>
  api.contacts.get.queryOptions({
    input: { contactId },
    meta: { facts: ['contact.', 'account.merged', 'account.split'], kept: true },
  });

/** The people at one account. */
export const contactsAtQuery = (accountId: AccountId) =>
  api.contacts.list.queryOptions({
    input: { accountId, limit: 200 },
    meta: { facts: ['contact.', 'account.merged', 'account.split'], kept: true },
  });

type Page = Awaited<ReturnType<typeof api.contacts.list.call>>;

const rowsKey = ['contacts', 'rows'] as const;
const pageSize = 100;
const firstPage: { cursor?: string } = {};

/** The rows of a list, page after page. */
export const contactRowsQuery = (filter: ContactFilter) =>
  infiniteQueryOptions({
    queryKey: [...rowsKey, filter],
    queryFn: ({ pageParam }) => api.contacts.list.call({ ...inputOf(filter), limit: pageSize, ...pageParam }),
    initialPageParam: firstPage,
    getNextPageParam: ({ page }) => (page.next_cursor === null ? undefined : { cursor: page.next_cursor }),
    meta: { facts: ['contact.'] },
  });

/** A filter as the server takes it. */
export const inputOf = ({ owner, sort, ...filter }: ContactFilter) => ({
  ...filter,
  ...(sort !== undefined && { sort }),
  ...(owner !== undefined && { ownerId: owner }),
});

/** Writes changes into what is shown, before the server has said anything. */
export const patchContacts = (queries: QueryClient, changes: ReadonlyMap<ContactId, Partial<Contact>>): void => {
  const patchPage = (page: Page): Page =>
    page.data.some(({ id }) => changes.has(id))
      ? { ...page, data: page.data.map((row) => ({ ...row, ...changes.get(row.id) })) }
      : page;
  queries.setQueriesData<InfiniteData<Page>>(
    { queryKey: rowsKey },
    (known) => known && { ...known, pages: known.pages.map(patchPage) },
  );
  queries.setQueriesData<Page>({ queryKey: api.contacts.list.key() }, (known) => known && patchPage(known));
  for (const [contactId, change] of changes) {
    queries.setQueryData(contactQuery(contactId).queryKey, (known) => known && { ...known, ...change });
  }
};

export const readContactsAgain = (queries: QueryClient): void => {
  void queries.invalidateQueries({ queryKey: rowsKey });
  void queries.invalidateQueries({ queryKey: api.contacts.key() });
};
