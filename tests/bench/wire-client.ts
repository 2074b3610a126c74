import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';

/** Where a client connects and in which of the two protocols it speaks. */
export interface Target {
  protocol: 'hocuspocus' | 'y-websocket';
  url: string;
  document: string;
  token: string;
  headers: Record<string, string>;
}

const message = { sync: 0, auth: 2, syncStatus: 8, ping: 9, pong: 10 } as const;

/**
 * The least a client can be: one socket, one document, nothing merged or delayed. The same code drives every server, so
 * that what differs in a figure is the server.
 */
export class WireClient {
  readonly doc = new Y.Doc();
  /** Another client at whose document this one looks instead of keeping its own: it reads its frames and is done. */
  readonly eyes: WireClient | null;
  sent = 0;
  /** Edits made without a document of its own, each one tick of this client's clock. */
  written = 0;
  acknowledged = 0;
  bytesIn = 0;
  framesIn = 0;
  /** Called at each acknowledgement of the server, in the order of the edits. */
  onAcknowledged: (() => void) | undefined;
  #socket: WebSocket | undefined;
  #target: Target;
  #opened: (() => void) | undefined;
  #failed: ((reason: Error) => void) | undefined;
  #online = false;

  constructor(target: Target, eyes: WireClient | null = null) {
    this.#target = target;
    this.eyes = eyes;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.#online) this.#sendSync((encoder) => sync.writeUpdate(encoder, update));
    });
  }

  /** Resolves when the server's state has arrived; rejects when the server closes first or says no. */
  async open(): Promise<void> {
    const { url, document, protocol, headers } = this.#target;
    const socket = new WebSocket(protocol === 'y-websocket' ? `${url}/${document}` : url, {
      headers,
      perMessageDeflate: false,
    });
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    await new Promise<void>((resolve, reject) => {
      this.#opened = resolve;
      this.#failed = reject;
      socket.on('open', () => this.#hello());
      socket.on('message', (data: ArrayBuffer) => this.#receive(new Uint8Array(data)));
      socket.on('close', (code, reason) => {
        this.#online = false;
        reject(new Error(`closed ${code} ${reason.toString()}`));
      });
      socket.on('error', reject);
    });
  }

  /** Sends an edit that was made elsewhere than in this client's document. */
  send(update: Uint8Array): void {
    if (this.#online) this.#sendSync((encoder) => sync.writeUpdate(encoder, update));
  }

  /** Cuts the line without a goodbye, as a lost network does. The document stays. */
  cut(): void {
    this.#online = false;
    this.#socket?.removeAllListeners('close');
    this.#socket?.terminate();
  }

  #hello(): void {
    if (this.#target.protocol === 'hocuspocus') {
      this.#send(message.auth, (encoder) => {
        encoding.writeVarUint(encoder, 0);
        encoding.writeVarString(encoder, this.#target.token);
        encoding.writeVarString(encoder, '4.7.0');
      });
    }
    this.#online = true;
    this.#sendSync((encoder) => sync.writeSyncStep1(encoder, this.doc));
  }

  #receive(bytes: Uint8Array): void {
    this.bytesIn += bytes.length;
    this.framesIn++;
    // A server asks now and then whether the line still lives, in a single byte.
    if (bytes.length === 1) {
      if (bytes[0] === message.ping) this.#socket?.send(Uint8Array.of(message.pong));
      return;
    }
    const decoder = decoding.createDecoder(bytes);
    if (this.#target.protocol === 'hocuspocus') decoding.readVarString(decoder);
    const kind = decoding.readVarUint(decoder);
    if (kind === message.syncStatus) {
      this.acknowledged++;
      this.onAcknowledged?.();
    }
    if (kind === message.auth && decoding.readVarUint(decoder) === 1) {
      this.#failed?.(new Error(`denied: ${decoding.readVarString(decoder)}`));
    }
    if (kind === message.sync) this.#receiveSync(decoder);
  }

  #receiveSync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder);
    const payload = decoding.readVarUint8Array(decoder);
    if (step === sync.messageYjsSyncStep1) {
      this.#sendSync((encoder) => sync.writeSyncStep2(encoder, this.doc, payload));
      return;
    }
    if (!this.eyes) Y.applyUpdate(this.doc, payload, this);
    if (step === sync.messageYjsSyncStep2) this.#opened?.();
  }

  #sendSync(write: (encoder: encoding.Encoder) => void): void {
    const body = encoding.createEncoder();
    write(body);
    const bytes = encoding.toUint8Array(body);
    if (bytes[0] !== sync.messageYjsSyncStep1) this.sent++;
    this.#send(message.sync, (encoder) => encoding.writeUint8Array(encoder, bytes));
  }

  #send(kind: number, write: (encoder: encoding.Encoder) => void): void {
    const frame = encoding.createEncoder();
    if (this.#target.protocol === 'hocuspocus') encoding.writeVarString(frame, this.#target.document);
    encoding.writeVarUint(frame, kind);
    write(frame);
    this.#socket?.send(encoding.toUint8Array(frame));
  }
}
