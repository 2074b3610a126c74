import { boardShape } from '@baton/schema/deals';
import type { WorkspaceId } from '@baton/schema/shared';
import { documentMessage, wireVersion, type DocumentMessage } from '@baton/schema/wire';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

export interface ClientOptions {
  /** Of the server, `http://…`. */
  url: string;
  as: { cookie: string; workspace: WorkspaceId };
  /** Such as `board:<id>`. */
  document: string;
  /** What the client claims to hold; nothing when absent. */
  epoch?: number;
  shape?: number;
  wire?: number;
  origin?: string;
  doc?: Y.Doc;
  /** Milliseconds over which edits are gathered into one frame, as the browser does; each goes alone when absent. */
  flushDelay?: number;
}

/** A frame that wants an acknowledgement, with what it carried. */
interface Sent {
  update: Uint8Array;
  at: number;
}

/**
 * A person's tab: a real provider on a real socket, with the acknowledgements counted on the wire as the browser does.
 * What was acknowledged is kept, to be looked for in the log.
 */
export interface LiveClient {
  doc: Y.Doc;
  provider: HocuspocusProvider;
  socket: HocuspocusProviderWebsocket;
  acked: Uint8Array[];
  /** Milliseconds from sending to acknowledgement. */
  ackMs: number[];
  /** Frames answered with *not saved*. */
  notSaved: number;
  opened: DocumentMessage[];
  said: string[];
  /** Reasons by which the document was denied or closed. */
  refusals: string[];
  /** Codes with which the socket was closed. */
  closes: { code: number; reason: string }[];
  /** The wire itself, for what a real provider never sends. */
  raw(): WebSocket | null;
  /** Routing key of this document on the socket. */
  key: string;
  synced(): Promise<void>;
  /** Nothing of this client is on its way or unsaved. */
  saved(): Promise<void>;
  /** That, or the document was denied or closed. */
  settled(): Promise<void>;
  /** The first reason for which the document was denied or closed. */
  refusal(): Promise<string>;
  /** Sends an update frame that the provider did not ask for; its answer is counted. */
  push(update: Uint8Array, step?: number): void;
  /** Sends bytes past the counting of acknowledgements. */
  junk(bytes: Uint8Array): void;
  /** The socket was closed with this code; its reason. */
  closed(code: number): Promise<string>;
  /** Cuts the line as a lost network does; the provider comes back by itself. */
  cut(): void;
  leave(): void;
}

/** Waits until something holds, with patience for a busy machine; fails with what was waited for. */
export const until = async (holds: () => boolean | Promise<boolean>, what: string, ms = 30_000): Promise<void> => {
  const deadline = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Waited ${ms} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

const syncType = 0;
const syncStatusType = 8;

export const liveClient = (options: ClientOptions): LiveClient => {
  const doc = options.doc ?? new Y.Doc();
  const waiting: Sent[] = [];
  const client = { acked: [], ackMs: [], notSaved: 0, opened: [], said: [], refusals: [], closes: [] } as Pick<
    LiveClient,
    'acked' | 'ackMs' | 'notSaved' | 'opened' | 'said' | 'refusals' | 'closes'
  >;
  const wires: WebSocket[] = [];

  class TappedSocket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie: options.as.cookie, origin: options.origin ?? options.url } });
      wires.push(this);
      waiting.length = 0;
      // The provider asks for array buffers.
      this.on('message', (data: ArrayBuffer) => this.isLatest() && hear(new Uint8Array(data)));
      this.on('close', (code, reason) => {
        client.closes.push({ code, reason: reason.toString() });
        // A line that was cut may say so only after the next one is in use.
        if (this.isLatest()) waiting.length = 0;
      });
      this.on('error', () => {});
    }

    private isLatest(): boolean {
      return wires.at(-1) === this;
    }

    override send(data: Uint8Array): void {
      if (data.byteLength < 2) return super.send(data);
      const decoder = decoding.createDecoder(data);
      decoding.readVarString(decoder);
      if (decoding.readVarUint(decoder) === syncType && decoding.readVarUint(decoder) > 0)
        waiting.push({ update: decoding.readVarUint8Array(decoder), at: performance.now() });
      super.send(data);
    }
  }

  const hear = (data: Uint8Array): void => {
    // A ping of the application is a single byte.
    if (data.byteLength < 2) return;
    const decoder = decoding.createDecoder(data);
    decoding.readVarString(decoder);
    if (decoding.readVarUint(decoder) !== syncStatusType) return;
    const sent = waiting.shift();
    if (!sent) throw new Error('The server acknowledged what was not sent');
    if (decoding.readVarUint(decoder) !== 1) {
      client.notSaved += 1;
      return;
    }
    client.acked.push(sent.update);
    client.ackMs.push(performance.now() - sent.at);
  };

  const socket = new HocuspocusProviderWebsocket({
    url: `${options.url.replace('http', 'ws')}/collab`,
    WebSocketPolyfill: TappedSocket,
    initialDelay: 0,
    delay: 60,
    minDelay: 50,
    maxDelay: 1_000,
    factor: 1.5,
    messageReconnectTimeout: 75_000,
  });
  const provider = new HocuspocusProvider({
    name: options.document,
    document: doc,
    websocketProvider: socket,
    sessionAwareness: true,
    ...(options.flushDelay === undefined ? {} : { flushDelay: options.flushDelay }),
    token: () =>
      JSON.stringify({
        workspace: options.as.workspace,
        wire: options.wire ?? wireVersion,
        shape: options.shape ?? boardShape,
        ...(options.epoch === undefined ? {} : { epoch: options.epoch }),
      }),
    onAuthenticationFailed: ({ reason }) => client.refusals.push(reason),
    onClose: ({ event }) => {
      if (event.code === 1000 && event.reason) client.refusals.push(event.reason);
    },
    onStateless: ({ payload }) => {
      client.said.push(payload);
      const message = documentMessage.safeParse(JSON.parse(payload));
      if (message.success) client.opened.push(message.data);
    },
  });
  provider.attach();

  const isSaved = () => provider.isSynced && waiting.length === 0;

  return Object.assign(client, {
    doc,
    provider,
    socket,
    key: provider.effectiveName,
    raw: () => wires.at(-1) ?? null,
    synced: () => until(() => provider.isSynced, 'the first sync'),
    saved: () => until(isSaved, 'everything to be saved', 60_000),
    settled: () => until(() => client.refusals.length > 0 || isSaved(), 'everything to be saved or refused', 60_000),
    refusal: async () => {
      await until(() => client.refusals.length > 0, 'a refusal');
      return client.refusals[0] ?? '';
    },
    push: (update: Uint8Array, step = 2) => {
      const encoder = encoding.createEncoder();
      encoding.writeVarString(encoder, provider.effectiveName);
      encoding.writeVarUint(encoder, syncType);
      encoding.writeVarUint(encoder, step);
      encoding.writeVarUint8Array(encoder, update);
      wires.at(-1)?.send(encoding.toUint8Array(encoder));
    },
    junk: (bytes: Uint8Array) => {
      const wire = wires.at(-1);
      if (wire) WebSocket.prototype.send.call(wire, bytes, {});
    },
    closed: async (code: number) => {
      await until(() => client.closes.some((each) => each.code === code), `a close: ${code}`);
      return client.closes.find((each) => each.code === code)?.reason ?? '';
    },
    cut: () => wires.at(-1)?.terminate(),
    leave: () => {
      provider.destroy();
      socket.destroy();
    },
  });
};
