import { z } from 'zod';

export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof weekdays)[number];

/** How a task or an event comes again: the part of RFC 5545 that people ask for. Days are those of its own zone. */
export interface Recurrence {
  frequency: Frequency;
  /** Every how many days, weeks, months or years. */
  interval: number;
  /** Of a week; empty for the day on which it is. */
  weekdays: readonly Weekday[];
  /** Of a month, -1 for its last day; null for the day on which it is. */
  monthDay: number | null;
  /** The last day that may come; null for no end. */
  until: string | null;
}

const shape =
  /^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(?:;INTERVAL=([1-9]\d?))?(?:;BYDAY=((?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:MO|TU|WE|TH|FR|SA|SU)){0,6}))?(?:;BYMONTHDAY=(-1|[1-9]|[12]\d|3[01]))?(?:;UNTIL=(\d{4})(\d\d)(\d\d))?$/;

/** Reads a rule as `writeRecurrence` writes it; null for everything else. */
export const readRecurrence = (rule: string): Recurrence | null => {
  const found = shape.exec(rule);
  if (!found) return null;
  const [, frequency, interval = '1', days = '', monthDay, ...until] = found;
  const read: Recurrence = {
    frequency: frequency as Frequency,
    interval: Number(interval),
    weekdays: (days === '' ? [] : days.split(',')) as Weekday[],
    monthDay: monthDay === undefined ? null : Number(monthDay),
    until: until[0] === undefined ? null : until.join('-'),
  };
  return fits(read) ? read : null;
};

const fits = ({ frequency, weekdays: days, monthDay, until }: Recurrence): boolean =>
  (days.length === 0 || frequency === 'WEEKLY') &&
  (monthDay === null || frequency === 'MONTHLY') &&
  (until === null || (until >= '1970' && z.iso.date().safeParse(until).success));

/** The rule as RFC 5545 has it. */
export const writeRecurrence = ({ frequency, interval, weekdays: days, monthDay, until }: Recurrence): string =>
  [
    `FREQ=${frequency}`,
    interval === 1 ? null : `INTERVAL=${interval}`,
    days.length === 0 ? null : `BYDAY=${days.join(',')}`,
    monthDay === null ? null : `BYMONTHDAY=${monthDay}`,
    until === null ? null : `UNTIL=${until.replaceAll('-', '')}`,
  ]
    .filter((part) => part !== null)
    .join(';');

export const recurrenceRule = z
  .string()
  .max(120)
  .refine((rule) => readRecurrence(rule) !== null);
