import { randomUUID } from 'node:crypto';

import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';

import type { Log } from '../log/log.ts';
import { requestSeconds } from '../metrics/metrics.ts';
import { aProblem, problemResponse } from './problem.ts';

declare module 'hono' {
  interface ContextVariableMap {
    /** Names this request in the log, in the answer's `request-id` and in problems. */
    requestId: string;
  }
}

/** Gives the request an id, writes one log line without contents when it ends, and measures it. */
export const traced =
  (log: Log): MiddlewareHandler =>
  async (c, next) => {
    const given = c.req.header('request-id');
    const requestId = given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    c.set('requestId', requestId);
    const start = performance.now();
    await next();
    const ms = performance.now() - start;
    const { status } = c.res;
    c.header('request-id', requestId);
    requestSeconds.observe({ method: c.req.method, status: `${Math.floor(status / 100)}xx` }, ms / 1000);
    const level = status >= 500 ? 'error' : ms > 1_000 ? 'warn' : 'debug';
    log[level]({ requestId, method: c.req.method, path: pathInLog(c.req.path), status, ms: Math.round(ms) }, 'request');
  };

/** Addresses that are secrets are in no log. */
const pathInLog = (path: string): string => path.replace(/^\/(p|cal)\/.+/, '/$1/…');

/** What a page of this server may load and run: its own files, and a socket to itself. */
export const secured = (publicUrl: URL, inlineScripts: string[]): MiddlewareHandler => {
  const secure = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", ...inlineScripts],
      // Editors and virtual lists set styles on elements; a style cannot run anything.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'", socketOrigin(publicUrl)],
      workerSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    strictTransportSecurity: publicUrl.protocol === 'https:' ? 'max-age=31536000; includeSubDomains' : false,
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    referrerPolicy: 'strict-origin-when-cross-origin',
    xFrameOptions: 'DENY',
  });
  return async (c, next) => {
    let own: (readonly [string, string])[] = [];
    const noted = async () => {
      await next();
      own = ownable.flatMap((name) => [[name, c.res.headers.get(name) ?? ''] as const]).filter(([, value]) => value);
    };
    await secure(c, noted);
    for (const [name, value] of own) c.res.headers.set(name, value);
  };
};

/** What an answer may say for itself: files and pages for outside are walled in more closely, files shown in a frame. */
const ownable = ['content-security-policy', 'referrer-policy', 'x-frame-options'];

const socketOrigin = (url: URL): string => `${url.protocol === 'https:' ? 'wss' : 'ws'}://${url.host}`;

/** Bodies outside the API, which limits its own: 1 MB. */
export const limitedBodies = (): MiddlewareHandler =>
  bodyLimit({
    maxSize: 1024 * 1024,
    onError: (c) => {
      const response = problemResponse(aProblem('too-large'), c.get('requestId'));
      // The rest of the body is still on its way: nothing else can be asked on this connection.
      response.headers.set('connection', 'close');
      return response;
    },
  });
