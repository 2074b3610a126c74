import type { CloseReason } from '@baton/schema/wire';
import { OutgoingMessage, type Connection } from '@hocuspocus/server';
import * as Y from 'yjs';

import type { Applier } from '../applier/applier.ts';
import type { LiveDocument } from '../applier/live-document.ts';
import type { Gate, Judgement } from '../gate/gate.ts';
import type { UpdateLog } from '../update-log/update-log.ts';
import { createMissing } from './missing.ts';
import type { Rights } from './rights.ts';
import type { Opened, SocketContext } from './session.ts';

/** What a sync frame carries: a state vector, everything the other side lacks, or one update. */
export interface SyncMessage {
  connection: Connection<SocketContext>;
  type: number;
  payload: Uint8Array;
}

export interface Incoming {
  /**
   * Takes an update, or everything that the other side had. Whether the client may be told that it is saved, then on disk
   * and shown here; null when nobody hears an answer.
   */
  take(message: SyncMessage): Promise<boolean | null>;
  /** The same before Hocuspocus handles the message: what is left to it is to say so. */
  beforeSync(message: SyncMessage): Promise<void>;
  afterMessage(connection: Connection<SocketContext>): void;
  /** Trouble of ours: the whole socket comes back later and sends again what was not acknowledged. */
  trouble(connection: Connection<SocketContext>, error: unknown): void;
  /** Final for this copy of the document: says why and takes nothing more. */
  refuse(connection: Connection<SocketContext>, reason: CloseReason): void;
}

export interface IncomingParts {
  log: Pick<UpdateLog, 'append'>;
  applier: Pick<Applier, 'open' | 'applied'>;
  gate: Gate;
  rights: Pick<Rights, 'freshSoon'>;
  onTrouble: (error: unknown) => void;
  onRefused: (reason: CloseReason) => void;
  onAccepted: (ms: number) => void;
}

/** How long an accepted row may take to be shown here, in milliseconds. */
const showingMs = 5_000;

export const createIncoming = (parts: IncomingParts): Incoming => {
  const { log, applier, gate, rights } = parts;
  /** Since when a person's copy of a document builds on something nobody has; and who was sent away for it once. */
  const missing = createMissing();

  const refuse = (connection: Connection<SocketContext>, reason: CloseReason): void => {
    const { session, opened } = connection.context;
    opened.closed = true;
    connection.readOnly = true;
    session.refused.set(opened.name, reason);
    parts.onRefused(reason);
    connection.close({ code: 1000, reason });
  };

  const trouble = (connection: Connection<SocketContext>, error: unknown): void => {
    connection.context.opened.closed = true;
    connection.readOnly = true;
    parts.onTrouble(error);
    connection.context.session.socket.closeFor('try-again');
  };

  const skip = (connection: Connection<SocketContext>): void => {
    const { opened } = connection.context;
    const patience = missing.seen(whose(connection));
    if (patience === 'over') return refuse(connection, 'invalid-update');
    if (patience === 'sent-away') return trouble(connection, new Error('A client builds on what nobody has'));
    opened.skipping = true;
    connection.readOnly = true;
  };

  const append = async (
    connection: Connection<SocketContext>,
    live: LiveDocument,
    update: { take: Uint8Array; claims: number[] },
  ) => {
    const { opened } = connection.context;
    const { member } = opened.actor;
    const appended = await log.append({
      document: opened.id,
      epoch: opened.epoch,
      update: update.take,
      actor: member,
      origin: 'person',
      cause: null,
      claims: update.claims,
    });
    if ('refused' in appended) return refuse(connection, appended.refused);
    for (const client of update.claims) live.clients.set(client, member);
    // The log tells of a row before it answers, so as a rule it is shown by now.
    if (!live.doc || live.applied < appended.seq) await within(showingMs, applier.applied(opened.id, appended.seq));
  };

  const act = async (
    connection: Connection<SocketContext>,
    live: LiveDocument,
    judgement: Judgement,
  ): Promise<void> => {
    if ('refuse' in judgement) refuse(connection, judgement.refuse);
    else if ('take' in judgement) await append(connection, live, judgement);
    else if (judgement.pass === 'missing') skip(connection);
  };

  /** True when the client may be told that the message is saved. */
  const accept = async ({ connection, type, payload }: SyncMessage, started: number): Promise<boolean> => {
    const { opened } = connection.context;
    const live = applier.open(opened.id);
    if (!live?.doc || !(await rights.freshSoon())) throw new Error('This node cannot take edits at the moment');
    const isSyncStep2 = type === 1;
    const judgement = await gate.judge({ live, update: payload, isSyncStep2, author: opened.actor.member });
    // The client has done its part: what becomes of it from here on is ours.
    if (isSyncStep2 && !('pass' in judgement && judgement.pass === 'missing')) missing.resolved(whose(connection));
    // Rights may have gone while the gate looked things up.
    if (opened.closed || !mayWrite(opened)) return false;
    await act(connection, live, judgement);
    if (opened.closed || opened.skipping) return false;
    if ('take' in judgement) parts.onAccepted(performance.now() - started);
    return true;
  };

  const take = async (message: SyncMessage): Promise<boolean | null> => {
    const { connection, type, payload } = message;
    const { opened } = connection.context;
    if (opened.closed) return null;
    if (isEmpty(payload)) return type === 1 || mayWrite(opened);
    if (!mayWrite(opened)) return ofReader(message);
    try {
      const accepted = await accept(message, performance.now());
      if (opened.closed) return null;
      return accepted || (mayWrite(opened) ? false : ofReader(message));
    } catch (error) {
      // A database that comes and goes takes longer than any patience, and nobody is guilty of it.
      missing.resolved(whose(connection));
      trouble(connection, error);
      return null;
    }
  };

  /** Who only reads hears "saved" of what everybody has. */
  const ofReader = ({ connection, type, payload }: SyncMessage): boolean | null => {
    if (!isUpdate(payload)) {
      refuse(connection, 'invalid-update');
      return null;
    }
    const had = Y.snapshotContainsUpdate(Y.snapshot(connection.document), payload);
    if (had || !connection.context.opened.frozen) return type === 1 && had;
    // Written while it could be, and come too late: its author is told so, and keeps a copy.
    refuse(connection, 'frozen');
    return null;
  };

  return {
    take,
    beforeSync: async (message) => {
      const { connection, type, payload } = message;
      if (type === 0) {
        if (!isStateVector(payload)) refuse(connection, 'invalid-update');
        return;
      }
      // The applier has shown it already; and what was refused must not be looked at a second time.
      if ((await take(message)) !== false) emptied(payload);
    },
    afterMessage: (connection) => {
      const { opened } = connection.context;
      if (!opened?.skipping) return;
      opened.skipping = false;
      connection.readOnly = opened.closed || !mayWrite(opened);
      askForEverything(connection);
    },
    trouble,
    refuse,
  };
};

/** A person's copy of a document, over the reconnects of their client. */
const whose = ({ context: { session, opened } }: Connection<SocketContext>): string =>
  `${session.signIn.signIn} ${opened.id}`;

export const mayWrite = ({ level, kind }: Opened): boolean =>
  kind !== 'presence' && (level === 'write' || level === 'manage');

const isEmpty = (update: Uint8Array): boolean => update.length === 2 && update[0] === 0 && update[1] === 0;

/** In place: Hocuspocus reads the same bytes next. */
const emptied = (update: Uint8Array): void => {
  update.fill(0, 0, 2);
};

const isUpdate = (payload: Uint8Array): boolean => {
  try {
    Y.decodeUpdate(payload);
    return true;
  } catch {
    return false;
  }
};

const isStateVector = (payload: Uint8Array): boolean => {
  try {
    Y.decodeStateVector(payload);
    return true;
  } catch {
    return false;
  }
};

/** Sync step 1: the client answers with all that this node lacks. */
const askForEverything = (connection: Connection<SocketContext>): void => {
  const message = new OutgoingMessage(connection.messageAddress)
    .createSyncMessage()
    .writeFirstSyncStepFor(connection.document);
  connection.send(message.toUint8Array());
};

const within = async (ms: number, work: Promise<void>): Promise<void> => {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('An accepted row is not shown in time')), ms);
  try {
    await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
};
