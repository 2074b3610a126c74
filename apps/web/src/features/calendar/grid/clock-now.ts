import type { EventTime } from '@baton/schema/calendar';
import { todayHere } from '@baton/ui';

import { timeAt } from './shown-occurrence.ts';

/** An hour for a new event on a day: the next full one today, the morning elsewhere. */
export const clockNow = (day: string, zone: string, now = new Date()): EventTime => {
  const from = day === todayHere(now) ? Math.min(22, now.getHours() + 1) * 60 : 9 * 60;
  return timeAt(day, from, from + 60, zone);
};
