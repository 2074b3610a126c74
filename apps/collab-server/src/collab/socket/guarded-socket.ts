import type { Duplex } from 'node:stream';

import { closes, type CloseReason, type Limits } from '@baton/schema/wire';
import type { WebSocketLike } from '@hocuspocus/server';
import type { WebSocket } from 'ws';

import { frameTypes } from './frame.ts';
import { corkForThisTurn, packFrame } from './packed-frame.ts';

/** Type and subtype by which the server lets a client in or not. */
const authDenied = 1;
const syncStep2 = 1;
/** A slow reader is told, and cut off when it does not even read that. */
const lastWordsMs = 1_000;

export interface GuardedSocketOptions {
  ws: WebSocket;
  /** The connection below `ws`, which compresses nothing and so never holds a frame back. */
  line: Duplex;
  limits: Limits;
  /** The server closed or denied the document of this routing key. */
  onDetached: (key: string) => void;
  onSlowReader: () => void;
}

/**
 * The socket as Hocuspocus sees it. It bounds what waits for a slow reader (R16): awareness is dropped first, then the
 * socket is closed. What a client receives for the first time is not counted against it.
 */
export class GuardedSocket implements WebSocketLike {
  private readonly ws: WebSocket;
  private readonly options: GuardedSocketOptions;
  /** Bytes of first syncs that may still be on their way. */
  private firstSync = 0;
  private readonly silenced = new Set<string>();

  constructor(options: GuardedSocketOptions) {
    this.ws = options.ws;
    this.options = options;
  }

  get readyState(): number {
    return this.ws.readyState;
  }

  send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    if (this.ws.readyState !== this.ws.OPEN || !(data instanceof Uint8Array)) return;
    const { key, type, subtype, bytes } = packFrame(data);
    if (this.silenced.has(key)) return;
    if (type === frameTypes.close) this.silence(key);
    if (type === frameTypes.auth && subtype === authDenied) this.options.onDetached(key);
    if (!this.hasRoomFor(data, type, subtype)) return;
    const { line } = this.options;
    corkForThisTurn(line);
    // Header and bytes in one piece, made once for all receivers: `ws` would make and write two for each.
    if (bytes) line.write(bytes);
    else this.ws.send(data);
  }

  /** Hocuspocus closes with codes of its own; only ours mean something to the client. */
  close(): void {
    this.closeFor('try-again');
  }

  closeFor(reason: CloseReason): void {
    if (this.ws.readyState > this.ws.OPEN) return;
    this.ws.resume();
    this.ws.close(closes[reason].code, reason);
    setTimeout(() => this.ws.terminate(), lastWordsMs).unref();
  }

  /** A client that comes back to a document is heard again. */
  unsilence(key: string): void {
    this.silenced.delete(key);
  }

  isSilenced(key: string): boolean {
    return this.silenced.has(key);
  }

  private silence(key: string): void {
    this.silenced.add(key);
    this.options.onDetached(key);
  }

  private hasRoomFor(data: Uint8Array, type: number, subtype: number): boolean {
    const waiting = this.ws.bufferedAmount;
    this.firstSync = Math.min(this.firstSync, waiting);
    if (type === frameTypes.sync && subtype === syncStep2) {
      this.firstSync += data.byteLength;
      return true;
    }
    const most = this.options.limits.outboundBuffer;
    const counted = waiting - this.firstSync;
    if (type === frameTypes.awareness && counted > most / 4) return false;
    if (counted + data.byteLength <= most) return true;
    this.options.onSlowReader();
    this.closeFor('try-again');
    return false;
  }
}
