import type { DayPart } from './day-parts.ts';

/** Where in its column something stands, as parts of the column's width. */
export interface Lane {
  at: number;
  of: number;
}

/** What overlaps stands side by side; each group of those that touch one another shares the width among as many as meet. */
export const sideBySide = <Item>(parts: readonly DayPart<Item>[]): (DayPart<Item> & Lane)[] => {
  const placed: (DayPart<Item> & Lane)[] = [];
  let group: (DayPart<Item> & Lane)[] = [];
  let ends = 0;
  const close = () => {
    const of = Math.max(1, ...group.map(({ at }) => at + 1));
    placed.push(...group.map((part) => ({ ...part, of })));
    group = [];
  };
  for (const part of parts.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (part.from >= ends) close();
    const taken = new Set(group.filter(({ to }) => to > part.from).map(({ at }) => at));
    let at = 0;
    while (taken.has(at)) at += 1;
    group.push({ ...part, at, of: 1 });
    ends = Math.max(ends, part.to);
  }
  close();
  return placed;
};

export interface LongItem<Item> {
  item: Item;
  from: string;
  to: string;
}

/** Long things as bars over the days that are shown, each in the first row that is free. */
export const barsOver = <Item>(items: readonly LongItem<Item>[], days: readonly string[]) => {
  const first = days[0] ?? '';
  const last = days.at(-1) ?? first;
  const rows: number[] = [];
  return items
    .filter(({ from, to }) => from <= last && to >= first)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? 1 : -1))
    .map(({ item, from, to }) => {
      const begin = Math.max(0, days.indexOf(from));
      const end = to > last ? days.length - 1 : days.indexOf(to);
      const free = rows.findIndex((taken) => taken < begin);
      const row = free === -1 ? rows.length : free;
      rows[row] = end;
      return { item, begin, end, row, cutBefore: from < first, cutAfter: to > last };
    });
};
