import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { api } from '@baton/schema/api';
import { getConnInfo } from '@hono/node-server/conninfo';
import { sql } from 'drizzle-orm';
import { Hono, type Context } from 'hono';

import { mountCalDav } from '#features/calendar/caldav/dav-door.ts';
import { mountCalendarFeeds } from '#features/calendar/feeds/feed-door.ts';
import { makeAuthRoutes } from '#features/sign-in/auth-routes.ts';
import { makeAuth } from '#features/sign-in/auth.ts';
import { signInCookie } from '#platform/access/access.ts';
import { clientAddress } from '#platform/access/client-address.ts';
import { newId } from '#platform/clock/new-id.ts';
import { mountApiDocs } from '#platform/http/api-docs.ts';
import { mountApi } from '#platform/http/api.ts';
import { mountHealth, type ReadyCheck } from '#platform/http/health.ts';
import { refuseForeignOrigins } from '#platform/http/origin.ts';
import { aProblem, problemResponse } from '#platform/http/problem.ts';
import { limitedBodies, secured, traced } from '#platform/http/shield.ts';
import type { SocketDoor } from '#platform/http/socket-door.ts';
import { readWebApp } from '#platform/http/web-app.ts';
import type { Scopes } from '#platform/scope/scope.ts';

import type { Config } from './config.ts';
import { composeCore, type Core, type CoreParts } from './core.ts';

/** The application between a network and a database: it neither listens nor owns either. */
export interface App {
  fetch: Hono['fetch'];
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  core: Core;
  start(): Promise<void>;
  /** Refuses new work, then stops what runs by itself. */
  stop(): Promise<void>;
}

const apiRate = ({ apiRequestsPerMinute: perMinute }: Config) =>
  perMinute === 0 ? null : { burst: Math.ceil(perMinute / 10), perMinute };

const requestIdOf = (c: Context): string => c.get('requestId');

/** Puts the core behind HTTP and sockets. */
export const composeApp = async (parts: CoreParts): Promise<App> => {
  const { config, database, publicUrl, secret, log } = parts;
  const core = composeCore(parts);
  const { scopes, access, features, mailer, isOwnOrigin } = core;
  const doors: SocketDoor[] = [core.collab.door];
  let stopping = false;

  const app = new Hono();
  const web = await readWebApp(config.webFolder, [{ under: '/p/', file: '/customer.html' }]);
  const addressOf = (c: Context) =>
    clientAddress(c.req.header('x-forwarded-for') ?? null, getConnInfo(c).remote.address ?? '', config.trustProxy);

  app.use(traced(log), secured(publicUrl, web.inlineScripts));
  app.use('/api/auth/*', limitedBodies(), refuseForeignOrigins(isOwnOrigin));
  mountHealth(app, {
    checks: [databaseTakesWrites(scopes, core.node), logIsFollowed(core), filesAreKept(core)],
    metricsToken: config.metricsToken,
    isLoopback: (c) => /^(::1|(::ffff:)?127\.)/.test(addressOf(c)),
    stopping: () => stopping,
  });
  const report = (err: unknown) => log.error({ err }, 'signing in had trouble');
  const auth = makeAuth({ database, mailer, publicUrl, secret, newId, report });
  app.route('/api/auth', makeAuthRoutes({ auth, access, scopes, publicUrl, secret, addressOf, requestIdOf }));
  mountCalendarFeeds(app, core);
  mountApiDocs(app, { contracts: api, features }, { cookie: signInCookie(publicUrl) });
  const apiParts = {
    ...core,
    contracts: api,
    newId,
    addressOf,
    rate: apiRate(config),
    requestIdOf,
    onTrouble: (err: unknown, request: { requestId: string; route: string }) =>
      log.error({ ...request, err }, 'request failed'),
  };
  mountApi(app, apiParts);
  mountCalDav(app, apiParts);
  app.all('/api/*', (c) => problemResponse(aProblem('not-found'), requestIdOf(c)));
  web.mount(app);
  app.onError((error, c) => {
    log.error({ requestId: requestIdOf(c), err: error }, 'request failed');
    return problemResponse(aProblem('server-trouble'), requestIdOf(c));
  });

  return {
    fetch: app.fetch,
    upgrade: (request, socket, head) => {
      const { pathname } = new URL(request.url ?? '/', publicUrl);
      const door = doors.find(({ path }) => path === pathname);
      if (door && !stopping) return door.upgrade(request, socket, head);
      socket.end(`HTTP/1.1 ${stopping ? '503 Service Unavailable' : '404 Not Found'}\r\nconnection: close\r\n\r\n`);
    },
    core,
    start: () => core.start(),
    stop: async () => {
      stopping = true;
      await core.stop();
    },
  };
};

const databaseTakesWrites = (scopes: Scopes, node: string): ReadyCheck => ({
  name: 'database',
  check: async () => {
    await scopes.withSystem('poll', (tx) =>
      tx.execute(sql`insert into heartbeats (node, at) values (${node}, now())
        on conflict (node) do update set at = excluded.at`),
    );
  },
});

/** Without it all but files works on, and it is the same for every node: none of them is taken out of service for it. */
const filesAreKept = ({ files }: Core): ReadyCheck => ({
  name: 'files',
  impairs: true,
  check: () => files.storage.check(),
});

const logIsFollowed = ({ collab }: Core): ReadyCheck => ({
  name: 'log',
  check: async () => {
    if (!collab.current()) throw new Error('this node has not heard from the log for two seconds');
  },
});
