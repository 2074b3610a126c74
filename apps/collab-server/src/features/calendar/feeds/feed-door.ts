import { createHash } from 'node:crypto';

import { feedPath, feedToken } from '@baton/schema/calendar';
import type { Hono } from 'hono';

import type { Clock } from '#platform/clock/clock.ts';
import type { Scopes } from '#platform/scope/scope.ts';

import { readFeed } from './feed-text.ts';

/**
 * Secret addresses of calendars, outside the API: programs that read them know no cookies and no keys. Whoever does not
 * know a secret learns nothing, not even whether there is one.
 */
export const mountCalendarFeeds = (app: Hono, { scopes, clock }: { scopes: Scopes; clock: Clock }): void => {
  app.get('/cal/:file', async (c) => {
    const token = feedToken.safeParse(c.req.param('file').replace(/\.ics$/, '')).data;
    const asked = token !== undefined && c.req.path === feedPath(token);
    const text = asked ? await readFeed(scopes, token, clock.now()) : null;
    if (text === null) return c.text('There is no such calendar.\n', 404);
    const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    // A secret address is kept by nobody on the way.
    const headers = { etag, 'cache-control': 'private, no-cache', 'referrer-policy': 'no-referrer' };
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
    return c.body(text, 200, {
      ...headers,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="calendar.ics"',
    });
  });
};
