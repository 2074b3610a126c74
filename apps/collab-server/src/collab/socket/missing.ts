/**
 * How long a client may go on sending what builds on something missing, in milliseconds. An honest one answers with all that
 * it has in a round trip; five seconds were too few for one on a machine with seven times the work it can do, and what it had
 * written was refused for good.
 */
const patienceMs = 30_000;
const forgetMs = 2 * patienceMs;

/** Remembers for a while who builds on what is missing, over the reconnects of that client. */
export const createMissing = (now = (): number => performance.now()) => {
  const since = new Map<string, { at: number; sentAway: boolean }>();
  return {
    /** `wait` while it may still come; then it is to connect anew, once; then nothing more is taken of it. */
    seen: (key: string): 'wait' | 'sent-away' | 'over' => {
      const at = now();
      for (const [other, each] of since) if (at - each.at > forgetMs) since.delete(other);
      const known = since.get(key);
      if (!known) since.set(key, { at, sentAway: false });
      if (!known || at - known.at < patienceMs) return 'wait';
      if (known.sentAway) return 'over';
      since.set(key, { at, sentAway: true });
      return 'sent-away';
    },
    /** It has sent all that it has, and nothing was missing. */
    resolved: (key: string): void => {
      since.delete(key);
    },
  };
};
