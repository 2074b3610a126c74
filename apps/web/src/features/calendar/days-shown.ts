import { addDays, weekdayOf } from '@baton/schema/shared';
import { addMonths, monthGrid } from '@baton/ui';

import type { CalendarViewName } from './calendar-search.ts';

const agendaDays = 28;

/** The days that a view shows of the time around one day, Monday first. */
export const daysShown = (view: CalendarViewName, on: string): string[] => {
  if (view === 'month') return monthGrid(on).flat();
  const [first, count] = { day: [on, 1], week: [mondayOf(on), 7], agenda: [on, agendaDays] }[view] as [string, number];
  return Array.from({ length: count }, (_, at) => addDays(first, at));
};

/** The day that the next or the one before is around. */
export const stepDay = (view: CalendarViewName, on: string, way: 1 | -1): string => {
  if (view === 'month') return addMonths(on, way);
  return addDays(on, way * { day: 1, week: 7, agenda: agendaDays }[view]);
};

const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

/** The number of a week as ISO 8601 counts them: the first is that of the year's first Thursday. */
export const isoWeekOf = (day: string): number => {
  const thursday = addDays(mondayOf(day), 3);
  const first = mondayOf(`${thursday.slice(0, 4)}-01-04`);
  return Math.round((Date.parse(mondayOf(day)) - Date.parse(first)) / (7 * 86_400_000)) + 1;
};
