/** How long a line may say nothing before it is asked, in ms. */
const quiet = 2_000;
/** How long an answer may take, in ms. Together they stay below the five seconds in which people are told. */
const patience = 2_000;

interface PulseOptions {
  /** Sends a ping. */
  ask: () => void;
  onSilent: (silent: boolean) => void;
  /** The window's events, when there is a window. */
  events?: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
  hidden?: () => boolean;
}

/**
 * Notices that an open line has gone mute: a frozen server, a dead network behind a live one. A browser would take
 * minutes. The line is never closed for it. A hidden tab does not ask, since its timers are held back and nobody looks.
 */
export class Pulse {
  isSilent = false;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private waiting = false;
  private running = false;
  private readonly options: PulseOptions;
  private readonly events: PulseOptions['events'];

  constructor(options: PulseOptions) {
    this.options = options;
    this.events = options.events ?? (typeof window === 'undefined' ? undefined : window);
  }

  /** The line is open. */
  start(): void {
    this.stop();
    this.running = true;
    this.events?.addEventListener('offline', this.networkGone);
    this.events?.addEventListener('online', this.networkBack);
    this.later();
  }

  /** The line is closed; its own end says more than its silence. */
  stop(): void {
    this.running = false;
    this.clear();
    this.events?.removeEventListener('offline', this.networkGone);
    this.events?.removeEventListener('online', this.networkBack);
    this.become(false);
  }

  /** Something was sent that the server answers. */
  expect(): void {
    if (this.running && !this.waiting) this.wait();
  }

  /** Anything came: the line lives. */
  heard(): void {
    if (!this.running) return;
    this.become(false);
    this.later();
  }

  private readonly networkGone = () => this.become(true);
  private readonly networkBack = () => this.ask();

  private later() {
    this.clear();
    this.timer = setTimeout(() => this.ask(), quiet);
  }

  private ask() {
    if (this.options.hidden?.() ?? globalThis.document?.hidden) return this.later();
    this.options.ask();
    this.wait();
  }

  private wait() {
    this.clear();
    this.waiting = true;
    this.timer = setTimeout(() => {
      this.become(true);
      // Asked again until something comes: a line that heals without traffic must be heard of too.
      this.ask();
    }, patience);
  }

  private clear() {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.waiting = false;
  }

  private become(silent: boolean) {
    if (this.isSilent === silent) return;
    this.isSilent = silent;
    this.options.onSilent(silent);
  }
}
