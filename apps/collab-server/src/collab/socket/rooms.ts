import { parseDocumentName, type DocumentMessage } from '@baton/schema/wire';
import { Hocuspocus, type Connection, type Document } from '@hocuspocus/server';

import type { Applier } from '../applier/applier.ts';
import type { Incoming } from './incoming.ts';
import { mayWrite } from './incoming.ts';
import { Refused } from './opening.ts';
import type { Opened, Session, SocketContext } from './session.ts';
import { takeTurns } from './turns.ts';

export interface RoomsParts {
  applier: Applier;
  incoming: Incoming;
  /** Throws `Refused`; anything else is trouble of ours. */
  open: (wish: { session: Session; documentName: string; token: string }) => Promise<Opened>;
  onOpened: (connection: Connection<SocketContext>) => void;
  onStateless: (connection: Connection<SocketContext>, text: string) => void;
  onClosed: (connection: Connection<SocketContext>) => void;
  onTrouble: (error: unknown) => void;
  idleMs?: number;
}

/** The rooms of Hocuspocus, one per open document. Only this file knows how they live. */
export interface Rooms {
  hocuspocus: Hocuspocus<SocketContext>;
  /** Gives up a document's copy at once; its sockets come back for a new one. */
  tear(document: string): void;
  /** Unloads documents that nobody has had open for a while. */
  sweep(): Promise<void>;
  /** Lets go of all documents and their timers; sockets are closed before. */
  stop(): void;
}

/** A room without people is kept for so long, in milliseconds. */
const defaultIdleMs = 10_000;
/** Frames that wait for their document to open; limited per socket before they come here. */
const openingQueue = { bytes: 4 * 1024 * 1024, messages: 2_000, documents: 40 };
const neverMs = 24 * 3_600_000;

/**
 * Hocuspocus with exactly the hooks that are needed: each further one costs a chain of promises per message. Storing is
 * off, since the log is written before a message is handled.
 */
export const createRooms = (parts: RoomsParts): Rooms => {
  const { applier, incoming, idleMs = defaultIdleMs } = parts;
  const emptySince = new Map<string, number>();
  const unloading = new Set<string>();

  const authenticate = async (payload: {
    context: SocketContext;
    documentName: string;
    token: string;
    connectionConfig: { readOnly: boolean };
  }) => {
    const { context, documentName, token, connectionConfig } = payload;
    try {
      const opened = await parts.open({ session: context.session, documentName, token });
      connectionConfig.readOnly = !mayWrite(opened);
      return { opened };
    } catch (error) {
      throw error instanceof Refused ? error : troubleOf(context.session, error);
    }
  };

  const troubleOf = (session: Session, error: unknown): Refused => {
    parts.onTrouble(error);
    session.socket.closeFor('try-again');
    return new Refused('try-again');
  };

  /** Nothing may be refused here, and a failure must leave nothing behind: the document was read before. */
  const load = async ({
    document,
    documentName,
    context,
  }: {
    document: Document;
    documentName: string;
    context: SocketContext;
  }) => {
    const room = parseDocumentName(documentName);
    try {
      if (room && room.kind !== 'presence') applier.attach(room.id, document);
      // What loading queued for broadcast would reach the first clients a second time.
      document.flush();
    } catch (error) {
      document.destroy();
      throw troubleOf(context.session, error);
    }
  };

  const connected = async ({
    connection,
    context,
  }: {
    connection: Connection<SocketContext>;
    context: SocketContext;
  }) => {
    const { session, opened } = context;
    // One hook per message: from here on the connection calls us directly.
    connection.beforeHandleMessage(done);
    connection.beforeSync((at, { type, payload }) =>
      incoming.beforeSync({ connection: at as Connection<SocketContext>, type, payload }),
    );
    connection.afterHandleMessage((at, frame) => {
      incoming.afterMessage(at as Connection<SocketContext>);
      session.workedOff(frame.byteLength);
      return done();
    });
    takeTurns(connection, incoming);
    session.open.set(connection, opened);
    connection.onClose(() => {
      session.open.delete(connection);
      parts.onClosed(connection);
    });
    if (opened.kind !== 'presence') connection.sendStateless(JSON.stringify(greetingOf(opened, applier)));
    parts.onOpened(connection);
  };

  const hocuspocus: Hocuspocus<SocketContext> = new Hocuspocus<SocketContext>({
    quiet: true,
    timeout: neverMs,
    // The log has gathered what goes out together; waiting once more would only delay it.
    flushDelay: 0,
    maxUnauthenticatedQueueSize: openingQueue.bytes,
    maxUnauthenticatedQueueMessages: openingQueue.messages,
    maxPendingDocuments: openingQueue.documents,
    ...unused,
    onAuthenticate: authenticate,
    onLoadDocument: load,
    connected,
    beforeSync: ({ connection, type, payload }) => incoming.beforeSync({ connection, type, payload }),
    afterHandleMessage: async ({ connection }) => incoming.afterMessage(connection),
    onStateless: async ({ connection, payload }) => parts.onStateless(connection, payload),
    beforeUnloadDocument: async ({ documentName }) => {
      // Hocuspocus wants to unload while somebody may be on the way in; only `sweep` decides.
      if (!unloading.has(documentName)) throw new Error('');
    },
    afterUnloadDocument: async ({ documentName }) => {
      const room = parseDocumentName(documentName);
      if (room) applier.forget(room.id);
    },
  });

  const roomOf = (document: string): Document | undefined =>
    [...hocuspocus.documents.values()].find((room) => parseDocumentName(room.name)?.id === document);

  return {
    hocuspocus,
    tear: (document) => {
      const room = roomOf(document);
      if (!room) return;
      hocuspocus.documents.delete(room.name);
      for (const connection of room.getConnections()) {
        const { session, opened } = connection.context as SocketContext;
        opened.closed = true;
        session.socket.closeFor('try-again');
        connection.close();
      }
      room.destroy();
    },
    stop: () => {
      for (const room of hocuspocus.documents.values()) room.destroy();
      hocuspocus.documents.clear();
    },
    sweep: async () => {
      const now = performance.now();
      for (const room of hocuspocus.documents.values()) {
        if (room.getConnectionsCount() > 0) emptySince.delete(room.name);
        else if (!emptySince.has(room.name)) emptySince.set(room.name, now);
      }
      for (const [name, since] of emptySince) {
        const room = hocuspocus.documents.get(name);
        if (room && now - since < idleMs) continue;
        emptySince.delete(name);
        if (!room || room.getConnectionsCount() > 0) continue;
        unloading.add(name);
        await hocuspocus.unloadDocument(room);
        unloading.delete(name);
      }
    },
  };
};

const done = (): Promise<void> => Promise.resolve();

/** Hocuspocus fills every hook with one that does nothing, and then waits for each. */
const unused = {
  onConfigure: undefined,
  onListen: undefined,
  onUpgrade: undefined,
  onConnect: undefined,
  beforeHandleMessage: undefined,
  beforeHandleAwareness: undefined,
  beforeBroadcastStateless: undefined,
  onChange: undefined,
  onCreateDocument: undefined,
  onStoreDocument: undefined,
  afterStoreDocument: undefined,
  onAwarenessUpdate: undefined,
  onRequest: undefined,
  onDisconnect: undefined,
  onDestroy: undefined,
};

export const greetingOf = ({ epoch, level, id }: Opened, applier: Applier): DocumentMessage => ({
  kind: 'opened',
  epoch,
  seq: applier.open(id)?.applied ?? 0,
  level,
});
