import { workingSpansBetween, type WorkingHours, type WorkingSpan } from '@baton/schema/working-time';

export interface Span {
  from: Date;
  to: Date;
}

const minute = 60_000;

/** What of these stretches is left when others are taken out; all in the order of their beginnings. */
export const spansWithout = (spans: readonly Span[], taken: readonly Span[]): Span[] =>
  taken.reduce<Span[]>(
    (left, { from, to }) =>
      left
        .flatMap((span) => [
          { from: span.from, to: span.to < from ? span.to : from },
          { from: span.from > to ? span.from : to, to: span.to },
        ])
        .filter((span) => span.from < span.to),
    [...spans],
  );

/** The stretches that are in both. */
export const spansInBoth = (some: readonly Span[], others: readonly Span[]): Span[] =>
  some.flatMap((one) =>
    others
      .map((other) => ({
        from: one.from > other.from ? one.from : other.from,
        to: one.to < other.to ? one.to : other.to,
      }))
      .filter(({ from, to }) => from < to),
  );

/** Stretches that overlap or follow at once are one. */
export const merged = (spans: readonly Span[]): Span[] => {
  const joined: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.from.getTime() - other.from.getTime())) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = last.to > span.to ? last.to : span.to;
    else joined.push({ ...span });
  }
  return joined;
};

export interface FreeTimesWanted {
  people: readonly { hours: WorkingHours; busy: readonly Span[] }[];
  from: Date;
  to: Date;
  minutes: number;
  /** They begin at such minutes of the hour. */
  step: number;
  limit: number;
}

/** Rule CA8: the first times at which all of them work and are free, one after the other. */
export const freeTimes = ({ people, from, to, minutes, step, limit }: FreeTimesWanted): Span[] => {
  const free = people
    .map(({ hours, busy }) => spansWithout(workingSpansBetween(hours, from, to) satisfies WorkingSpan[], merged(busy)))
    .reduce<Span[]>(spansInBoth, [{ from, to }]);
  const found: Span[] = [];
  for (const span of free) {
    let at = Math.ceil(span.from.getTime() / (step * minute)) * step * minute;
    for (; at + minutes * minute <= span.to.getTime() && found.length < limit; at += minutes * minute) {
      at = Math.ceil(at / (step * minute)) * step * minute;
      if (at + minutes * minute <= span.to.getTime())
        found.push({ from: new Date(at), to: new Date(at + minutes * minute) });
    }
  }
  return found;
};
