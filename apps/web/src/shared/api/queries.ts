import { QueryClient } from '@tanstack/react-query';

import { Problem } from './problem.ts';

const worthAsking = (error: unknown) => error instanceof Problem && (error.status === 0 || error.status >= 500);

/**
 * The tab's cache of rows. Nothing polls and nothing is read again for a change of window: the live feed says what
 * became stale. What is cached stays on screen while it is read again.
 */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        gcTime: 30 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && worthAsking(error),
      },
      // Changes are asked again below, in `batonFetch`, under the same idempotency key.
      mutations: { networkMode: 'always', retry: false },
    },
  });
