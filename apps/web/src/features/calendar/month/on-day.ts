import { daysOn } from '../grid/day-parts.ts';
import type { GridWorld } from '../grid/grid-world.ts';

/** What stands on a day, whole days first. */
export const onDay = ({ occurrences, tasks, zone }: GridWorld, day: string) => ({
  events: occurrences
    .filter((occurrence) => {
      const { from, to } = daysOn(occurrence, zone);
      return from <= day && day <= to;
    })
    .toSorted(
      (a, b) => Number(b.time.kind === 'days') - Number(a.time.kind === 'days') || (a.startsAt < b.startsAt ? -1 : 1),
    ),
  tasks: tasks.filter((task) => task.day === day).toSorted((a, b) => (a.at ?? -1) - (b.at ?? -1)),
});
