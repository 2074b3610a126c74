import type { Awareness } from 'y-protocols/awareness';

/** The server takes so many words a second from a socket; typing fast moves the caret more often than that. */
const everyMs = 80;

interface Cursor {
  anchor: unknown;
  head: unknown;
}

/**
 * This person's awareness as the caret plugin wants to use it: it says where the caret is, at a bearable pace, the last
 * place always. Without a caret it says `away`, since removals are lost on the way.
 */
export class CaretVoice {
  readonly clientID: number;
  private readonly awareness: Awareness;
  private cursor: Cursor | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private saidAt = 0;

  constructor(awareness: Awareness) {
    this.awareness = awareness;
    this.clientID = awareness.clientID;
  }

  getStates = () => this.awareness.getStates();

  getLocalState = () => ({ ...this.awareness.getLocalState(), cursor: this.cursor });

  setLocalStateField = (_field: string, cursor: Cursor | null): void => {
    this.cursor = cursor;
    const wait = this.saidAt + everyMs - performance.now();
    if (cursor === null || wait <= 0) this.say();
    else this.timer ??= setTimeout(() => this.say(), wait);
  };

  on: Awareness['on'] = (event, listener) => this.awareness.on(event, listener);

  off: Awareness['off'] = (event, listener) => this.awareness.off(event, listener);

  destroy(): void {
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private say(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.saidAt = performance.now();
    const { cursor } = this;
    this.awareness.setLocalState(cursor === null ? { doing: 'away' } : { doing: 'editing', cursor });
  }
}
