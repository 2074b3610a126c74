import { api, apiPrefix } from '@baton/schema/api';
import { OpenAPIHandler } from '@orpc/openapi/fetch';
import type { Context, Hono } from 'hono';

import type { Access } from '../access/access.port.ts';
import type { Clock } from '../clock/clock.ts';
import type { Feature } from '../command/feature.ts';
import type { Documents } from '../documents/documents.port.ts';
import type { FactRecorder } from '../facts/facts.port.ts';
import type { Scopes } from '../scope/scope.ts';
import { routerOf, routesOf } from './router.ts';
import { runRoute } from './run-route.ts';

/** What the API is made of; `app.ts` passes it in. */
export interface ApiParts {
  features: readonly Feature[];
  scopes: Scopes;
  access: Access;
  facts: FactRecorder;
  documents: Documents;
  clock: Clock;
  newId: () => string;
  /** The caller's network address; behind a proxy only as far as the configuration trusts it. */
  addressOf: (c: Context) => string;
}

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
