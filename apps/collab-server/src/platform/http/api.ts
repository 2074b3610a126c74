import { api, apiPrefix } from '@baton/schema/api';
import { OpenAPIHandler } from '@orpc/openapi/fetch';
import type { Hono } from 'hono';

import type { ApiParts } from './parts.ts';
import { routerOf, routesOf } from './router.ts';
import { runRoute } from './run-route.ts';

/** Mounts every feature's routes under `/api/v1`. Throws at start when a route is not in the API or twice in it. */
export const mountApi = (app: Hono, parts: ApiParts): void => {
  const router = routerOf(api, routesOf(parts.features), (route, input, context) =>
    runRoute(parts, route, input, context),
  );
  const handler = new OpenAPIHandler(router);
  app.all(`${apiPrefix}/*`, async (c) => {
    const context = { headers: c.req.raw.headers, address: parts.addressOf(c), requestId: '', digest: '' };
    const { matched, response } = await handler.handle(c.req.raw, { prefix: apiPrefix, context });
    return matched ? response : c.notFound();
  });
};
