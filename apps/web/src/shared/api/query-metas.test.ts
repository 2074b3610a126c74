import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';

import { metasOf } from './query-metas.ts';

test('a place that says nothing of a query does not undo what another one says', () => {
  const client = new QueryClient();
  const [queryKey, queryFn] = [['account'], () => 'Acme'];
  const leave = [
    new QueryObserver(client, { queryKey, queryFn, meta: { kept: true } }).subscribe(() => undefined),
    new QueryObserver(client, { queryKey, queryFn }).subscribe(() => undefined),
  ];
  const query = client.getQueryCache().find({ queryKey });
  expect(query && [query.meta?.kept, metasOf(query).some((meta) => meta?.kept === true)]).toEqual([undefined, true]);
  for (const each of leave) each();
});
