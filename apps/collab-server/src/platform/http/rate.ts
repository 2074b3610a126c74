import type { Clock } from '../clock/clock.ts';

/** How often one person may ask: a burst at once, then a steady rate. */
export interface Rate {
  burst: number;
  perMinute: number;
}

export interface RateLimiter {
  /** Counts one request; 0 lets it pass, otherwise the whole seconds after which the next one will. */
  take: (who: string) => number;
}

/** Buckets kept at most; beyond it those that are full again are dropped, which changes nothing for their owners. */
const bucketsKept = 10_000;

/**
 * A token bucket per person on this node. It keeps one caller from taking the server for themselves; guesses of secrets are
 * counted elsewhere, across all nodes.
 */
export const createRateLimiter = ({ burst, perMinute }: Rate, clock: Clock): RateLimiter => {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const perMs = perMinute / 60_000;
  const filled = ({ tokens, at }: { tokens: number; at: number }, now: number) =>
    Math.min(burst, tokens + (now - at) * perMs);
  const dropFull = (now: number) => {
    for (const [who, bucket] of buckets) if (filled(bucket, now) >= burst) buckets.delete(who);
  };
  return {
    take: (who) => {
      const now = clock.now().getTime();
      if (buckets.size > bucketsKept) dropFull(now);
      const tokens = filled(buckets.get(who) ?? { tokens: burst, at: now }, now);
      buckets.set(who, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
      return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perMs / 1_000);
    },
  };
};
