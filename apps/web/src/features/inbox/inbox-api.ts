import { inbox, type InboxItem } from '@baton/schema/inbox';
import type { InboxItemId } from '@baton/schema/shared';
import {
  infiniteQueryOptions,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query';
import { useEffect } from 'react';

import { apiOf } from '#shared/api/client.ts';

import type { ShownRows } from './inbox-search.ts';

export const api = apiOf({ inbox });

/** Rows are written with the facts that they are about, so whoever hears of a fact finds its row. */
const facts = [
  'mention.',
  'thread.',
  'comment.',
  'task.',
  'event.',
  'handoff.',
  'proposal.',
  'account.responsibility-changed',
  'goal.',
  'access.',
  'member.',
  'team.',
];
/** How they are sorted is one's own, and leaves no fact. */
const meta = { facts, own: 'inbox', kept: true } as const;

const rowsKey = ['inbox', 'rows'] as const;
const firstPage: { cursor?: string } = {};

export const inboxRowsQuery = (shown: ShownRows) =>
  infiniteQueryOptions({
    queryKey: [...rowsKey, shown],
    queryFn: ({ pageParam }) => api.inbox.list.call({ ...shown, limit: 50, ...pageParam }),
    initialPageParam: firstPage,
    getNextPageParam: ({ page }) => (page.next_cursor === null ? undefined : { cursor: page.next_cursor }),
    meta,
  });

export const inboxItemQuery = (itemId: InboxItemId) =>
  api.inbox.get.queryOptions({ input: { itemId }, meta, retry: false });

/** What came last, for those who are told of it elsewhere than in the list. */
export const newestRowsQuery = () =>
  api.inbox.list.queryOptions({ input: { tab: 'inbox', limit: 20 }, meta: { facts, own: 'inbox' } });

const countsQuery = () => api.inbox.counts.queryOptions({ input: {}, meta });

/** A timer holds no more than this many milliseconds. */
const longestTimer = 2 ** 31 - 1;

/** How much waits; nothing until it has been read. At the moment that a snoozed row is back all is read again. */
export const useInboxCounts = (enabled: boolean) => {
  const queries = useQueryClient();
  const { data } = useQuery({ ...countsQuery(), enabled });
  const nextAt = data?.nextAt ?? null;
  useEffect(() => {
    if (nextAt === null) return;
    const wait = Math.min(longestTimer, Math.max(0, new Date(nextAt).getTime() - Date.now()) + 200);
    const timer = setTimeout(() => readInboxAgain(queries), wait);
    return () => clearTimeout(timer);
  }, [nextAt, queries]);
  return data;
};

type Page = Awaited<ReturnType<typeof api.inbox.list.call>>;
type Pages = InfiniteData<Page>;

/** Writes what a row becomes into what is shown; it leaves the tabs in which it is no more. */
export const patchInbox = (
  queries: QueryClient,
  id: InboxItemId,
  change: Partial<InboxItem>,
  leaves: boolean,
): void => {
  queries.setQueriesData<Pages>(
    { queryKey: rowsKey },
    (known) =>
      known && {
        ...known,
        pages: known.pages.map((page) => ({
          ...page,
          data: leaves
            ? page.data.filter((row) => row.id !== id)
            : page.data.map((row) => (row.id === id ? { ...row, ...change } : row)),
        })),
      },
  );
  queries.setQueryData(
    inboxItemQuery(id).queryKey,
    (known) => known && { ...known, item: { ...known.item, ...change } },
  );
};

/** Takes out of what is shown what is done up to a moment. */
export const emptyInbox = (queries: QueryClient, shown: ShownRows, upTo: string): void =>
  void queries.setQueryData(
    inboxRowsQuery(shown).queryKey,
    (known) =>
      known && {
        ...known,
        pages: known.pages.map((page) => ({ ...page, data: page.data.filter(({ newestAt }) => newestAt > upTo) })),
      },
  );

export const readInboxAgain = (queries: QueryClient): void => {
  void queries.invalidateQueries({ queryKey: rowsKey });
  void queries.invalidateQueries({ queryKey: api.inbox.key() });
};
