import { OutgoingMessage, type Connection } from '@hocuspocus/server';

import { frameTypes, readClientFrame } from './frame.ts';
import type { Incoming } from './incoming.ts';
import type { SocketContext } from './session.ts';

/**
 * Takes a connection's updates to the log without Hocuspocus, which would run a transaction on the document for each: it
 * has nothing left to change there, and Yjs counts all clients ever seen for it, twice. Everything of one connection
 * keeps its order, what Hocuspocus goes on handling included.
 */
export const takeTurns = (connection: Connection<SocketContext>, incoming: Incoming): void => {
  const { session } = connection.context;
  const handOver = connection.handleMessage.bind(connection);
  const waiting: Uint8Array[] = [];
  let running = false;
  const [saved, unsaved] = [true, false].map((is) =>
    new OutgoingMessage(connection.messageAddress).writeSyncStatus(is).toUint8Array(),
  );

  const next = async (data: Uint8Array): Promise<void> => {
    const frame = readClientFrame(data);
    if (frame?.type !== frameTypes.sync || frame.step === 0) {
      handOver(data);
      return connection.waitForPendingMessages();
    }
    const answer = await incoming.take({ connection, type: frame.step, payload: frame.payload });
    const bytes = answer ? saved : unsaved;
    if (answer !== null && bytes) connection.send(bytes);
    incoming.afterMessage(connection);
    session.workedOff(data.byteLength);
  };

  // Whatever fails, the queue goes on: one that stood still would take no frame until the socket closes.
  const trouble = (error: unknown): void => incoming.trouble(connection, error);

  const run = async (): Promise<void> => {
    running = true;
    // What came while the document was being opened is Hocuspocus' own.
    await connection.waitForPendingMessages().catch(trouble);
    for (let data = waiting.shift(); data; data = waiting.shift()) await next(data).catch(trouble);
    running = false;
  };

  connection.handleMessage = (data: Uint8Array): void => {
    waiting.push(data);
    if (!running) void run();
  };
};
