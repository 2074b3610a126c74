import type { PricingRow } from '@baton/schema/pricing';
import type { LineId } from '@baton/schema/shared';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useState, type RefObject } from 'react';

/** Up to so many rows all of them are in the page: they print, and are found by the browser's own search. */
const allUpTo = 80;
const rowHeight = 33;

export interface ShownRow {
  index: number;
  /** Null in the flow of the page. */
  top: number | null;
}

/** Which rows exist in the page. Of a long table those in sight, and the one that the keyboard is on. */
export const useShownRows = (
  root: RefObject<HTMLElement | null>,
  rows: readonly PricingRow[],
  active: LineId | null,
) => {
  const long = rows.length > allUpTo;
  const scroller = useCallback(() => scrollerOf(root.current), [root]);
  const offset = useOffset(root, scroller, long);
  const held = active === null ? -1 : rows.findIndex(({ id }) => id === active);
  const virtual = useVirtualizer({
    count: long ? rows.length : 0,
    getScrollElement: scroller,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: offset,
    getItemKey: (index) => rows[index]?.id ?? index,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      // The cell that somebody types in never leaves the page.
      return held < 0 || shown.includes(held) ? shown : [...shown, held].sort((a, b) => a - b);
    },
  });
  const reveal = (row: LineId): void => {
    const index = rows.findIndex(({ id }) => id === row);
    if (long && index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  };
  if (!long)
    return { items: rows.map((_, index): ShownRow => ({ index, top: null })), height: null, measure: null, reveal };

  const items = virtual.getVirtualItems().map(({ index, start }): ShownRow => ({ index, top: start - offset }));
  return { items, height: virtual.getTotalSize(), measure: virtual.measureElement, reveal };
};

/** How far below the top of what scrolls the rows begin; text above them grows and shrinks. */
const useOffset = (root: RefObject<HTMLElement | null>, scroller: () => HTMLElement | null, long: boolean): number => {
  const [offset, setOffset] = useState(0);
  useEffect(() => {
    const outer = scroller();
    if (!long || !outer || !root.current) return;
    const look = () => {
      const [own, other] = [
        root.current?.lastElementChild?.getBoundingClientRect().top ?? 0,
        outer.getBoundingClientRect().top,
      ];
      setOffset(Math.round(own - other + outer.scrollTop));
    };
    const watch = new ResizeObserver(look);
    for (const inner of outer.children) watch.observe(inner);
    look();
    return () => watch.disconnect();
  }, [root, scroller, long]);
  return offset;
};

const scrollerOf = (element: HTMLElement | null): HTMLElement | null => {
  for (let at = element?.parentElement ?? null; at !== null; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return document.documentElement;
};
