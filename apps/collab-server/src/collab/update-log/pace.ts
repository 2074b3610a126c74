/** How far apart statements start: few rows go at once, many share one statement, one flush to disk and one broadcast. */
export interface Pace {
  arrived(nowMs: number): void;
  started(nowMs: number): void;
  /** How long what waits now shall wait, in milliseconds. */
  waitMs(nowMs: number): number;
}

/** The rate is an average over about this long. */
const rememberedMs = 500;

/** From so many rows a second on, statements start so many milliseconds apart. */
const steps = [
  { rate: 300, apartMs: 12 },
  { rate: 150, apartMs: 8 },
  { rate: 80, apartMs: 4 },
] as const;

export const createPace = (): Pace => {
  let rate = 0;
  let last = 0;
  let begun = Number.NEGATIVE_INFINITY;
  const faded = (now: number): number => rate * Math.exp((last - now) / rememberedMs);
  return {
    arrived: (now) => {
      rate = faded(now) + 1_000 / rememberedMs;
      last = now;
    },
    started: (now) => {
      begun = now;
    },
    waitMs: (now) => {
      const perSecond = faded(now);
      const apart = steps.find((step) => perSecond >= step.rate)?.apartMs ?? 0;
      return Math.max(0, begun + apart - now);
    },
  };
};
