import type { WorkspaceId } from '@baton/schema/shared';
import { limits as defaultLimits, type DocumentKind, type Limits } from '@baton/schema/wire';

import type { Access } from '#platform/access/access.port.ts';
import type { PlaceLevel } from '#platform/command/feature.ts';
import type { LiveDocumentKind } from '#platform/documents/documents.port.ts';
import type { Feed } from '#platform/feed/feed.ts';
import type { OriginCheck } from '#platform/http/origin.ts';
import type { SocketDoor } from '#platform/http/socket-door.ts';
import type { Log } from '#platform/log/log.ts';
import type { Pulse } from '#platform/pulse/pulse.ts';
import type { Scopes } from '#platform/scope/scope.ts';

import { createApplier } from './applier/applier.ts';
import { createRedisHints, noHints } from './cluster/hints.ts';
import { askOfWatched, type Seen } from './cluster/watched.ts';
import { acceptedSeconds, closedSockets, openDocuments, openSockets, refusedEdits } from './collab-metrics.ts';
import { createGate } from './gate/gate.ts';
import { createScratch } from './gate/scratch.ts';
import { createPresenceRoom } from './presence/presence-room.ts';
import { createAdmission } from './socket/admission.ts';
import { createAuthority } from './socket/authority.ts';
import { createAwarenessDesk } from './socket/awareness.ts';
import { createSocketDoor } from './socket/door.ts';
import { createIncoming } from './socket/incoming.ts';
import { openDocument, Refused } from './socket/opening.ts';
import { createRights } from './socket/rights.ts';
import { createRooms } from './socket/rooms.ts';
import type { Session } from './socket/session.ts';
import { createSnapshots } from './update-log/snapshots.ts';
import type { UpdateLog } from './update-log/update-log.ts';

export interface CollabParts {
  scopes: Scopes;
  access: Access;
  updateLog: UpdateLog;
  kinds: readonly LiveDocumentKind<unknown>[];
  /** Pages that are no documents: who is told who is there. */
  places: ReadonlyMap<string, PlaceLevel>;
  feed: Feed;
  isOwnOrigin: OriginCheck;
  log: Log;
  /** Id of this node. */
  node: string;
  trustProxy: number;
  redisUrl: string | null;
  limits?: Limits;
  /** The look at the database, which live documents start and stop: they stand on it. */
  pulse: Pulse;
  /** Milliseconds that a document without people stays in memory; ten seconds when absent. */
  idleMs?: number;
}

/** Live documents on sockets. */
export interface Collab {
  door: SocketDoor;
  /** Whether this node has heard from the database lately; without that it takes no edits and shows none. */
  current(): boolean;
  start(): Promise<void>;
  /** Sends every socket away to come back later, then finishes what is being written. */
  stop(): Promise<void>;
}

const sweepMs = 1_000;

export const createCollab = (parts: CollabParts): Collab => {
  const { scopes, access, updateLog, log, limits = defaultLimits } = parts;
  const kinds = new Map<DocumentKind, LiveDocumentKind<unknown>>(parts.kinds.map((kind) => [kind.kind, kind]));
  const sessions = new Set<Session>();
  const rights = createRights();
  const onTrouble = (err: unknown): void => log.warn({ err }, 'live documents had trouble');

  const applier = createApplier({
    scopes,
    log: updateLog,
    held: () => !rights.fresh(),
    onTorn: (document) => rooms.tear(document),
    onReplayed: (document, rows) => snapshots.replayed(document, rows),
  });
  const snapshots = createSnapshots({ scopes, log: updateLog, onTrouble });
  const scratch = createScratch({ scopes });
  const gate = createGate({ applier, scratch, kinds, limits });
  const incoming = createIncoming({
    log: updateLog,
    applier,
    gate,
    rights,
    onTrouble,
    onRefused: (reason) => refusedEdits.inc({ reason }),
    onAccepted: (ms) => acceptedSeconds.observe(ms / 1_000),
  });
  const admission = createAdmission(sessions, limits);
  const presence = createPresenceRoom({ scopes, access, kinds, places: parts.places, feed: parts.feed, onTrouble });
  const rooms = createRooms({
    applier,
    incoming,
    open: async (wish) => {
      try {
        return await openDocument({ scopes, access, applier, admission, kinds, limits }, wish);
      } catch (error) {
        if (error instanceof Refused) refusedEdits.inc({ reason: error.reason });
        throw error;
      }
    },
    onOpened: (connection) => {
      if (connection.context.opened.kind === 'presence') presence.join(connection);
    },
    onStateless: (connection, text) => presence.hear(connection, text),
    onClosed: (connection) => presence.leave(connection),
    onTrouble,
    ...(parts.idleMs === undefined ? {} : { idleMs: parts.idleMs }),
  });
  const authority = createAuthority({
    scopes,
    access,
    kinds,
    applier,
    incoming,
    sessions,
    onRightsChanged: (connection) => presence.rightsChanged(connection),
  });

  const onSeen = (seen: Seen): void => {
    rights.confirmed(seen.startedMs);
    endSignedOut(sessions, seen);
    void authority.recheck(seen.rights).catch(onTrouble);
    for (const live of applier.openDocuments()) {
      const head = seen.heads.get(live.document);
      if (head && live.head && head.epoch !== live.head.epoch) {
        applier.forget(live.document);
        rooms.tear(live.document);
      } else if (head && (head.seq > live.applied || live.hasGap)) void applier.catchUp(live.document).catch(onTrouble);
    }
    openSockets.set(sessions.size);
    openDocuments.set(rooms.hocuspocus.getDocumentsCount());
  };

  const watched = () => ({
    documents: [...applier.openDocuments()].map((live) => live.document),
    workspaces: [...new Set([...sessions].flatMap(workspacesOf))],
    signIns: [...new Set([...sessions].map((session) => session.signIn.signIn))],
  });
  parts.pulse.ask(askOfWatched(watched, onSeen));

  const hints = parts.redisUrl
    ? createRedisHints({
        url: parts.redisUrl,
        node: parts.node,
        onRow: (row) => applier.receive([row]),
        onLater: (document) => void applier.catchUp(document).catch(onTrouble),
        onTrouble: (err) => log.debug({ err }, 'hints are not told'),
      })
    : noHints;
  const unfollow = updateLog.follow((rows) => hints.tell(rows));
  let sweeping: NodeJS.Timeout | null = null;

  return {
    door: createSocketDoor({
      hocuspocus: rooms.hocuspocus,
      access,
      admission,
      sessions,
      isOwnOrigin: parts.isOwnOrigin,
      limits,
      trustProxy: parts.trustProxy,
      newAwarenessDesk: () => createAwarenessDesk(limits),
      mayFanOut: () => rights.fresh(),
      onClosed: (cause) => closedSockets.inc({ cause }),
      onTrouble,
    }),
    current: () => rights.fresh(),
    start: async () => {
      sweeping = setInterval(() => {
        applier.forgetUnopened();
        void rooms.sweep().catch(onTrouble);
      }, sweepMs);
      await parts.pulse.start();
    },
    stop: async () => {
      if (sweeping) clearInterval(sweeping);
      for (const session of sessions) session.socket.closeFor('going-away');
      await updateLog.drained();
      await parts.pulse.stop();
      presence.stop();
      rooms.stop();
      unfollow();
      hints.stop();
      applier.stop();
      await Promise.all([scratch.stop(), snapshots.stop()]);
    },
  };
};

/** Sockets whose sign-in ended; those that came after the question are not judged by its answer. */
const endSignedOut = (sessions: ReadonlySet<Session>, { signIns, startedMs }: Seen): void => {
  for (const { signIn, since, socket } of sessions) {
    if (since < startedMs && !signIns.has(signIn.signIn)) socket.closeFor('sign-in-required');
  }
};

const workspacesOf = (session: Session): WorkspaceId[] => [...session.open.values()].map((opened) => opened.workspace);
