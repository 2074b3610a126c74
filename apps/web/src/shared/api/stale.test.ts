import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';

import { forgetUnseen, makeStale } from './stale.ts';

/** A server that answers when told to, each time with how often it was asked. */
const aServer = () => {
  const waiting: (() => void)[] = [];
  let asked = 0;
  return {
    ask: () => {
      asked += 1;
      const answer = asked;
      return new Promise<number>((resolve) => void waiting.push(() => resolve(answer)));
    },
    answer: async () => {
      for (const each of waiting.splice(0)) each();
      await new Promise((resolve) => void setTimeout(resolve, 5));
    },
  };
};

const queryKey = ['inbox'];

test('a first answer that is older than what was heard is asked for once more', async () => {
  const queries = new QueryClient();
  const { ask, answer } = aServer();
  const observer = new QueryObserver(queries, { queryKey, queryFn: ask });
  const stop = observer.subscribe(() => undefined);
  makeStale(queries);
  makeStale(queries);
  await answer();
  await answer();
  expect(observer.getCurrentResult()).toMatchObject({ data: 2, isFetching: false });
  stop();
});

test('what is read for later counts as stale when it was asked for before', async () => {
  const queries = new QueryClient();
  const { ask, answer } = aServer();
  const asked = queries.fetchQuery({ queryKey, queryFn: ask });
  makeStale(queries);
  await answer();
  expect(await asked).toBe(1);
  expect(queries.getQueryState(queryKey)).toMatchObject({ isInvalidated: true, fetchStatus: 'idle' });
});

test('changed rights take away what nobody looks at, and not what a page waits for', async () => {
  const queries = new QueryClient();
  const { ask, answer } = aServer();
  queries.setQueryData(['seen before'], 1);
  queries.setQueryData(queryKey, 0, { updatedAt: 1 });
  const waits = queries.fetchQuery({ queryKey, queryFn: ask, staleTime: 60_000 });
  forgetUnseen(queries);
  await answer();
  expect(await waits).toBe(1);
  expect(queries.getQueryData(['seen before'])).toBeUndefined();
  expect(queries.getQueryState(queryKey)?.isInvalidated).toBe(true);
});
