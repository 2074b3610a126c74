import {
  feedMessage,
  wireVersion,
  type FeedMessage,
  type FeedRequest,
  type Handshake,
  type ShownView,
} from '@baton/schema/wire';
import { HocuspocusProvider } from '@hocuspocus/provider';
import * as Y from 'yjs';

import type { LiveSocket } from './socket.ts';

export type FactMessage = Extract<FeedMessage, { kind: 'fact' }>;
export type OwnMessage = Extract<FeedMessage, { kind: 'own' }>;
export type Person = Extract<FeedMessage, { kind: 'presence' }>['people'][number];

interface FeedOptions {
  socket: LiveSocket;
  workspace: Handshake['workspace'];
  /** Facts up to this place are in everything that this page has read. */
  knownUpTo: number;
  /** One fact that this person may see. */
  onFact: (fact: FactMessage) => void;
  /** Something of this person's own became another, here or in another tab. */
  onOwn: (own: OwnMessage) => void;
  /** The gap cannot be listed, or rights changed: everything cached is in doubt. */
  onReset: (why: 'reset' | 'rights-changed') => void;
}

const heartbeat = 45_000;

/** What this tab says of its person. */
interface Said {
  where: string;
  idle: boolean;
  quiet: boolean;
  follows: Person['member'] | null;
}
const unsaid: Said = { where: '', idle: false, quiet: false, follows: null };

/** The tab's ear on its workspace: facts as they are numbered, and who is where. */
export class Feed {
  private readonly provider: HocuspocusProvider;
  private readonly options: FeedOptions;
  private readonly listeners = new Set<() => void>();
  private readonly timer: ReturnType<typeof setInterval>;
  private seq: number | null = null;
  private said: Said | null = null;
  private speaking = false;
  private everyone: readonly Person[] = [];
  private seen: ShownView | null = null;
  private readonly viewers = new Set<(member: Person['member'], view: ShownView) => void>();

  constructor(options: FeedOptions) {
    this.options = options;
    const { workspace, socket } = options;
    const token = JSON.stringify({ workspace, wire: wireVersion, shape: 1 } satisfies Handshake);
    this.provider = new HocuspocusProvider({
      name: `presence:${workspace}`,
      document: new Y.Doc(),
      awareness: null,
      websocketProvider: socket.provider,
      sessionAwareness: true,
      token,
      onAuthenticated: () => this.catchUp(),
      onStateless: ({ payload }) => this.told(payload),
    });
    this.provider.attach();
    this.timer = setInterval(() => this.sayWhere(), heartbeat);
  }

  /**
   * Says where this person is, and how: others see it in words. What is not given stays as it was. Leaving one page and
   * coming to another is one turn, and said once.
   */
  here(change: Partial<Said>): void {
    const before = this.said;
    this.said = { ...(before ?? unsaid), ...change };
    if (JSON.stringify(this.said) === JSON.stringify(before)) return;
    if (!this.speaking) queueMicrotask(() => this.speak());
    this.speaking = true;
  }

  /** Says what this person sees, to those who follow them; null when nobody does any more. */
  see(view: ShownView | null): void {
    const same = JSON.stringify(view) === JSON.stringify(this.seen);
    this.seen = view;
    if (view !== null && !same) this.say({ kind: 'view', view });
  }

  /** Hears what the one sees whom this tab follows. */
  onView(listener: (member: Person['member'], view: ShownView) => void): () => void {
    this.viewers.add(listener);
    return () => void this.viewers.delete(listener);
  }

  people = (): readonly Person[] => this.everyone;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  destroy(): void {
    clearInterval(this.timer);
    this.provider.destroy();
    this.provider.document.destroy();
    this.listeners.clear();
  }

  /** Asked after each connection: what was missed while away is told before anything new. */
  private catchUp() {
    if (this.seq !== null) this.say({ kind: 'since', seq: this.seq });
    this.sayWhere();
    if (this.seen !== null) this.say({ kind: 'view', view: this.seen });
  }

  private speak() {
    this.speaking = false;
    this.sayWhere();
  }

  private sayWhere() {
    if (this.said === null) return;
    const { where, idle, quiet, follows } = this.said;
    this.say({ kind: 'here', where, idle, ...(quiet && { quiet }), ...(follows !== null && { follows }) });
  }

  private say(request: FeedRequest) {
    this.provider.sendStateless(JSON.stringify(request));
  }

  private caughtUp(seq: number) {
    // The page had read before it could hear: what happened in between is told now.
    if (this.seq === null && seq > this.options.knownUpTo) this.say({ kind: 'since', seq: this.options.knownUpTo });
    this.seq = Math.max(this.seq ?? 0, seq);
  }

  private told(payload: string) {
    const message = readMessage(payload);
    if (message === null) return;
    switch (message.kind) {
      case 'fact':
        this.seq = Math.max(this.seq ?? 0, message.seq);
        return this.options.onFact(message);
      case 'own':
        return this.options.onOwn(message);
      case 'caught-up':
        return this.caughtUp(message.seq);
      case 'reset':
        this.seq = message.seq;
        return this.options.onReset('reset');
      case 'rights-changed':
        return this.options.onReset('rights-changed');
      case 'presence':
        this.everyone = message.people;
        for (const listener of this.listeners) listener();
        return;
      case 'view':
        for (const listener of this.viewers) listener(message.member, message.view);
    }
  }
}

const readMessage = (payload: string): FeedMessage | null => {
  try {
    const message = feedMessage.safeParse(JSON.parse(payload));
    return message.success ? message.data : null;
  } catch {
    return null;
  }
};
