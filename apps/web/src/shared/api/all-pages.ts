/** So many pages are held by what only names things: a list longer than that is searched by the server. */
const longestWalk = 50;

/** Every page of a list, for what is small enough to be held whole: people, teams, fields. */
export const allPages = async <Row>(
  page: (input: { limit: number; cursor?: string }) => Promise<{
    data: Row[];
    page: { next_cursor: string | null };
  }>,
  { pages = longestWalk }: { pages?: number } = {},
): Promise<Row[]> => {
  const rows: Row[] = [];
  let cursor: string | undefined;
  for (let step = 0; step < pages; step += 1) {
    const { data, page: next } = await page({ limit: 200, ...(cursor !== undefined && { cursor }) });
    rows.push(...data);
    if (next.next_cursor === null) break;
    cursor = next.next_cursor;
  }
  return rows;
};
