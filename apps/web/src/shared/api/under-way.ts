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
 * Resolves when no change is under way, and what its answer leads to on this page is done; after `patienceMs` in any case.
 * At once where nothing is.
 */
export const changesAnswered = async (patienceMs = 3_000): Promise<void> => {
  const patience = performance.now() + patienceMs;
  while (underWay.size > 0 && performance.now() < patience) {
    await Promise.race([Promise.allSettled(underWay), pause(patience - performance.now())]);
    await pause(afterglow);
  }
};

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
