import type { Occurrence } from '@baton/schema/calendar';
import { classes } from '@baton/ui';
import { useRef, type CSSProperties } from 'react';

import type { DayPart } from './day-parts.ts';
import { EventFace, faceLook } from './event-face.tsx';
import { moveHintId, taskMinutes, yOf, type GridWorld, type Slot } from './grid-world.ts';
import { endedAt, layersOf, movedTo } from './shown-occurrence.ts';
import type { Lane } from './side-by-side.ts';
import { useDrawEvent } from './use-draw-event.ts';
import { useLiftEvent } from './use-lift-event.ts';

export interface EventBlockProps {
  occurrence: Occurrence;
  day: string;
  /** The minute at which it ends; it may be drawn taller. */
  ends: number;
  place: Omit<DayPart<unknown>, 'item'> & Lane;
  world: GridWorld;
}

/** An event among the hours: opened, drawn elsewhere, made longer; the same by the keyboard. */
export const EventBlock = ({ occurrence, day, ends, place, world }: EventBlockProps) => {
  const element = useRef<HTMLButtonElement>(null);
  const { mayEdit } = occurrence;
  const put = (to: Slot, how: 'move' | 'resize') =>
    world.move(
      occurrence,
      how === 'move'
        ? movedTo(occurrence.time, to.day, to.from, world.zone)
        : endedAt(occurrence.time, to.day, to.to, world.zone),
    );
  const start = { day, from: place.from, to: ends };
  const drawn = useDrawEvent(element, { start, enabled: mayEdit, days: world.days, onPut: put });
  const lift = useLiftEvent({ start, enabled: mayEdit, days: world.days, onPut: put });
  const at = drawn ?? lift.at;
  const height = at ? Math.max(yOf(at.to - at.from), yOf(taskMinutes)) : yOf(place.to - place.from);
  const layers = layersOf(occurrence, world.layers);
  return (
    <div
      className={classes('pointer-events-none absolute p-px', at && 'z-20')}
      style={{ top: yOf((at ?? place).from), height, ...across(at, day, place, world.days) }}
    >
      <button
        aria-describedby={mayEdit ? moveHintId : undefined}
        className={classes(
          'pointer-events-auto flex size-full min-w-0 flex-col overflow-hidden rounded-chip px-1.5 text-left text-secondary leading-4 hover:brightness-97',
          height >= 40 ? 'py-1' : 'justify-center',
          at && 'opacity-90 shadow-popover outline-2 outline-accent',
          faceLook(occurrence),
        )}
        onBlur={lift.stop}
        onClick={() => !at && world.open(occurrence)}
        onKeyDown={lift.onKeyDown}
        ref={element}
        style={{ '--layer': layers[0]?.color ?? 'var(--text-3)' } as CSSProperties}
        type="button"
      >
        <EventFace layers={layers} occurrence={occurrence} size={sizeOf(height)} />
        {mayEdit && (
          <span aria-hidden className="absolute inset-x-1 bottom-0 h-1.5 cursor-ns-resize coarse:hidden" data-resize />
        )}
      </button>
    </div>
  );
};

const sizeOf = (height: number) => (height >= 60 ? 'tall' : height >= 40 ? 'two' : 'short');

/** Its share of the day's width, or the whole of the day that it is drawn to. */
const across = (at: Slot | null, day: string, place: Lane, days: readonly string[]): CSSProperties =>
  at
    ? { left: `${(days.indexOf(at.day) - days.indexOf(day)) * 100}%`, width: '100%' }
    : { left: `${(place.at / place.of) * 100}%`, width: `${100 / place.of}%` };
