import { apiPrefix } from '@baton/schema/api';
import { OpenAPIHandler } from '@orpc/openapi/fetch';
import type { Context, Hono } from 'hono';

import { admit } from './admission.ts';
import { mountBytes } from './bytes-door.ts';
import { problemOf } from './failure.ts';
import type { ApiParts } from './parts.ts';
import { aProblem, problemResponse } from './problem.ts';
import { createRateLimiter } from './rate.ts';
import { askEachTime, revalidated } from './revalidate.ts';
import { namedRoutes, type RequestContext, routerOf, routesOf } from './router.ts';
import { runRoute } from './run-route.ts';

/** Mounts every feature's routes under `/api/v1`. Throws at start when a route is not in the API or twice in it. */
export const mountApi = (app: Hono, parts: ApiParts): void => {
  const routes = namedRoutes(parts.contracts, routesOf(parts.features));
  const router = routerOf(routes, (route, input, context) => runRoute(parts, route, input, context));
  const limiter = parts.rate && createRateLimiter(parts.rate, parts.clock);
  const failures = new WeakMap<RequestContext, unknown>();
  const handler = new OpenAPIHandler<RequestContext>(router, {
    // Before the input is parsed: who is not signed in learns nothing, not even what was wrong with it.
    clientInterceptors: [
      async (options) => {
        const signIn = await parts.access.identify(options.context.headers);
        const route = routes.get(options.path.join('.'));
        const isOpen = route?.kind === 'door' && route.who === 'anyone';
        const wait = limiter?.take(signIn?.user ?? options.context.address) ?? 0;
        if (wait > 0) throw aProblem('too-many', { headers: { 'retry-after': String(wait) } });
        if (signIn === null && !isOpen) throw aProblem('sign-in-required');
        if (route?.kind === 'query') options.context.answerHeaders.set('cache-control', askEachTime);
        return options.next({ ...options, context: { ...options.context, signIn } });
      },
    ],
    // oRPC would word errors its own way; ours are worded in one place, below.
    interceptors: [
      async (options) => {
        try {
          return await options.next();
        } catch (error) {
          failures.set(options.context, error);
          throw error;
        }
      },
    ],
  });
  const answer = async (c: Context, requestId: string): Promise<Response> => {
    const { request, digest } = await admit(c.req.raw, parts.isOwnOrigin);
    const { pathname, search } = new URL(request.url);
    const context: RequestContext = {
      headers: request.headers,
      address: parts.addressOf(c),
      requestId,
      target: pathname + search,
      digest,
      signIn: null,
      answerHeaders: new Headers({ 'cache-control': 'no-store' }),
    };
    const { matched, response } = await handler.handle(request, { prefix: apiPrefix, context });
    if (!matched) throw aProblem('not-found');
    if (failures.has(context)) throw failures.get(context);
    for (const [name, value] of context.answerHeaders) response.headers.append(name, value);
    const mayBeKept = response.headers.get('cache-control') === askEachTime;
    return mayBeKept ? revalidated(request.headers, response) : response;
  };

  mountBytes(app, parts, limiter);
  app.all(`${apiPrefix}/*`, async (c) => {
    const requestId = parts.requestIdOf(c);
    try {
      return await answer(c, requestId);
    } catch (error) {
      const { answer, unexpected } = problemOf(error);
      if (unexpected) parts.onTrouble(error, { requestId, route: `${c.req.method} ${c.req.path}` });
      return problemResponse(answer, requestId);
    }
  });
};
