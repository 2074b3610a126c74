import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { api } from '@baton/schema/api';
import { getConnInfo } from '@hono/node-server/conninfo';
import { sql } from 'drizzle-orm';
import { Hono, type Context } from 'hono';

import { createCollab } from '#collab/collab.ts';
import { createUpdateLog } from '#collab/update-log/update-log.ts';
import { makeAuthRoutes } from '#features/sign-in/auth-routes.ts';
import { makeAuth } from '#features/sign-in/auth.ts';
import { signInFeature } from '#features/sign-in/sign-in.feature.ts';
import { workspacesFeature } from '#features/workspaces/workspaces.feature.ts';
import { makeAccess, signInCookie } from '#platform/access/access.ts';
import { clientAddress } from '#platform/access/client-address.ts';
import { systemClock, type Clock } from '#platform/clock/clock.ts';
import { newId } from '#platform/clock/new-id.ts';
import type { Feature } from '#platform/command/feature.ts';
import type { Database } from '#platform/db/database.ts';
import { absentDocuments } from '#platform/documents/absent-documents.ts';
import { createFactRecorder } from '#platform/facts/recorder.ts';
import { startSequencer, type Sequencer } from '#platform/facts/sequencer.ts';
import { timelineFeature } from '#platform/facts/timeline.ts';
import { visibilityOf } from '#platform/facts/visibility.ts';
import { startFeed } from '#platform/feed/feed.ts';
import { mountApiDocs } from '#platform/http/api-docs.ts';
import { mountApi } from '#platform/http/api.ts';
import { mountHealth, type ReadyCheck } from '#platform/http/health.ts';
import { originCheck, refuseForeignOrigins } from '#platform/http/origin.ts';
import { aProblem, problemResponse } from '#platform/http/problem.ts';
import { limitedBodies, secured, traced } from '#platform/http/shield.ts';
import type { SocketDoor } from '#platform/http/socket-door.ts';
import { readWebApp } from '#platform/http/web-app.ts';
import { createJobRunner } from '#platform/jobs/job-runner.ts';
import type { Log } from '#platform/log/log.ts';
import { createMailer } from '#platform/mail/mail.ts';
import type { Scopes } from '#platform/scope/scope.ts';

import type { Config } from './config.ts';

export interface AppParts {
  config: Config;
  database: Database;
  publicUrl: URL;
  /** Signs cookies and links. */
  secret: string;
  log: Log;
  clock?: Clock;
}

/** The application between a network and a database: it neither listens nor owns either. */
export interface App {
  fetch: Hono['fetch'];
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Starts what runs by itself: sockets, sequencer, jobs. */
  start(): Promise<void>;
  /** Refuses new work, tells the sockets to come back later, finishes what is being written. */
  stop(): Promise<void>;
}

const requestIdOf = (c: Context): string => c.get('requestId');

/** Composes features, live documents and platform into one application. */
export const composeApp = async ({
  config,
  database,
  publicUrl,
  secret,
  log,
  clock = systemClock,
}: AppParts): Promise<App> => {
  const { scopes } = database;
  const mail = createMailer({ scopes, ...config, from: config.mailFrom });
  const { mailer } = mail;
  const features: Feature[] = [signInFeature({ scopes }), workspacesFeature({ mailer, publicUrl })];
  const access = makeAccess({ scopes, secret, publicUrl });
  const facts = createFactRecorder({ projections: features.map(({ projections }) => projections), clock, newId });
  const checks: ReadyCheck[] = [databaseTakesWrites(scopes)];
  const isOwnOrigin = originCheck(publicUrl);
  let stopping = false;
  const sees = visibilityOf(features);
  const feed = startFeed({
    scopes,
    sees,
    onTrouble: (err) => log.error({ err }, 'the feed had trouble'),
  });
  let sequencer: Sequencer | null = null;
  const updateLog = createUpdateLog({ scopes });
  const collab = createCollab({
    scopes,
    access,
    updateLog,
    kinds: features.flatMap(({ documentKinds }) => documentKinds ?? []),
    feed,
    isOwnOrigin,
    log,
    node,
    trustProxy: config.trustProxy,
    redisUrl: config.redisUrl,
  });
  const doors: SocketDoor[] = [collab.door];
  const jobs = createJobRunner({ scopes, kinds: [mail.job, ...features.flatMap((each) => each.jobs ?? [])], log });

  const app = new Hono();
  const web = await readWebApp(config.webFolder);
  const addressOf = (c: Context) =>
    clientAddress(c.req.header('x-forwarded-for') ?? null, getConnInfo(c).remote.address ?? '', config.trustProxy);

  app.use(traced(log), secured(publicUrl, web.inlineScripts));
  app.use('/api/auth/*', limitedBodies(), refuseForeignOrigins(isOwnOrigin));
  mountHealth(app, {
    checks,
    metricsToken: config.metricsToken,
    isLoopback: (c) => /^(::1|(::ffff:)?127\.)/.test(addressOf(c)),
    stopping: () => stopping,
  });
  const report = (err: unknown) => log.error({ err }, 'signing in had trouble');
  const auth = makeAuth({ database, mailer, publicUrl, secret, newId, report });
  app.route('/api/auth', makeAuthRoutes({ auth, access, scopes, publicUrl, secret, addressOf, requestIdOf }));
  const served = [...features, timelineFeature(sees)];
  mountApiDocs(app, { contracts: api, features: served }, { cookie: signInCookie(publicUrl) });
  mountApi(app, {
    contracts: api,
    features: served,
    scopes,
    access,
    facts,
    documents: absentDocuments,
    clock,
    newId,
    addressOf,
    requestIdOf,
    isOwnOrigin,
    onTrouble: (err, request) => log.error({ ...request, err }, 'request failed'),
    onFacts: () => sequencer?.wake(),
  });
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
    start: async () => {
      sequencer = startSequencer({
        scopes,
        onPlaced: (workspace, { seq, hash }) => {
          // The log anchors the chain: `baton audit verify --head` compares with what was logged.
          log.info({ workspace, seq, hash: Buffer.from(hash).toString('hex') }, 'facts placed');
          feed.wake(workspace);
        },
        onTrouble: (err) => log.error({ err }, 'the sequencer had trouble'),
      });
      collab.start();
      await jobs.start();
    },
    stop: async () => {
      stopping = true;
      await Promise.all([collab.stop(), jobs.stop(), feed.stop(), sequencer?.stop()]);
    },
  };
};

const node = newId();

const databaseTakesWrites = (scopes: Scopes): ReadyCheck => ({
  name: 'database',
  check: async () => {
    await scopes.withSystem('poll', (tx) =>
      tx.execute(sql`insert into heartbeats (node, at) values (${node}, now())
        on conflict (node) do update set at = excluded.at`),
    );
  },
});
