import { useEffect, useEffectEvent, useState, type RefObject } from 'react';

import { dayMinutes } from './day-parts.ts';
import { hourHeight } from './grid-world.ts';

interface Span {
  from: number;
  to: number;
}

const step = 15;
const usual = 60;
const slack = 6;

/** Draws a new event over the free hours of a day. A finger only taps: it draws to scroll. */
export const useDrawSlot = (element: RefObject<HTMLElement | null>, onDrawn: (span: Span) => void): Span | null => {
  const [drawn, setDrawn] = useState<Span | null>(null);
  const done = useEffectEvent(onDrawn);
  useEffect(() => {
    const column = element.current;
    if (column === null) return undefined;
    const minutesAt = (event: PointerEvent) =>
      Math.max(0, Math.min(dayMinutes, ((event.clientY - column.getBoundingClientRect().top) / hourHeight) * 60));
    const listening = new AbortController();
    const { signal } = listening;
    let begun: { at: number; y: number } | null = null;
    let span: Span | null = null;
    const show = (next: Span | null) => {
      span = next;
      setDrawn(next);
    };
    column.addEventListener(
      'pointerdown',
      (event) => {
        if (event.button !== 0 || event.target !== column) return;
        begun = { at: minutesAt(event), y: event.clientY };
        if (event.pointerType !== 'touch') column.setPointerCapture(event.pointerId);
      },
      { signal },
    );
    column.addEventListener(
      'pointermove',
      (event) => {
        if (!begun || event.pointerType === 'touch' || Math.abs(event.clientY - begun.y) < slack) return;
        const ends = minutesAt(event);
        const from = Math.floor(Math.min(begun.at, ends) / step) * step;
        show({ from, to: Math.max(from + step, Math.ceil(Math.max(begun.at, ends) / step) * step) });
      },
      { signal },
    );
    column.addEventListener(
      'pointerup',
      () => {
        if (!begun) return;
        const from = Math.min(Math.floor(begun.at / 30) * 30, dayMinutes - usual);
        done(span ?? { from, to: from + usual });
        begun = null;
        show(null);
      },
      { signal },
    );
    const stop = () => {
      begun = null;
      show(null);
    };
    column.addEventListener('pointercancel', stop, { signal });
    document.addEventListener('keydown', (event) => event.key === 'Escape' && stop(), { signal });
    return () => listening.abort();
  }, [element]);
  return drawn;
};
