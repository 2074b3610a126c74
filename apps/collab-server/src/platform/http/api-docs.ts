import { apiVersion } from '@baton/schema/api';
import type { Hono } from 'hono';

import { docsPage } from './docs-page.ts';
import { openApiDocument } from './openapi.ts';
import type { ApiParts } from './parts.ts';
import { namedRoutes, routesOf } from './router.ts';

/** Serves the API's description, for programs at `/api/openapi.json` and for people at `/api/docs`. */
export const mountApiDocs = (
  app: Hono,
  { contracts, features }: Pick<ApiParts, 'contracts' | 'features'>,
  { cookie }: { cookie: string },
): void => {
  const routes = namedRoutes(contracts, routesOf(features));
  const describe = async () => {
    const document = await openApiDocument(routes, { version: apiVersion, cookie });
    return { document, page: docsPage(document) };
  };
  // Made at the first question, then kept: routes do not change while the server runs.
  let described: ReturnType<typeof describe> | null = null;
  app.get('/api/openapi.json', async (c) => c.json((await (described ??= describe())).document));
  app.get('/api/docs', async (c) => c.html((await (described ??= describe())).page));
};
