import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

import { getRequestListener } from '@hono/node-server';

import type { Clock } from '#platform/clock/clock.ts';
import { openStore, type Store } from '#platform/db/open-store.ts';
import type { Log } from '#platform/log/log.ts';

import { composeApp, type App } from './app.ts';
import type { Config } from './config.ts';
import { secretOf } from './secret.ts';

export interface RunningServer {
  url: string;
  store: Store;
  app: App;
  /** Ends everything within ten seconds: sockets, running requests, background work, database. */
  stop: () => Promise<void>;
}

/** The port cannot be used; the message names the remedy. */
export class PortRefused extends Error {}

/**
 * Takes the port, opens the database, composes the application and starts it. A port that is taken is noticed before
 * anything is touched.
 */
export const startServer = async (config: Config, log: Log, clock?: Clock): Promise<RunningServer> => {
  const server = createServer((_, response) => {
    response.writeHead(503, { 'retry-after': '1' }).end('Baton is starting\n');
  });
  const port = await listen(server, config);
  const url = `http://${reachable(config.host)}:${port}`;
  const publicUrl = config.publicUrl ?? new URL(url);
  let store: Store | null = null;
  try {
    store = await openStore(config, log);
    const secret = await secretOf(config);
    const app = await composeApp({
      config,
      database: store.database,
      publicUrl,
      secret,
      log,
      ...(clock ? { clock } : {}),
    });
    await app.start();
    server.removeAllListeners('request');
    const answer = getRequestListener(app.fetch);
    server.on('request', (request, response) => void answer(request, response));
    server.on('upgrade', (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      app.upgrade(request, socket, head);
    });
    return { url, store, app, stop: onlyOnce(() => stopAll(server, app, store as Store, log)) };
  } catch (error) {
    server.close();
    server.closeAllConnections();
    await store?.close();
    throw error;
  }
};

/** A name for an address that the server listens on. */
const reachable = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
};

const listen = async (server: Server, { host, port }: Config): Promise<number> => {
  // Headers must come quickly; bodies of imports may take their time.
  server.headersTimeout = 10_000;
  server.requestTimeout = 300_000;
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new PortRefused(`Port ${port} is taken by another program. Stop it, or choose another with PORT.`, {
        cause,
      });
    if (code === 'EACCES')
      throw new PortRefused(`Port ${port} may not be used by this user. Choose one above 1023 with PORT.`, { cause });
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new PortRefused(`HOST ${host} is no address of this machine.`, { cause });
    throw cause;
  }
  return (server.address() as { port: number }).port;
};

/** No step may hold up the ones after it for longer. */
const stepMs = 3_000;

const stopAll = async (server: Server, app: App, store: Store, log: Log): Promise<void> => {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  await Promise.all([atMost('application', app.stop(), log), atMost('requests', closed, log)]);
  server.closeAllConnections();
  await atMost('database', store.close(), log);
};

const atMost = async (step: string, work: Promise<unknown>, log: Log): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<'late'>();
  const timer = setTimeout(resolve, stepMs, 'late');
  const ended = await Promise.race([
    work.catch((err: unknown) => log.error({ err, step }, 'stopping failed')),
    promise,
  ]);
  clearTimeout(timer);
  if (ended === 'late') log.error({ step }, 'stopping took too long');
};

const onlyOnce = (work: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | null = null;
  return () => (running ??= work());
};
