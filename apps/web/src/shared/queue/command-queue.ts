import { endedWithin } from '../api/ended-within.ts';
import { newId } from '../api/id.ts';
import { Problem, unreachable } from '../api/problem.ts';
import type { Queued, QueueStore, Refused } from './queue-store.ts';

/** How commands of one kind are sent under their key, and shown before the server has answered. */
export interface QueuedKind {
  send: (input: never, key: string) => Promise<unknown>;
  /** What of it the server left undone although it answered; null for nothing. */
  undone?: (input: never, answer: never) => Refused | null;
  /** What is asked when it is tried again after such a refusal; the same when absent. */
  again?: (input: never, refused: Refused) => unknown;
  /** Writes into what is on the screen what it will do; done again after each reading, so it may find it done. */
  show: (input: never) => void;
  /** Its page shows it as soon as it is given: what is read while it is on its way must not take that away. */
  shownAtOnce?: true;
  /** Takes from the screen what was shown, for one that is given up; nothing where reading again is enough. */
  hide?: (input: never) => void;
  /** What it is about, for whoever wants to change or withdraw it before it is sent. */
  about?: (input: never) => string;
  /** Reads again what it concerns. */
  settled: () => void;
}
export type QueuedKinds = Readonly<Record<string, QueuedKind>>;

export interface QueueOptions {
  owner: string;
  store: QueueStore;
  kinds: QueuedKinds;
  /** Whether the server can be reached at the moment, as far as this tab knows. */
  isAway: () => boolean;
  /** How long a command waits for the answer to the one before, in milliseconds. */
  patienceMs?: number;
  now?: () => number;
  /** Runs work while no other tab does the same. */
  alone?: (work: () => Promise<void>) => Promise<void>;
  /** What is kept has changed: other tabs may read it again. */
  onChanged?: () => void;
  /** So many that had been kept have reached the server. */
  onSent?: (count: number) => void;
}

export interface QueueState {
  /** Still to be sent. */
  waiting: number;
  refused: readonly Queued[];
}

const nothing: QueueState = { waiting: 0, refused: [] };

/** By then it is known whether the server is gone: what waits is kept on the device, and not in a tab that may be closed. */
const defaultPatienceMs = 3_000;

/** The server was not reached, or had trouble of its own: nothing is known, and the same may be asked later. */
const mayBeAskedLater = (error: unknown): boolean =>
  error instanceof Problem &&
  (error.status === 0 || error.status === 401 || error.status === 429 || error.status >= 500);

const refusedBy = (error: unknown): Refused =>
  error instanceof Problem
    ? { reason: error.reason, message: error.message, detail: error.detail }
    : { reason: 'server-trouble', message: error instanceof Error ? error.message : '' };

/**
 * What one does without network. A command that cannot be sent is kept on the device and shown as done; when the server
 * is back all are sent in their order, each under its key, so that however often it is tried it happens once. What the
 * server refuses stays, with its reason, until its person tries again or gives it up.
 */
export class CommandQueue {
  state = nothing;
  private commands: readonly Queued[] = [];
  /** Given and not answered yet, in their order. */
  private readonly onTheirWay = new Set<Pick<Queued, 'kind' | 'input'>>();
  private readonly options: QueueOptions;
  private readonly listeners = new Set<() => void>();
  private sending: Promise<void> | null = null;
  /** What was asked for last, answered or not. */
  private before: Promise<unknown> = Promise.resolve();
  private ended = false;

  constructor(options: QueueOptions) {
    this.options = options;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Takes up what was kept, shows it, and sends what can be sent. */
  async begin(): Promise<void> {
    await this.read();
    this.show();
    await this.send();
  }

  /**
   * Sends a command, or keeps it when the server cannot be reached, or when others wait before it. Answers the server's
   * answer, or null for one that is kept. Throws what the server refused at once. Each is sent when the one before has
   * its answer: two requests on two connections may overtake one another, and a ☐ ticked twice would end as it began.
   */
  run(kind: string, input: unknown, name: string): Promise<unknown> {
    const { patienceMs = defaultPatienceMs } = this.options;
    const given = { kind, input };
    this.onTheirWay.add(given);
    const turn = endedWithin(this.before, patienceMs).then(() => this.runNext(kind, input, name));
    // Before whoever gave it hears of the answer, and reads again.
    const over = () => void this.onTheirWay.delete(given);
    turn.then(over, over);
    this.before = turn.catch(() => undefined);
    return turn;
  }

  private async runNext(kind: string, input: unknown, name: string): Promise<unknown> {
    const { isAway, now = Date.now, owner, store } = this.options;
    const key = newId();
    if (!isAway() && this.state.waiting === 0) {
      try {
        return await this.kindOf(kind).send(input as never, key);
      } catch (error) {
        if (!(error instanceof Problem) || error.status !== 0) throw error;
      }
    }
    await store.add({ owner, key, kind, input, name, at: now(), refused: null }).catch((error: unknown) => {
      // A browser that keeps nothing: then it has failed as it would have without all this.
      throw unreachable(error);
    });
    await this.changed();
    void this.send();
    return null;
  }

  /** Sends what waits, in order, until the server cannot be reached. One tab at a time. */
  send(): Promise<void> {
    this.sending ??= this.sendAll().finally(() => (this.sending = null));
    return this.sending;
  }

  async retry({ place, kind, input, refused }: Queued): Promise<void> {
    const { again } = this.kindOf(kind);
    await this.options.store.retry(place, again && refused ? again(input as never, refused) : input);
    await this.changed();
    await this.send();
  }

  async discard({ place, kind, input }: Queued): Promise<void> {
    await this.options.store.remove(place);
    this.kindOf(kind).hide?.(input as never);
    await this.changed();
    this.kindOf(kind).settled();
  }

  /** What is kept of this thing, in its order, whether it waits or was refused. */
  about = (thing: string): readonly Queued[] =>
    this.commands.filter(({ kind, input }) => this.options.kinds[kind]?.about?.(input as never) === thing);

  /**
   * Asks for something else by what is still kept, which then waits again; false where none of this kind about this thing
   * is left, because it has been sent.
   */
  amend(kind: string, thing: string, change: (input: never) => { input: unknown; name: string }): Promise<boolean> {
    return this.whileNotSent(async () => {
      const kept = this.about(thing).find((command) => command.kind === kind);
      if (!kept) return false;
      this.kindOf(kind).hide?.(kept.input as never);
      await this.options.store.amend(kept.place, { ...change(kept.input as never), key: newId() });
      await this.changed();
      return true;
    });
  }

  /** Gives up all that is kept of this thing, the newest first; false where nothing is left. */
  withdraw(thing: string): Promise<boolean> {
    return this.whileNotSent(async () => {
      const kept = this.about(thing);
      for (const command of kept.toReversed()) await this.discard(command);
      return kept.length > 0;
    });
  }

  /** Nothing is on its way to the server meanwhile, from this tab or another. */
  private async whileNotSent(work: () => Promise<boolean>): Promise<boolean> {
    const { alone = (run) => run() } = this.options;
    let done = false;
    await this.sending;
    await alone(async () => {
      await this.read();
      done = await work();
    });
    void this.send();
    return done;
  }

  /** Shows again what waits or is on its way, after something was read that does not know of it. */
  show(): void {
    for (const { kind, input, refused } of this.commands)
      if (refused === null) this.options.kinds[kind]?.show(input as never);
    for (const { kind, input } of this.onTheirWay) {
      const of = this.options.kinds[kind];
      if (of?.shownAtOnce) of.show(input as never);
    }
  }

  end(): void {
    this.ended = true;
    this.listeners.clear();
    void this.options.store.close();
  }

  private async changed(): Promise<void> {
    await this.read();
    this.show();
    this.options.onChanged?.();
  }

  private async sendAll(): Promise<void> {
    const { alone = (work) => work(), isAway, onChanged, onSent } = this.options;
    if (isAway() || this.state.waiting === 0) return;
    const touched = new Set<string>();
    let sent = 0;
    await alone(async () => {
      // Another tab may have sent them meanwhile.
      await this.read();
      for (;;) {
        const next = this.commands.find(({ refused }) => refused === null);
        const outcome = next === undefined || this.ended ? 'later' : await this.sendOne(next);
        if (next === undefined || outcome === 'later') break;
        if (outcome === 'sent') sent += 1;
        touched.add(next.kind);
      }
    });
    for (const kind of touched) this.options.kinds[kind]?.settled();
    if (touched.size > 0) onChanged?.();
    if (sent > 0) onSent?.(sent);
  }

  /** `later`: it is to be tried again, and everything behind it waits. */
  private async sendOne({ place, kind, input, key }: Queued): Promise<'sent' | 'refused' | 'later'> {
    const { store } = this.options;
    let outcome: 'sent' | 'refused' = 'sent';
    try {
      const of = this.kindOf(kind);
      const answer = await of.send(input as never, key);
      const undone = of.undone?.(input as never, answer as never) ?? null;
      if (undone !== null) outcome = 'refused';
      await (undone === null ? store.remove(place) : store.refuse(place, undone));
    } catch (error) {
      if (mayBeAskedLater(error)) return 'later';
      outcome = 'refused';
      await store.refuse(place, refusedBy(error));
    }
    await this.read();
    return outcome;
  }

  private kindOf(kind: string): QueuedKind {
    const found = this.options.kinds[kind];
    if (!found) throw new Error(`nobody sends commands of the kind ${kind}`);
    return found;
  }

  private async read(): Promise<void> {
    this.commands = await this.options.store.all(this.options.owner);
    const refused = this.commands.filter((command) => command.refused !== null);
    this.state = { waiting: this.commands.length - refused.length, refused };
    for (const listener of this.listeners) listener();
  }
}
