import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createCollab, type Collab } from '@baton/collab-server/collab/collab.ts';
import { createServerDocuments, type ServerDocuments } from '@baton/collab-server/collab/server-documents.ts';
import { createUpdateLog, type UpdateLog } from '@baton/collab-server/collab/update-log/update-log.ts';
import { boardKind } from '@baton/collab-server/features/deals/board.projection.ts';
import { makeAccess } from '@baton/collab-server/platform/access/access.ts';
import { systemClock } from '@baton/collab-server/platform/clock/clock.ts';
import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import { createFactRecorder } from '@baton/collab-server/platform/facts/recorder.ts';
import { startFeed } from '@baton/collab-server/platform/feed/feed.ts';
import { originCheck } from '@baton/collab-server/platform/http/origin.ts';
import { createLog } from '@baton/collab-server/platform/log/log.ts';
import { createPulse } from '@baton/collab-server/platform/pulse/pulse.ts';
import type { Scopes } from '@baton/collab-server/platform/scope/scope.ts';
import { limits as defaultLimits, type Limits } from '@baton/schema/wire';

export interface LiveNode {
  url: string;
  collab: Collab;
  log: UpdateLog;
  server: ServerDocuments;
  /** How often it has looked at the database: its own measure of time, also on a busy machine. */
  looks(): number;
  stop(): Promise<void>;
}

const onTrouble = (): void => {};

/** One node of live documents on a port of its own, made of the real parts; several share one database. */
export const liveNode = async (
  { scopes }: { scopes: Scopes },
  options: { limits?: Partial<Limits>; redisUrl?: string; pollMs?: number; idleMs?: number } = {},
): Promise<LiveNode> => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const publicUrl = new URL(url);
  const log = createUpdateLog({ scopes });
  const facts = createFactRecorder({ projections: [], clock: systemClock, newId });
  const kinds = [boardKind({ clock: systemClock })];
  const documents = createServerDocuments({ scopes, kinds, facts, log, clock: systemClock });
  const feed = startFeed({ scopes, sees: new Map(), onTrouble });
  const pulse = createPulse({
    scopes,
    onTrouble,
    ...(options.pollMs === undefined ? {} : { everyMs: options.pollMs }),
  });
  let looks = 0;
  pulse.ask({ sql: 'select 1', parameters: () => [], heard: () => void (looks += 1) });
  const collab = createCollab({
    scopes,
    access: makeAccess({ scopes, secret: 'a secret that tests alone may know', publicUrl }),
    updateLog: log,
    kinds,
    places: new Map(),
    feed,
    isOwnOrigin: originCheck(publicUrl),
    log: createLog(process.env['LOG_LEVEL'] ?? 'silent'),
    node: newId(),
    trustProxy: 0,
    redisUrl: options.redisUrl ?? null,
    limits: { ...defaultLimits, ...options.limits },
    pulse,
    ...(options.idleMs === undefined ? {} : { idleMs: options.idleMs }),
  });
  server.on('upgrade', (request, socket, head) => collab.door.upgrade(request, socket, head));
  const projecting = documents.start({ onTrouble });
  await collab.start();
  return {
    url,
    collab,
    log,
    server: documents,
    looks: () => looks,
    stop: async () => {
      await collab.stop();
      await Promise.all([projecting.stop(), feed.stop()]);
      server.closeAllConnections();
      server.close();
    },
  };
};
