const longestWalk = 50;

/** Every page of a list, for what is small enough to be held whole: people, teams, fields. */
export const allPages = async <Row>(
  page: (input: { limit: number; cursor?: string }) => Promise<{
    data: Row[];
    page: { next_cursor: string | null };
  }>,
): Promise<Row[]> => {
  const rows: Row[] = [];
  let cursor: string | undefined;
  for (let step = 0; step < longestWalk; step += 1) {
    const { data, page: next } = await page({ limit: 200, ...(cursor !== undefined && { cursor }) });
    rows.push(...data);
    if (next.next_cursor === null) break;
    cursor = next.next_cursor;
  }
  return rows;
};
