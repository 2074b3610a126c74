import { boardShape } from '@baton/schema/deals';
import { wireVersion } from '@baton/schema/wire';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';

import type { ClientOptions } from '#tests/live-client.ts';

export interface HostileOutcome {
  sent: number;
  /** Answered with *saved*: taken, or nothing new. */
  accepted: number;
  /** Answered with *not saved*. */
  notTaken: number;
  /** The document was closed or denied; opened again for the next one. */
  refused: number;
  /** Sockets that the server closed. */
  closed: number;
}

const types = { sync: 0, auth: 2, close: 7, syncStatus: 8 };

/** Sends so many updates over one socket, one after the answer to the other, opening the document anew when it is shut. */
export const hostileSocket = (
  { url, as, document }: ClientOptions,
  next: () => Uint8Array,
  count: number,
): Promise<HostileOutcome> =>
  new Promise((resolve) => {
    const outcome: HostileOutcome = { sent: 0, accepted: 0, notTaken: 0, refused: 0, closed: 0 };
    const ws = new WebSocket(`${url.replace('http', 'ws')}/collab`, { headers: { cookie: as.cookie, origin: url } });
    ws.binaryType = 'nodebuffer';
    let session = 0;
    const key = () => `${document}\0${session}`;
    const write = (fill: (encoder: encoding.Encoder) => void): void => {
      const encoder = encoding.createEncoder();
      encoding.writeVarString(encoder, key());
      fill(encoder);
      ws.send(encoding.toUint8Array(encoder));
    };
    const knock = (): void => {
      session += 1;
      write((encoder) => {
        encoding.writeVarUint(encoder, types.auth);
        encoding.writeVarUint(encoder, 0);
        encoding.writeVarString(
          encoder,
          JSON.stringify({ workspace: as.workspace, wire: wireVersion, shape: boardShape }),
        );
      });
    };
    const attack = (): void => {
      if (outcome.sent >= count) return ws.close();
      outcome.sent += 1;
      write((encoder) => {
        encoding.writeVarUint(encoder, types.sync);
        encoding.writeVarUint(encoder, 2);
        encoding.writeVarUint8Array(encoder, next());
      });
    };
    ws.on('open', knock);
    ws.on('message', (data: Buffer) => {
      // A ping of the application is a single byte.
      if (data.byteLength < 2) return;
      const decoder = decoding.createDecoder(data);
      if (decoding.readVarString(decoder) !== key()) return;
      const type = decoding.readVarUint(decoder);
      if (type === types.auth && decoding.readVarUint(decoder) === 2) attack();
      else if (type === types.close) {
        outcome.refused += 1;
        knock();
      } else if (type === types.syncStatus) {
        if (decoding.readVarUint(decoder) === 1) outcome.accepted += 1;
        else outcome.notTaken += 1;
        attack();
      }
    });
    ws.on('close', (code) => {
      if (code !== 1005) outcome.closed += 1;
      resolve(outcome);
    });
    ws.on('error', () => {});
  });
