import { endedWithin } from './ended-within.ts';

/** Changes that this page gave and that are not answered yet. */
const underWay = new Set<Promise<unknown>>();

/** How long after an answer the next of several steps, or the way back, may still come, in milliseconds. */
const afterglow = 50;

/** Counts this change among those under way until it is answered, well or badly. */
export const whileUnderWay = <Answer>(change: Promise<Answer>): Promise<Answer> => {
  const leave = () => void underWay.delete(change);
  underWay.add(change);
  change.then(leave, leave);
  return change;
};

/**
 * Resolves with true when no change is under way, and what its answer leads to on this page is done; at once where nothing
 * is. With false when that takes longer than `patienceMs`.
 */
export const changesAnswered = async (patienceMs = 3_000): Promise<boolean> => {
  const patience = performance.now() + patienceMs;
  while (underWay.size > 0) {
    if (!(await endedWithin(Promise.allSettled(underWay), patience - performance.now()))) return false;
    await pause(afterglow);
  }
  return true;
};

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
