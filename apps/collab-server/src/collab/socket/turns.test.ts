import type { Connection } from '@hocuspocus/server';
import * as encoding from 'lib0/encoding';
import { expect, it } from 'vitest';

import { frameTypes } from './frame.ts';
import type { Incoming } from './incoming.ts';
import type { SocketContext } from './session.ts';
import { takeTurns } from './turns.ts';

/** A frame that carries an update. */
const anUpdate = (): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, 'board:x');
  encoding.writeVarUint(encoder, frameTypes.sync);
  encoding.writeVarUint(encoder, 2);
  encoding.writeVarUint8Array(encoder, new Uint8Array([0, 0, 0]));
  return encoding.toUint8Array(encoder);
};

it('frames are taken also after what came while the document was opened has failed', async () => {
  const failure = new Error('the database is gone');
  const [troubles, sent, taken]: [unknown[], Uint8Array[], number[]] = [[], [], []];
  let failing = true;
  // What Hocuspocus has no way to be made to do from outside: its own pending work fails.
  const connection = {
    messageAddress: 'board:x',
    context: { session: { workedOff: () => {} } },
    handleMessage: () => {},
    send: (bytes: Uint8Array) => void sent.push(bytes),
    waitForPendingMessages: () => (failing ? Promise.reject(failure) : Promise.resolve()),
  };
  const incoming: Pick<Incoming, 'take' | 'afterMessage' | 'trouble'> = {
    take: async ({ type }) => {
      taken.push(type);
      return true;
    },
    afterMessage: () => {},
    trouble: (_connection, error) => void troubles.push(error),
  };
  takeTurns(connection as unknown as Connection<SocketContext>, incoming as Incoming);
  const handle = connection.handleMessage as (data: Uint8Array) => void;
  handle(anUpdate());
  await expect.poll(() => troubles).toEqual([failure]);
  failing = false;
  handle(anUpdate());
  await expect.poll(() => [taken.length, sent.length]).toEqual([2, 2]);
});
