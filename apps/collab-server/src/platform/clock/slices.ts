import { setImmediate as nextTurn } from 'node:timers/promises';

/** Work that takes long, in pieces: between two of them everybody else on the thread has a turn. */
export interface Slices {
  /** The piece has lasted long enough. */
  isOver(): boolean;
  /** Lets everybody else go first and begins the next piece. */
  next(): Promise<void>;
}

/** An edit that arrives meanwhile waits for no more than this, in milliseconds. */
const defaultLongestMs = 3;

export const inSlices = (longestMs = defaultLongestMs): Slices => {
  let until = performance.now() + longestMs;
  return {
    isOver: () => performance.now() >= until,
    next: async () => {
      await nextTurn();
      until = performance.now() + longestMs;
    },
  };
};
