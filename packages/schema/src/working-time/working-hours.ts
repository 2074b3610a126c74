import { z } from 'zod';

import { absenceId } from '../shared/id.ts';
import { timeZone } from '../shared/zone.ts';

/** An hour of a day; 24:00 is its end. */
export const hourOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
const workDay = z.iso.date().refine((day) => day >= '1970' && day < '2200');

/**
 * A stretch of one day by the clock on the wall. It ends after it begins and not after the day: a night that crosses
 * midnight is two of them, until 24:00 and from 00:00 of the next day.
 */
export const hourSpan = z.strictObject({ from: hourOfDay, to: hourOfDay }).refine(({ from, to }) => from < to);
export type HourSpan = z.infer<typeof hourSpan>;

/** The stretches of a day, in their order; none overlaps another. */
const hoursOfDay = z
  .array(hourSpan)
  .max(6)
  .refine((spans) => spans.every(({ from }, at) => at === 0 || (spans[at - 1]?.to ?? '') <= from));

/** What a week holds, Monday first. A week without an hour is none: a clock over it would never run out. */
export const workWeek = z
  .array(hoursOfDay)
  .length(7)
  .refine((days) => days.some((spans) => spans.length > 0));
export type WorkWeek = z.infer<typeof workWeek>;

/** Days on which nobody of a team works. */
const holidays = z
  .array(workDay)
  .max(400)
  .refine((days) => new Set(days).size === days.length);

/** When a team works. */
export const teamHours = z.strictObject({ zone: timeZone, week: workWeek, holidays });
export type TeamHours = z.infer<typeof teamHours>;

/** When one person works, where that is not as their team does; the holidays stay their team's. */
export const personHours = teamHours.omit({ holidays: true });
export type PersonHours = z.infer<typeof personHours>;

/** As fields, for the input of a route that has a key of its own; `isInOrder` holds them together. */
export const timeAwayFields = {
  from: workDay,
  /** The last day. */
  to: workDay,
  /** Only these hours of a single day; null for whole days. */
  hours: hourSpan.nullable().default(null),
};
export const isInOrder = ({ from, to, hours }: TimeAway): boolean => from <= to && (hours === null || from === to);

/** Days on which somebody does not work. Why is nobody's business, so it is not asked. */
export interface TimeAway {
  from: string;
  to: string;
  hours: HourSpan | null;
}

export const absence = z.strictObject({ id: absenceId, ...timeAwayFields });
export type Absence = z.infer<typeof absence>;

/** All that working time is reckoned from. */
export interface WorkingHours extends TeamHours {
  away?: readonly TimeAway[];
}

/** Monday to Friday in the morning and in the afternoon: what counts until a team says otherwise. */
export const usualWeek: WorkWeek = [1, 2, 3, 4, 5, 6, 7].map((day) =>
  day > 5
    ? []
    : [
        { from: '09:00', to: '12:30' },
        { from: '13:30', to: '18:00' },
      ],
);
