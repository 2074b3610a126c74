import { addDays } from '@baton/schema/shared';
import { useRef, type KeyboardEvent } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { dayMinutes, wallOf } from './day-parts.ts';
import { gutter, yOf, type GridWorld, type Slot } from './grid-world.ts';
import { timeAt } from './shown-occurrence.ts';

const step = 30;

export interface SlotCursorProps {
  slot: Slot;
  world: GridWorld;
  onMove: (slot: Slot) => void;
}

/** Where the keyboard stands among the hours: arrows move it, with Shift they resize it, Enter begins an event there. */
export const SlotCursor = ({ slot, world, onMove }: SlotCursorProps) => {
  const t = useTranslations('calendar');
  const format = useFormatter();
  const element = useRef<HTMLButtonElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextSlot(event, slot);
    if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (!world.days.includes(next.day)) world.goTo(next.day);
    onMove(next);
    // Once it is drawn there.
    requestAnimationFrame(() => element.current?.scrollIntoView({ block: 'nearest' }));
  };
  const place = Math.max(0, world.days.indexOf(slot.day));
  const at = (minutes: number) => new Date(`${wallOf(slot.day, minutes)}Z`);
  const text = format.dateTimeRange(at(slot.from), at(slot.to), {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: 'numeric',
  });
  return (
    <button
      aria-label={t('slot', { when: text })}
      className="pointer-events-none absolute z-10 rounded-chip opacity-0 focus-visible:bg-accent-soft focus-visible:opacity-100"
      onClick={() => world.create(timeAt(slot.day, slot.from, slot.to, world.zone))}
      onKeyDown={onKeyDown}
      ref={element}
      style={{
        top: yOf(slot.from),
        height: yOf(slot.to - slot.from),
        left: `calc(${gutter} + (100% - ${gutter}) * ${place / world.days.length})`,
        width: `calc((100% - ${gutter}) / ${world.days.length})`,
      }}
      type="button"
    />
  );
};

const nextSlot = ({ key, shiftKey }: KeyboardEvent, { day, from, to }: Slot): Slot | null => {
  const length = to - from;
  if (shiftKey) {
    if (key === 'ArrowDown') return { day, from, to: Math.min(dayMinutes, to + step) };
    if (key === 'ArrowUp') return { day, from, to: Math.max(from + step, to - step) };
    return null;
  }
  const begin = { ArrowDown: from + step, ArrowUp: from - step }[key];
  if (begin !== undefined) {
    const inside = Math.max(0, Math.min(dayMinutes - length, begin));
    return { day, from: inside, to: inside + length };
  }
  const days = { ArrowLeft: -1, ArrowRight: 1 }[key];
  return days === undefined ? null : { day: addDays(day, days), from, to };
};
