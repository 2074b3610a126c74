import type { Target } from './wire-client.ts';

/** A server under measurement, running as a process of its own. */
export interface Running {
  /** Where person `index` connects to work on this document. */
  target: (document: string, index: number) => Target;
  /** Makes a board and gives its document name; empty but for its stages. */
  createBoard: () => Promise<string>;
  serverPid: () => number;
  /** Process of the PostgreSQL behind it, if any. */
  databasePid?: number;
  /** `kill -9`, then the same server again on what it left behind. */
  killAndRestart: () => Promise<void>;
  stop: () => Promise<void>;
}

export interface Contender {
  name: string;
  /** True when it tells clients that an edit arrived. */
  acknowledges: boolean;
  /** True when its documents outlive its process. */
  persists: boolean;
  start: () => Promise<Running>;
}
