import { createORPCClient } from '@orpc/client';
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';

import { batonFetch } from './fetch.ts';

/** How one call is made: under a key of the caller's where it may be made again later. */
interface CallContext {
  key?: string;
}

/**
 * A typed client of these contracts over `/api/v1`, in the form that TanStack Query takes:
 * `useQuery(api.members.list.queryOptions({ input }))`, `useMutation(api.members.invite.mutationOptions())`, and
 * `api.members.invite.call(input)`. Errors are always `Problem`.
 */
export const apiOf = <Contracts extends AnyContractRouter>(contracts: Contracts) => {
  const link = new OpenAPILink<CallContext>(contracts, {
    headers: ({ context }) => (context.key === undefined ? {} : { 'idempotency-key': context.key }),
    url: () => `${globalThis.location.origin}/api/v1`,
    fetch: (request, init) => batonFetch(request, init),
  });
  const client: ContractRouterClient<Contracts, CallContext> = createORPCClient(link);
  return createTanstackQueryUtils(client);
};
