import { z } from 'zod';

import { timeZone } from '../shared/zone.ts';

const ofOurTime = (when: string): boolean => when >= '1970' && when < '2200';
const longestDays = 366;

export const eventDay = z.iso.date().refine(ofOurTime);

/** A minute of a day as a clock on the wall shows it: `2026-11-26T14:30`. */
export const wallTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/)
  .refine((when) => eventDay.safeParse(when.slice(0, 10)).success);

const isShort = ({ from, to }: { from: string; to: string }): boolean =>
  from <= to && Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10)) < longestDays * 86_400_000;

/**
 * When an event is, by the clock on the wall: hours in a zone, or whole days, which are the same days everywhere. A clock
 * keeps an event that comes again at its hour through summer and winter, which an instant would not.
 */
export const eventTime = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('hours'), from: wallTime, to: wallTime, zone: timeZone }),
    /** `to` is the last day. */
    z.strictObject({ kind: z.literal('days'), from: eventDay, to: eventDay }),
  ])
  .refine(isShort);
export type EventTime = z.infer<typeof eventTime>;

/** Which one of a series: when it would be by the rule, however it was moved since. */
export const occurrenceKey = z.union([wallTime, eventDay]);
export type OccurrenceKey = z.infer<typeof occurrenceKey>;

/**
 * How an event comes again: a rule of RFC 5545, which may say more than the interface writes (`readRecurrence`). Every
 * minute or hour is not for people. The server knows best whether it understands a rule.
 */
export const eventRepeat = z
  .string()
  .max(300)
  .regex(/^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;(INTERVAL|COUNT|UNTIL|BY[A-Z]+|WKST)=[A-Z0-9,+-]+)*$/)
  .refine((rule) => !/BY(SECOND|MINUTE|HOUR)=/.test(rule));
