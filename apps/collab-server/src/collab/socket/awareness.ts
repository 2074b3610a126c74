import type { MemberId } from '@baton/schema/shared';
import { awarenessState, type Limits } from '@baton/schema/wire';
import type { Connection } from '@hocuspocus/server';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { applyAwarenessUpdate } from 'y-protocols/awareness';

import type { SocketContext } from './session.ts';
import { createTokenBucket } from './token-bucket.ts';

/** A socket's own words about what it does; nobody speaks for another, and the server says who it is. */
export interface AwarenessDesk {
  take(connection: Connection<SocketContext>, update: Uint8Array): void;
  stop(): void;
}

/** One tab holds one Yjs client per document; a second one appears while it changes to a new copy. */
const clientsPerConnection = 2;

/** Takes awareness at a bounded rate, the latest of each document first; what comes faster replaces what waits. */
export const createAwarenessDesk = (limits: Limits, now: () => number = () => performance.now()): AwarenessDesk => {
  const bucket = createTokenBucket({ rate: limits.awarenessPerSecond, burst: limits.awarenessPerSecond });
  const waiting = new Map<Connection<SocketContext>, Uint8Array>();
  let timer: NodeJS.Timeout | null = null;

  const flush = (): void => {
    timer = null;
    for (const [connection, update] of waiting) {
      if (!bucket.tryTake(1, now())) break;
      waiting.delete(connection);
      applyStamped(connection, update);
    }
    if (waiting.size > 0) timer = setTimeout(flush, 1_000 / limits.awarenessPerSecond);
  };

  return {
    take: (connection, update) => {
      if (update.byteLength > limits.awareness) return;
      waiting.set(connection, update);
      if (timer === null) flush();
    },
    stop: () => {
      if (timer) clearTimeout(timer);
      waiting.clear();
    },
  };
};

interface Said {
  client: number;
  clock: number;
  state: unknown;
}

const applyStamped = (connection: Connection<SocketContext>, update: Uint8Array): void => {
  const said = readAwareness(update);
  const { document, context } = connection;
  if (!said || !document.hasConnection(connection)) return;
  const own = document.getClients(connection);
  const accepted = said.filter(({ client }) => own.has(client) || isNew(connection, client));
  const stamped = accepted.map((each) => ({ ...each, state: stamp(each.state, context.opened.actor.member) }));
  if (stamped.length === 0) return;
  applyAwarenessUpdate(document.awareness, writeAwareness(stamped), { source: 'connection', connection });
};

const isNew = (connection: Connection<SocketContext>, client: number): boolean =>
  connection.document.getClients(connection).size < clientsPerConnection &&
  !connection.document.awareness.getStates().has(client);

const stamp = (state: unknown, member: MemberId): unknown => {
  if (state === null) return null;
  const parsed = awarenessState.safeParse(state);
  return parsed.success ? { ...parsed.data, member } : { doing: 'away', member };
};

const readAwareness = (update: Uint8Array): Said[] | null => {
  try {
    const decoder = decoding.createDecoder(update);
    const count = Math.min(decoding.readVarUint(decoder), 64);
    return Array.from({ length: count }, () => ({
      client: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      state: JSON.parse(decoding.readVarString(decoder)) as unknown,
    }));
  } catch {
    return null;
  }
};

const writeAwareness = (said: readonly Said[]): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, said.length);
  for (const { client, clock, state } of said) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  }
  return encoding.toUint8Array(encoder);
};
