import { closes } from '@baton/schema/wire';
import { HocuspocusProviderWebsocket } from '@hocuspocus/provider';

import { readAcknowledgement, readSavingFrame, type SavingFrame } from './frames.ts';
import { Pulse } from './pulse.ts';

export type SocketState = 'connecting' | 'open' | 'down' | 'signed-out' | 'upgrade-required';

/** What a provider's traffic means for saving. */
export interface Traffic {
  /** Answers whether the frame may go out; a frame over the wire's limits may not. */
  sent(frame: SavingFrame): boolean;
  acknowledged(applied: boolean): void;
  /** The socket is open and mute, or speaks again. */
  silent(silent: boolean): void;
}

interface SocketOptions {
  url: string;
  /** Tells an ended sign-in from an outage when the server does not let the socket in. */
  stillSignedIn: () => Promise<boolean>;
  WebSocketPolyfill?: unknown;
}

const open = 1;
/** The wire's own ping; the server answers with the same byte. */
const ping = Uint8Array.of(9);
/**
 * Base of the back-off in ms; drawn anew for each outage so that a thousand tabs do not come back in one moment. Whole: the
 * provider takes no other number and would give up without a word.
 */
const backoffBase = () => 150 + Math.floor(Math.random() * 1_350);

/** The one socket of a tab. It reconnects for ever with full jitter, except when the sign-in ended. */
export class LiveSocket {
  readonly provider: HocuspocusProviderWebsocket;
  state: SocketState = 'connecting';
  private readonly traffic = new Map<string, Traffic>();
  private readonly listeners = new Set<() => void>();
  private readonly options: SocketOptions;
  private readonly pulse: Pulse;
  private failures = 0;

  constructor(options: SocketOptions) {
    this.options = options;
    this.provider = new HocuspocusProviderWebsocket({
      url: options.url,
      WebSocketPolyfill: options.WebSocketPolyfill,
      // Must stay above the server's pings and above a hidden tab's timers, which fire once a minute.
      messageReconnectTimeout: 75_000,
      delay: backoffBase(),
      // `delay` below `minDelay` makes the provider give up without a word.
      minDelay: 100,
      maxDelay: 15_000,
      factor: 2,
      jitter: true,
      onClose: ({ event }) => this.closed(event.code),
      onConnect: () => this.connected(),
    });
    this.pulse = new Pulse({ ask: () => this.ask(), onSilent: (silent) => this.silent(silent) });
    this.provider.on('message', (event: MessageEvent) => this.received(event));
    // The provider would queue every frame made while offline, beside the document that holds the same edits, and send
    // both. The handshake offers what is missing, so a closed socket drops frames.
    this.provider.send = (frame: Uint8Array) => this.send(frame);
  }

  /** Listens to the saving traffic of one provider, by its routing key. Returns the way to stop. */
  tap(key: string, traffic: Traffic): () => void {
    this.traffic.set(key, traffic);
    if (this.pulse.isSilent) traffic.silent(true);
    return () => void this.traffic.delete(key);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  isOpen(): boolean {
    return this.provider.webSocket?.readyState === open;
  }

  /** After a new sign-in: comes back with everything that was kept. */
  resume(): void {
    this.become('connecting');
    this.provider.shouldConnect = true;
    void this.provider.connect();
  }

  /** A document was told that the sign-in ended: nothing on this socket will be served any more. */
  signInEnded(): void {
    this.stop('signed-out');
    this.provider.webSocket?.close();
  }

  destroy(): void {
    this.pulse.stop();
    this.provider.destroy();
    this.listeners.clear();
    this.traffic.clear();
  }

  private send(frame: Uint8Array) {
    const socket = this.provider.webSocket;
    if (socket === null || socket.readyState !== open) return;
    const saving = readSavingFrame(frame);
    if (saving !== null && this.traffic.get(saving.key)?.sent(saving) === false) return;
    // The wire takes plain bytes; a view of a shared buffer never comes out of an encoder.
    socket.send(frame as Uint8Array<ArrayBuffer>);
    if (saving !== null) this.pulse.expect();
  }

  private connected() {
    this.pulse.start();
    this.become('open');
  }

  private ask() {
    const socket = this.provider.webSocket;
    if (socket?.readyState === open) socket.send(ping);
  }

  /** The line may heal, so it stays; people are told what they would be told without it. */
  private silent(silent: boolean) {
    if (this.state === 'open' || this.state === 'down') this.become(silent ? 'down' : 'open');
    for (const traffic of this.traffic.values()) traffic.silent(silent);
  }

  private received(event: MessageEvent) {
    this.pulse.heard();
    this.failures = 0;
    const acknowledgement = readAcknowledgement(new Uint8Array(event.data as ArrayBuffer));
    if (acknowledgement !== null) this.traffic.get(acknowledgement.key)?.acknowledged(acknowledgement.applied);
  }

  private closed(code: number) {
    this.pulse.stop();
    this.provider.configuration.delay = backoffBase();
    if (code === closes['sign-in-required'].code) return this.stop('signed-out');
    if (code === closes['upgrade-required'].code) return this.stop('upgrade-required');
    this.become('down');
    this.failures += 1;
    // A refused upgrade looks like an outage to a browser, which hides its status.
    if (this.failures === 2) void this.checkSignIn();
  }

  private async checkSignIn() {
    const signedIn = await this.options.stillSignedIn().catch(() => true);
    if (!signedIn && this.state !== 'open') this.stop('signed-out');
  }

  private stop(state: SocketState) {
    this.provider.shouldConnect = false;
    this.provider.cancelWebsocketRetry?.();
    this.become(state);
  }

  private become(state: SocketState) {
    if (this.state === state) return;
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
