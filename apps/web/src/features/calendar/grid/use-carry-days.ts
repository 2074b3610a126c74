import { announce } from '@baton/ui';
import { useState, type KeyboardEvent, type RefObject } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { useGrip } from './use-grip.ts';

/** By how many days the first and the last day are elsewhere than before. */
export interface Carried {
  begin: number;
  end: number;
}

export interface CarryDays {
  /** The first and the last day of the bar; it may begin before and end after those that are shown. */
  from: string;
  to: string;
  /** Where it lies among the days that are shown, counted from 0, and the last of those. */
  place: { begin: number; end: number; last: number };
  enabled: boolean;
  onPut: (to: Carried) => void;
}

const slack = 5;
const still: Carried = { begin: 0, end: 0 };

const day = (on: string, by: number) => new Date(Date.parse(`${on}T00:00Z`) + by * 86_400_000);

/**
 * Carries a bar of whole days to others: drawn, or by the keyboard, where arrows carry it, with Shift they move its last day,
 * Enter puts it down and Esc brings it back. One change for all of the way.
 */
export const useCarryDays = (
  element: RefObject<HTMLElement | null>,
  { from, to, place, enabled, onPut }: CarryDays,
) => {
  const t = useTranslations('calendar');
  const format = useFormatter();
  const [at, setAt] = useState<Carried | null>(null);
  const words = ({ begin, end }: Carried) =>
    format.dateTimeRange(day(from, begin), day(to, end), {
      timeZone: 'UTC',
      weekday: 'long',
      day: 'numeric',
      month: 'long',
    });
  const moved = (by: number): Carried => {
    // A day of it stays in sight.
    const days = Math.max(-place.end, Math.min(place.last - place.begin, by));
    return { begin: days, end: days };
  };
  const put = (where: Carried | null) => {
    if (where && (where.begin !== 0 || where.end !== 0)) onPut(where);
  };
  useGrip(element, enabled, (down, signal) => {
    const bar = element.current;
    if (!bar) return;
    const width = bar.getBoundingClientRect().width / (place.end - place.begin + 1);
    const drawing = new AbortController();
    const until = AbortSignal.any([signal, drawing.signal]);
    let now: Carried | null = null;
    bar.setPointerCapture(down.pointerId);
    if (down.pointerType === 'touch') setAt(still);
    bar.addEventListener(
      'pointermove',
      (move) => {
        const dx = move.clientX - down.clientX;
        if (!now && Math.abs(dx) < slack) return;
        now = moved(Math.round(dx / width));
        setAt(now);
      },
      { signal: until },
    );
    const stop = () => {
      drawing.abort();
      // The click that follows letting go still sees that something was drawn.
      setTimeout(() => setAt(null));
    };
    bar.addEventListener('pointercancel', stop, { signal: until });
    document.addEventListener('keydown', (event) => event.key === 'Escape' && stop(), { signal: until });
    bar.addEventListener(
      'pointerup',
      () => {
        put(now);
        stop();
      },
      { signal: until },
    );
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (!enabled || event.ctrlKey || event.metaKey || event.altKey) return;
    if (at && (event.key === 'Enter' || event.key === 'Escape')) {
      event.preventDefault();
      setAt(null);
      return event.key === 'Enter' ? put(at) : announce(t('putBack'));
    }
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const { begin, end } = at ?? still;
    const least = begin + place.begin - place.end;
    const next = event.shiftKey
      ? { begin, end: Math.max(least, Math.min(place.last - place.end, end + by)) }
      : moved(begin + by);
    setAt(next);
    announce(t('carried', { when: words(next) }));
  };
  return { at, onKeyDown, stop: () => setAt(null) };
};
