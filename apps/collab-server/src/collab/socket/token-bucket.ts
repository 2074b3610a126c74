/** How much may pass: `rate` a second on average, `burst` at once. Amounts may be taken on credit; `waitMs` tells how long to rest. */
export interface TokenBucket {
  take(amount: number, nowMs: number): void;
  /** True and taken when there is enough. */
  tryTake(amount: number, nowMs: number): boolean;
  waitMs(nowMs: number): number;
}

export const createTokenBucket = ({ rate, burst }: { rate: number; burst: number }): TokenBucket => {
  let level = burst;
  let last: number | null = null;
  const refill = (now: number): void => {
    if (last !== null) level = Math.min(burst, level + ((now - last) / 1_000) * rate);
    last = now;
  };
  return {
    take: (amount, now) => {
      refill(now);
      level -= amount;
    },
    tryTake: (amount, now) => {
      refill(now);
      if (level < amount) return false;
      level -= amount;
      return true;
    },
    waitMs: (now) => {
      refill(now);
      return level >= 0 ? 0 : (-level / rate) * 1_000;
    },
  };
};
