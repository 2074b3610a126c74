import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { dayText } from '@baton/ui';
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { useLocale } from 'use-intl';

import { partOn, isLong, type DayPart } from './day-parts.ts';
import { EventBlock } from './event-block.tsx';
import { yOf, hourHeight, taskMinutes, type DayTask, type GridWorld } from './grid-world.ts';
import { timeAt } from './shown-occurrence.ts';
import { sideBySide } from './side-by-side.ts';
import { readTaskDrag, TasksBlock } from './task-block.tsx';
import { useDrawSlot } from './use-draw-slot.ts';

export interface DayColumnProps {
  day: string;
  isToday: boolean;
  now: Date;
  world: GridWorld;
}

const snap = 15;

/** One day: hours in which there is work, what stands on it side by side, and where a new event is drawn. */
export const DayColumn = ({ day, isToday, now, world }: DayColumnProps) => {
  const locale = useLocale();
  const element = useRef<HTMLDivElement>(null);
  const drawn = useDrawSlot(element, ({ from, to }) => world.create(timeAt(day, from, to, world.zone)));
  const over = useTaskDrop(element, (id, at) => world.plan(id, day, at));
  const events = world.occurrences.flatMap((occurrence): DayPart<Shown>[] => {
    if (isLong(occurrence)) return [];
    const part = partOn(occurrence, day, world.zone);
    if (!part) return [];
    // What is short is drawn as tall as one line of text.
    return [
      {
        from: part.from,
        to: Math.max(part.to, part.from + taskMinutes),
        item: { kind: 'event', occurrence, to: part.to },
      },
    ];
  });
  const ofDay = Map.groupBy(
    world.tasks.filter((task) => task.day === day),
    ({ at }) => at,
  );
  const tasks = [...ofDay].flatMap(([at, together]): DayPart<Shown>[] =>
    at === null ? [] : [{ item: { kind: 'tasks', tasks: together }, from: at, to: at + taskMinutes }],
  );
  return (
    <div
      aria-label={dayText(day, locale, { dateStyle: 'full' })}
      className="relative touch-pan-y border-l border-line bg-sunken"
      data-day={day}
      ref={element}
      role="group"
      style={{
        height: yOf(24 * 60),
        backgroundImage: `repeating-linear-gradient(to bottom, transparent 0 ${hourHeight - 1}px, var(--line) ${hourHeight - 1}px ${hourHeight}px)`,
      }}
    >
      {(world.working?.get(day) ?? []).map(({ from, to }) => (
        <Working from={from} key={from} to={to} />
      ))}
      {sideBySide([...events, ...tasks]).map(({ item, ...place }) =>
        item.kind === 'event' ? (
          <EventBlock
            day={day}
            ends={item.to}
            key={`${item.occurrence.eventId ?? ''} ${item.occurrence.startsAt} ${item.occurrence.calendarIds[0] ?? ''}`}
            occurrence={item.occurrence}
            place={place}
            world={world}
          />
        ) : (
          <TasksBlock key={`tasks ${place.from}`} onOpen={world.openTask} place={place} tasks={item.tasks} />
        ),
      )}
      {drawn && <Ghost {...drawn} />}
      {over !== null && <Ghost from={over} to={over + taskMinutes} />}
      {isToday && <NowLine minutes={now.getHours() * 60 + now.getMinutes()} />}
    </div>
  );
};

type Shown =
  | { kind: 'event'; occurrence: GridWorld['occurrences'][number]; to: number }
  | { kind: 'tasks'; tasks: DayTask[] };

/** Lies below the lines of the hours, which it lets through. */
const Working = ({ from, to }: { from: number; to: number }) => (
  <div
    aria-hidden
    className="pointer-events-none absolute inset-x-0 bg-surface"
    style={{
      top: yOf(from),
      height: yOf(to - from),
      backgroundImage: `repeating-linear-gradient(to bottom, transparent 0 ${hourHeight - 1}px, var(--line) ${hourHeight - 1}px ${hourHeight}px)`,
      backgroundPositionY: -yOf(from % 60),
    }}
  />
);

const Ghost = ({ from, to }: { from: number; to: number }) => (
  <div
    aria-hidden
    className="pointer-events-none absolute inset-x-0.5 z-10 rounded-chip border border-dashed border-accent bg-accent-soft/70"
    style={{ top: yOf(from), height: yOf(to - from) }}
  />
);

const NowLine = ({ minutes }: { minutes: number }) => (
  <div
    aria-hidden
    className="pointer-events-none absolute inset-x-0 z-10 border-t-2 border-danger before:absolute before:-top-1.25 before:-left-1 before:size-2 before:rounded-full before:bg-danger"
    style={{ top: yOf(minutes) }}
  />
);

/** A task that is drawn onto the hours: where it would be, and its planning once it is let go. */
const useTaskDrop = (
  element: RefObject<HTMLElement | null>,
  onPlan: (id: DayTask['id'], at: number) => void,
): number | null => {
  const [over, setOver] = useState<number | null>(null);
  const plan = useEffectEvent(onPlan);
  useEffect(() => {
    const column = element.current;
    if (column === null) return undefined;
    const minutesAt = (clientY: number) => {
      const y = clientY - column.getBoundingClientRect().top;
      return Math.max(0, Math.min(1_440 - taskMinutes, Math.round(((y / hourHeight) * 60) / snap) * snap));
    };
    return dropTargetForElements({
      element: column,
      canDrop: ({ source }) => readTaskDrag(source.data) !== null,
      onDrag: ({ location }) => setOver(minutesAt(location.current.input.clientY)),
      onDragLeave: () => setOver(null),
      onDrop: ({ source, location }) => {
        setOver(null);
        const id = readTaskDrag(source.data);
        if (id !== null) plan(id, minutesAt(location.current.input.clientY));
      },
    });
  }, [element]);
  return over;
};
