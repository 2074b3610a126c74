import { announce } from '@baton/ui';
import { useState, type KeyboardEvent } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { dayMinutes, wallOf } from './day-parts.ts';
import type { Slot } from './grid-world.ts';
import { movedBy, type DrawEvent } from './use-draw-event.ts';

const step = 15;

/**
 * Moves an event by the keyboard: arrows lift it and carry it along, with Shift they move its end, Enter puts it down, Esc
 * brings it back. One change for all of the way, so that those who are at it hear of it once.
 */
export const useLiftEvent = ({ start, enabled, days, onPut }: DrawEvent) => {
  const t = useTranslations('calendar');
  const format = useFormatter();
  const [lifted, setLifted] = useState<{ at: Slot; how: 'move' | 'resize' } | null>(null);
  const words = ({ day, from, to }: Slot) =>
    format.dateTimeRange(new Date(`${wallOf(day, from)}Z`), new Date(`${wallOf(day, to)}Z`), {
      timeZone: 'UTC',
      weekday: 'long',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  const stop = () => setLifted(null);
  /** Answers whether the key ended what was lifted. */
  const ended = (key: string): boolean => {
    if (!lifted || (key !== 'Enter' && key !== 'Escape')) return false;
    stop();
    if (key === 'Enter') onPut(lifted.at, lifted.how);
    else announce(t('putBack'));
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!enabled || event.ctrlKey || event.metaKey || event.altKey) return;
    if (ended(event.key)) return event.preventDefault();
    const how = event.shiftKey ? 'resize' : 'move';
    const next = carried(event, lifted?.at ?? start, days);
    if (!next || (lifted && lifted.how !== how)) return;
    event.preventDefault();
    setLifted({ at: next, how });
    announce(t('carried', { when: words(next) }));
  };
  return { at: lifted?.at ?? null, onKeyDown, stop };
};

const carried = ({ key, shiftKey }: KeyboardEvent, at: Slot, days: readonly string[]): Slot | null => {
  const minutes = { ArrowDown: step, ArrowUp: -step }[key];
  if (minutes !== undefined)
    return shiftKey
      ? { ...at, to: Math.max(at.from + step, Math.min(dayMinutes, at.to + minutes)) }
      : movedBy(at, at.day, minutes);
  const by = shiftKey ? undefined : { ArrowLeft: -1, ArrowRight: 1 }[key];
  const day = by === undefined ? undefined : days[days.indexOf(at.day) + by];
  return day === undefined ? null : { ...at, day };
};
