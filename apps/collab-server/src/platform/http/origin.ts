import type { MiddlewareHandler } from 'hono';

import { aProblem, problemResponse } from './problem.ts';

/** Says whether a page of this origin may speak to the server with the cookies of a person. */
export type OriginCheck = (origin: string | null | undefined) => boolean;

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Pages of the public address, and on a machine of one's own any of its loopback names. */
export const originCheck =
  (publicUrl: URL): OriginCheck =>
  (origin) => {
    if (!origin || !URL.canParse(origin)) return false;
    const from = new URL(origin);
    if (from.origin === publicUrl.origin) return true;
    const samePort = from.port === publicUrl.port && from.protocol === publicUrl.protocol;
    return samePort && loopback.has(from.hostname) && loopback.has(publicUrl.hostname);
  };

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * True when another site's page may have asked for this change. Browsers name the page; a program names none, and may do
 * without unless it carries a person's cookie: then it has to say that it means it.
 */
export const isForeign = (headers: Headers, isOwn: OriginCheck): boolean => {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return true;
  const origin = headers.get('origin');
  return origin === null ? headers.has('cookie') : !isOwn(origin);
};

/** For routes beside the API, which does so itself: refuses changes that a page of another origin asks for. */
export const refuseForeignOrigins =
  (allowed: OriginCheck): MiddlewareHandler =>
  async (c, next) => {
    if (safe.has(c.req.method) || !isForeign(c.req.raw.headers, allowed)) return next();
    return problemResponse(aProblem('wrong-origin'), c.get('requestId'));
  };
