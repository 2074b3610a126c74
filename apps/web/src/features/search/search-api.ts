import { search, type FoundKind } from '@baton/schema/search';
import { keepPreviousData } from '@tanstack/react-query';

import { apiOf } from '#shared/api/client.ts';

const searchApi = apiOf({ search });

/** Records for these words; while the next letter is asked for, the last answer stays. */
export const foundQuery = (q: string, { kind, limit }: { kind?: FoundKind | undefined; limit: number }) => ({
  ...searchApi.search.find.queryOptions({ input: { q, limit, ...(kind ? { kind } : {}) } }),
  enabled: q !== '',
  placeholderData: keepPreviousData,
  staleTime: 5_000,
});
