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
 * For routes beside the API, which does so itself: refuses changes that a page of another origin asks for. Programs that are no browser send neither header and carry no
 * cookie that a page could abuse.
 */
export const refuseForeignOrigins =
  (allowed: OriginCheck): MiddlewareHandler =>
  async (c, next) => {
    if (safe.has(c.req.method)) return next();
    const origin = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    const foreign =
      origin === undefined ? site !== undefined && site !== 'same-origin' && site !== 'none' : !allowed(origin);
    if (!foreign) return next();
    return problemResponse(aProblem('wrong-origin'), c.get('requestId'));
  };
