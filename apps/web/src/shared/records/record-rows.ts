import { infiniteQueryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query';

/** One page of a list as every list of the API tells it. */
export interface RowsPage<Row> {
  data: Row[];
  page: { next_cursor: string | null; has_more: boolean };
}

const pageSize = 100;
const firstPage: { cursor?: string } = {};

/** The rows of a list, page after page; `facts` are the beginnings of those that make it stale. */
export const rowsQuery = <Row>(
  key: readonly unknown[],
  facts: readonly string[],
  read: (page: { limit: number; cursor?: string }) => Promise<RowsPage<Row>>,
) =>
  infiniteQueryOptions({
    queryKey: key,
    queryFn: ({ pageParam }) => read({ limit: pageSize, ...pageParam }),
    initialPageParam: firstPage,
    getNextPageParam: ({ page }) => (page.next_cursor === null ? undefined : { cursor: page.next_cursor }),
    meta: { facts },
  });

/** A page with these changes in its rows; the same page when it has none of them. */
export const patchPage = <Row extends { id: string }>(
  page: RowsPage<Row>,
  changes: ReadonlyMap<string, Partial<Row>>,
): RowsPage<Row> =>
  page.data.some(({ id }) => changes.has(id))
    ? { ...page, data: page.data.map((row) => ({ ...row, ...changes.get(row.id) })) }
    : page;

/** Writes changes into the lists that are shown under this key, before the server has said anything. */
export const patchRows = <Row extends { id: string }>(
  queries: QueryClient,
  key: readonly unknown[],
  changes: ReadonlyMap<string, Partial<Row>>,
): void => {
  queries.setQueriesData<InfiniteData<RowsPage<Row>>>(
    { queryKey: key },
    (known) => known && { ...known, pages: known.pages.map((page) => patchPage(page, changes)) },
  );
};
