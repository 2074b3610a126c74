import { closes, isCloseReason, wireVersion, type CloseReason, type Handshake } from '@baton/schema/wire';
import { HocuspocusProvider } from '@hocuspocus/provider';

import type { SavingFrame } from './frames.ts';
import type { LiveView } from './live-view.ts';
import type { LiveSocket } from './socket.ts';
import type { UpdateEar } from './update-ear.ts';

export interface DocumentLinkOptions {
  name: string;
  workspace: Handshake['workspace'];
  /** Version of the shape that this client reads and writes. */
  shape: number;
  socket: LiveSocket;
}

/** What a link tells the document that it belongs to. */
export interface LinkListener {
  /** The epoch of the copy that is attached; asked at each connection. */
  epoch: () => number | null;
  opened: () => void;
  told: (payload: string) => void;
  synced: () => void;
  /** Whether this frame may go; a refusal has been noted by then. */
  maySend: (frame: SavingFrame) => boolean;
  acknowledged: (applied: boolean) => void;
  silent: (silent: boolean) => void;
  closed: () => void;
  /** It will be attached again by itself; whatever waits for the device is to be kept now. */
  leaving: () => void;
  /** The server ended it for good. */
  ended: (reason: CloseReason) => void;
}

/** What is attached: contents and presence, and whoever hears what changes in them. */
export interface Attached extends Pick<LiveView, 'doc' | 'awareness'> {
  ear: UpdateEar;
}

const flushDelay = 25;
const longestBackoff = 30_000;

/** A document's place on the tab's socket: attached, told of what comes, attached again after trouble. */
export class DocumentLink {
  private readonly options: DocumentLinkOptions;
  private readonly listener: LinkListener;
  private provider: HocuspocusProvider | null = null;
  private untap: (() => void) | null = null;
  private retry: ReturnType<typeof setTimeout> | null = null;
  private troubles = 0;

  constructor(options: DocumentLinkOptions, listener: LinkListener) {
    this.options = options;
    this.listener = listener;
  }

  attach(what: Attached): void {
    const { name, socket } = this.options;
    const { listener } = this;
    const provider = new HocuspocusProvider({
      name,
      document: what.doc,
      awareness: what.awareness,
      websocketProvider: socket.provider,
      sessionAwareness: true,
      flushDelay,
      // Asked at each connection: by then the epoch of the copy is known.
      token: () => this.handshake(),
      onOpen: () => listener.opened(),
      onAuthenticationFailed: ({ reason }) => this.closedBecause(provider, what, reason),
      onStateless: ({ payload }) => listener.told(payload),
      onSynced: () => {
        this.troubles = 0;
        listener.synced();
      },
      onClose: ({ event }) => {
        if (socket.isOpen()) this.closedBecause(provider, what, event.reason);
        else listener.closed();
      },
    });
    what.ear.follow(provider);
    this.provider = provider;
    this.untap = socket.tap(provider.effectiveName, {
      sent: (frame) => listener.maySend(frame),
      acknowledged: (applied) => listener.acknowledged(applied),
      silent: (silent) => listener.silent(silent),
    });
    provider.attach();
  }

  /** Leaves the socket without the provider's own goodbye, which would end our awareness and flush what was refused. */
  detach(): void {
    if (this.retry !== null) clearTimeout(this.retry);
    this.retry = null;
    this.untap?.();
    this.untap = null;
    const { provider } = this;
    this.provider = null;
    if (provider === null) return;
    provider.document.off('update', provider.boundDocumentUpdateHandler);
    provider.awareness?.off('update', provider.boundAwarenessUpdateHandler);
    provider.removeAllListeners();
    provider.detach();
    globalThis.removeEventListener?.('pagehide', provider.boundPageHide);
  }

  /** Sends at once what was gathered. */
  flush(): void {
    this.provider?.flushPendingUpdates();
  }

  private handshake(): string {
    const { workspace, shape } = this.options;
    const epoch = this.listener.epoch();
    return JSON.stringify({ workspace, wire: wireVersion, shape, ...(epoch && { epoch }) } satisfies Handshake);
  }

  private closedBecause(provider: HocuspocusProvider, what: Attached, reason: string) {
    if (provider !== this.provider) return;
    if (isCloseReason(reason) && !closes[reason].retry) this.listener.ended(reason);
    else this.comeBack(what);
  }

  /** Infrastructure trouble leaves the provider connected and mute for ever, so a new one takes its place. */
  private comeBack(what: Attached) {
    this.listener.leaving();
    this.detach();
    this.listener.closed();
    this.troubles += 1;
    const wait = Math.random() * Math.min(longestBackoff, 500 * 2 ** this.troubles);
    this.retry = setTimeout(() => this.attach(what), wait);
  }
}
