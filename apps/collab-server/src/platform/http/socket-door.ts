import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** Takes the upgrade requests of one path; the room that speaks on sockets implements it. */
export interface SocketDoor {
  path: string;
  /** Owns `socket` from here on, refusals included. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}
