import { z } from 'zod';

import { calendarId } from '../shared/id.ts';

/** An instant as a window is asked for. */
export const instant = z.iso.datetime().refine((when) => when >= '1970' && when < '2200');

/** Longer than six weeks of a month; what is longer is asked for in parts. */
export const longestWindowDays = 62;

/** From an instant to another one, not longer than `longestWindowDays`; the server checks the length of the two. */
export const window = { from: instant, to: instant };

export const mostCalendars = 60;

/** Ids of calendars, separated by commas: those of people are the people's, those of teams the teams'. */
export const calendarIds = z
  .string()
  .max(5_000)
  .transform((ids) => [...new Set(ids.split(','))])
  .pipe(z.array(calendarId).min(1).max(mostCalendars));
