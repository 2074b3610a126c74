import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { parseDocumentName, type CloseReason, type Limits } from '@baton/schema/wire';
import { OutgoingMessage, type Connection, type Hocuspocus } from '@hocuspocus/server';
import { WebSocketServer, type WebSocket } from 'ws';

import type { Access, SignIn } from '#platform/access/access.port.ts';
import { clientAddress } from '#platform/access/client-address.ts';
import type { OriginCheck } from '#platform/http/origin.ts';
import type { SocketDoor } from '#platform/http/socket-door.ts';

import type { Admission } from './admission.ts';
import type { AwarenessDesk } from './awareness.ts';
import { frameTypes, readClientFrame, type Frame } from './frame.ts';
import { GuardedSocket } from './guarded-socket.ts';
import { createInbound, type Inbound } from './inbound.ts';
import type { Session, SocketContext } from './session.ts';

export interface DoorParts {
  hocuspocus: Hocuspocus<SocketContext>;
  access: Access;
  admission: Admission;
  sessions: Set<Session>;
  isOwnOrigin: OriginCheck;
  limits: Limits;
  trustProxy: number;
  newAwarenessDesk: () => AwarenessDesk;
  mayFanOut: () => boolean;
  onClosed: (cause: 'slow-reader' | 'flood' | 'bad-frame' | 'silent' | 'idle') => void;
  onTrouble: (error: unknown) => void;
}

/** A socket that opens nothing is not kept. */
const openWithinMs = 10_000;
/** The provider's own ping and its answer: without traffic it would give the line up; browsers hide those of the protocol. */
const ping = Uint8Array.of(9);
const pong = 10;
/** Awareness has a limit of its own and may come often; here it counts for a part of a message. */
const awarenessWeight = 0.25;
/** A lost network is noticed when three of these stay unanswered. */
const pingEveryMs = 30_000;
const pingsUnanswered = 3;

/** Takes upgrade requests on `/collab`: origin, sign-in and limits are settled before a socket exists. */
export const createSocketDoor = (parts: DoorParts): SocketDoor => {
  const wss = new WebSocketServer({ noServer: true, maxPayload: parts.limits.frame, perMessageDeflate: false });

  const admit = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const { access, admission, isOwnOrigin, trustProxy } = parts;
    if (!isOwnOrigin(request.headers.origin)) return refuse(socket, '403 Forbidden');
    const forwarded = request.headers['x-forwarded-for'];
    const address = clientAddress(forwarded?.toString() ?? null, request.socket.remoteAddress ?? '', trustProxy);
    const through = admission.knock(address);
    if (!through) return refuse(socket, '429 Too Many Requests');
    try {
      const signIn = await access.identify(headersOf(request));
      if (!signIn) return refuse(socket, '401 Unauthorized');
      if (!admission.mayOpen(signIn.user)) return refuse(socket, '429 Too Many Requests');
      wss.handleUpgrade(request, socket, head, (ws) => converse(parts, { ws, line: socket }, request, signIn));
    } catch (error) {
      parts.onTrouble(error);
      refuse(socket, '503 Service Unavailable');
    } finally {
      through();
    }
  };

  return { path: '/collab', upgrade: (request, socket, head) => void admit(request, socket, head) };
};

const refuse = (socket: Duplex, status: string): void => {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\nretry-after: 1\r\n\r\n`);
};

const headersOf = (request: IncomingMessage): Headers => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, String(value));
  return headers;
};

/** Everything between one socket and Hocuspocus: what comes in is read, bounded and sorted before it is handed on. */
const converse = (
  parts: DoorParts,
  { ws, line }: { ws: WebSocket; line: Duplex },
  request: IncomingMessage,
  signIn: SignIn,
): void => {
  const { limits, sessions } = parts;
  /** Routing keys of documents that are open or on the way, and those of them that asked to be let in. */
  const keys = new Set<string>();
  const knocked = new Set<string>();
  const socket = new GuardedSocket({
    ws,
    line,
    limits,
    onDetached: (key) => {
      keys.delete(key);
      knocked.delete(key);
    },
    onSlowReader: () => parts.onClosed('slow-reader'),
  });
  const session: Session = {
    signIn,
    socket,
    since: performance.now(),
    open: new Map(),
    refused: new Map(),
    workedOff: (bytes) => inbound.workedOff(bytes),
  };
  const end = (cause: 'flood' | 'bad-frame' | 'idle'): void => {
    parts.onClosed(cause);
    socket.closeFor(endings[cause]);
  };
  const inbound: Inbound = createInbound({ ws, limits, onFlood: () => end('flood') });
  const desk = parts.newAwarenessDesk();
  const client = parts.hocuspocus.handleConnection(socket, requestOf(request), { session } as SocketContext);

  const deny = (key: string, reason: CloseReason): false => {
    socket.send(new OutgoingMessage(key).writePermissionDenied(reason).toUint8Array());
    return false;
  };

  /** True when Hocuspocus is to have the frame. It keeps documents in plain objects, so no other names may reach it. */
  const sorted = (frame: Frame): boolean => {
    const isKnock = frame.type === frameTypes.auth;
    if (!parseDocumentName(frame.name)) return isKnock && deny(frame.key, 'not-found');
    if (!keys.has(frame.key) && keys.size >= limits.documentsPerSocket) return isKnock && deny(frame.key, 'too-many');
    if (isKnock) {
      if (knocked.has(frame.key)) return false;
      knocked.add(frame.key);
      socket.unsilence(frame.key);
    }
    if (socket.isSilenced(frame.key)) return false;
    keys.add(frame.key);
    if (frame.type !== frameTypes.awareness) return true;
    const connection = connectionOf(session, frame.key);
    if (connection && parts.mayFanOut()) desk.take(connection, frame.payload);
    return false;
  };

  /** A client asks whether the line still lives. Its provider knows no other single byte than a ping. */
  const echo = (): void => {
    inbound.arrived(1, 1);
    inbound.workedOff(1);
    ws.send(ping);
  };

  ws.on('message', (data: Buffer, isBinary: boolean) => {
    if (data.byteLength === 1 && data[0] === pong) return;
    if (data.byteLength === 1 && data[0] === ping[0]) return echo();
    const frame = isBinary ? readClientFrame(data) : null;
    if (!frame) return end('bad-frame');
    inbound.arrived(data.byteLength, frame.type === frameTypes.awareness ? awarenessWeight : 1);
    const isPassedOn = sorted(frame);
    // Only a sync frame that its document takes is waited for.
    const waitsForDisk = isPassedOn && frame.type === frameTypes.sync && connectionOf(session, frame.key) !== undefined;
    if (isPassedOn) client.handleMessage(data);
    if (!waitsForDisk) inbound.workedOff(data.byteLength);
  });
  ws.on('error', () => {});
  const alive = keepAlive(ws, () => parts.onClosed('silent'));
  const patience = setTimeout(() => {
    if (session.open.size === 0 && keys.size === 0) end('idle');
  }, openWithinMs);
  sessions.add(session);
  ws.on('close', (code, reason) => {
    sessions.delete(session);
    clearTimeout(patience);
    clearInterval(alive);
    inbound.stop();
    desk.stop();
    client.handleClose({ code, reason: reason.toString() });
  });
};

const connectionOf = (session: Session, key: string): Connection<SocketContext> | undefined => {
  for (const connection of session.open.keys()) if (connection.messageAddress === key) return connection;
  return undefined;
};

const endings = { flood: 'too-many', 'bad-frame': 'invalid-update', idle: 'try-again' } as const;

/** Hocuspocus wants a fetch request; only its address is ever looked at. */
const requestOf = (request: IncomingMessage): Request => new Request(`http://socket.invalid${request.url ?? '/'}`);

const keepAlive = (ws: WebSocket, onSilent: () => void): NodeJS.Timeout => {
  let unanswered = 0;
  ws.on('pong', () => {
    unanswered = 0;
  });
  return setInterval(() => {
    if (unanswered >= pingsUnanswered) {
      onSilent();
      ws.terminate();
      return;
    }
    unanswered += 1;
    ws.ping();
    ws.send(ping);
  }, pingEveryMs);
};
