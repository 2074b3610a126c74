/** Whether this node knows who may do what at this moment (M11). */
export interface Rights {
  /** A poll began at `startedMs` (monotonic) and told what it saw. */
  confirmed(startedMs: number): void;
  fresh(): boolean;
  /** Waits a little for the next poll; false when it does not come. */
  freshSoon(): Promise<boolean>;
}

/** Older knowledge than this stops writes and what goes out. */
const staleAfterMs = 2_000;
const patienceMs = 5_000;

export const createRights = (now: () => number = () => performance.now()): Rights => {
  let confirmedAt = Number.NEGATIVE_INFINITY;
  let waiting: ((fresh: boolean) => void)[] = [];
  const fresh = (): boolean => now() - confirmedAt <= staleAfterMs;
  return {
    confirmed: (startedMs) => {
      confirmedAt = startedMs;
      if (fresh()) for (const resolve of waiting.splice(0)) resolve(true);
    },
    fresh,
    freshSoon: () => {
      if (fresh()) return Promise.resolve(true);
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const timer = setTimeout(resolve, patienceMs, false);
      waiting.push((known) => {
        clearTimeout(timer);
        resolve(known);
      });
      waiting = waiting.slice(-10_000);
      return promise;
    },
  };
};
