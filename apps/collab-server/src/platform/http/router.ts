import { type AnyContractProcedure, type AnyContractRouter, isContractProcedure } from '@orpc/contract';
import { implement, type AnyRouter } from '@orpc/server';

import type { AnyCommand } from '../command/command.ts';
import type { AnyDoor } from '../command/door.ts';
import type { Feature } from '../command/feature.ts';
import type { AnyQuery } from '../command/query.ts';

/** A route of a feature, whatever its kind. */
export type AnyRoute = AnyCommand | AnyQuery | AnyDoor;

/** What the HTTP door knows of one request before its route runs. */
export interface RequestContext {
  headers: Headers;
  address: string;
  requestId: string;
  /** SHA-256 of method, path and body: what an idempotency key may be repeated with. */
  digest: string;
}

/** All routes of these features. */
export const routesOf = (features: readonly Feature[]): AnyRoute[] =>
  features.flatMap((feature) => [...feature.commands, ...feature.queries, ...(feature.doors ?? [])]);

/** Names every contract of a router by its path of keys: `deals.archive`. */
export const contractNames = (
  router: AnyContractRouter,
  path: readonly string[] = [],
): Map<AnyContractProcedure, string> => {
  if (isContractProcedure(router)) return new Map([[router, path.join('.')]]);
  return new Map(
    Object.entries(router).flatMap(([key, part]: [string, AnyContractRouter]) => [
      ...contractNames(part, [...path, key]),
    ]),
  );
};

/**
 * The oRPC router of these routes. Contracts that nobody serves yet are left out; a route that the API does not list,
 * or that two features serve, is a broken promise of the program.
 */
export const routerOf = (
  contracts: AnyContractRouter,
  routes: readonly AnyRoute[],
  run: (route: AnyRoute, input: unknown, context: RequestContext) => Promise<unknown>,
): AnyRouter => {
  const names = contractNames(contracts);
  const router: Record<string, AnyRouter> = {};
  for (const route of routes) {
    const name = names.get(route.contract);
    if (name === undefined) throw new Error(`${pathOf(route.contract)} is served but not listed in schema/api`);
    if (name in router) throw new Error(`${name} is served twice`);
    router[name] = implement(route.contract)
      .$context<RequestContext>()
      .handler(({ input, context }) => run(route, input, context));
  }
  return router;
};

/** `POST /deals/{dealId}/archive`, for messages and matrices. */
export const pathOf = (contract: AnyContractProcedure): string =>
  `${contract['~orpc'].route.method ?? 'POST'} ${contract['~orpc'].route.path ?? ''}`;
