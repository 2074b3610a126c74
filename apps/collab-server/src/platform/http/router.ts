import { type AnyContractProcedure, type AnyContractRouter, isContractProcedure } from '@orpc/contract';
import { implement, type AnyProcedure } from '@orpc/server';

import type { SignIn } from '../access/access.port.ts';
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
  /** Path and query as they were asked for. */
  target: string;
  /** SHA-256 of method, path and body: what an idempotency key may be repeated with. */
  digest: Uint8Array;
  signIn: SignIn | null;
  /** Headers to add to a good answer. */
  answerHeaders: Headers;
}

/** All routes of these features. */
export const routesOf = (features: readonly Feature[]): AnyRoute[] =>
  features.flatMap((feature) => [...feature.commands, ...feature.queries, ...(feature.doors ?? [])]);

/** Names every contract of a router by its path of keys: `things.archive`. */
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

/** Routes by the name that the API gives them. A route that it does not list, or lists twice, stops the start. */
export const namedRoutes = (contracts: AnyContractRouter, routes: readonly AnyRoute[]): Map<string, AnyRoute> => {
  const names = contractNames(contracts);
  const named = new Map<string, AnyRoute>();
  for (const route of routes) {
    const name = names.get(route.contract);
    if (name === undefined) throw new Error(`${pathOf(route.contract)} is served but not listed in schema/api`);
    if (named.has(name)) throw new Error(`${name} is served twice`);
    named.set(name, route);
  }
  return named;
};

/** The oRPC router of these routes. Contracts that nobody serves are not in it. */
export const routerOf = (
  routes: ReadonlyMap<string, AnyRoute>,
  run: (route: AnyRoute, input: unknown, context: RequestContext) => Promise<unknown>,
): Record<string, AnyProcedure> =>
  Object.fromEntries(
    [...routes].map(([name, route]) => [
      name,
      implement(route.contract)
        .$context<RequestContext>()
        .handler(({ input, context }) => run(route, input, context)),
    ]),
  );

/** `POST /things/{id}/archive`, for messages and matrices. */
export const pathOf = (contract: AnyContractProcedure): string =>
  `${contract['~orpc'].route.method ?? 'POST'} ${contract['~orpc'].route.path ?? ''}`;
