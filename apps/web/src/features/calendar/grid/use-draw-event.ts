import { useState, type RefObject } from 'react';

import { dayMinutes } from './day-parts.ts';
import { hourHeight, type Slot } from './grid-world.ts';
import { useGrip } from './use-grip.ts';

const step = 15;
const slack = 5;

export interface DrawEvent {
  start: Slot;
  enabled: boolean;
  days: readonly string[];
  onPut: (to: Slot, how: 'move' | 'resize') => void;
}

/** Draws an event to another hour or day, or its end; where it is meanwhile. */
export const useDrawEvent = (
  element: RefObject<HTMLElement | null>,
  { start, enabled, days, onPut }: DrawEvent,
): Slot | null => {
  const [at, setAt] = useState<Slot | null>(null);
  useGrip(element, enabled, (down, signal) => {
    const column = element.current?.closest<HTMLElement>('[data-day]');
    if (!column || !element.current) return;
    const { width } = column.getBoundingClientRect();
    const how = (down.target as Element).closest('[data-resize]') ? 'resize' : 'move';
    const first = start;
    let now: Slot | null = null;
    const drawing = new AbortController();
    const until = AbortSignal.any([signal, drawing.signal]);
    const block = element.current;
    block.setPointerCapture(down.pointerId);
    // A finger that rests is told that it carries something.
    if (down.pointerType === 'touch') setAt(first);
    block.addEventListener(
      'pointermove',
      (move) => {
        const [dx, dy] = [move.clientX - down.clientX, move.clientY - down.clientY];
        if (!now && Math.hypot(dx, dy) < slack) return;
        const minutes = Math.round(((dy / hourHeight) * 60) / step) * step;
        const day = days[clamp(days.indexOf(first.day) + Math.round(dx / width), 0, days.length - 1)] ?? first.day;
        now =
          how === 'move'
            ? movedBy(first, day, minutes)
            : { ...first, to: clamp(first.to + minutes, first.from + step, dayMinutes) };
        setAt(now);
      },
      { signal: until },
    );
    const stop = () => {
      drawing.abort();
      // The click that follows letting go still sees that something was drawn.
      setTimeout(() => setAt(null));
    };
    block.addEventListener('pointercancel', stop, { signal: until });
    document.addEventListener('keydown', (event) => event.key === 'Escape' && stop(), { signal: until });
    block.addEventListener(
      'pointerup',
      () => {
        if (now && (now.day !== first.day || now.from !== first.from || now.to !== first.to)) onPut(now, how);
        stop();
      },
      { signal: until },
    );
  });
  return at;
};

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** As long as before, and within the day. */
export const movedBy = ({ from, to }: Slot, day: string, minutes: number): Slot => {
  const begin = clamp(from + minutes, 0, dayMinutes - (to - from));
  return { day, from: begin, to: begin + (to - from) };
};
