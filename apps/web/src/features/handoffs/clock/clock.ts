import type { HandoffClock } from '@baton/schema/handoffs';

/** How the time until an answer stands: enough of it, running out, or over. */
export type ClockTone = 'calm' | 'warned' | 'late';

export interface ClockSpan {
  tone: ClockTone;
  unit: 'minutes' | 'hours' | 'days';
  /** How many of them are left, or how many it is late by. */
  count: number;
}

const hour = 60;
const day = 24 * hour;

/**
 * The clock of the wall until the answer is due, so that two handoffs compare by what it says. What the server has told
 * counts before this device's own time, which may be wrong.
 */
export const readClock = ({ warnAt, dueAt, warnedAt, lateAt }: HandoffClock, now: Date): ClockSpan => {
  const left = (Date.parse(dueAt) - now.getTime()) / 60_000;
  const late = lateAt !== null || left <= 0;
  const warned = warnedAt !== null || Date.parse(warnAt) <= now.getTime();
  return { tone: late ? 'late' : warned ? 'warned' : 'calm', ...spanOf(Math.abs(left)) };
};

/** In the largest unit that still says enough: minutes below an hour, hours below two days. Never nothing. */
const spanOf = (minutes: number): Pick<ClockSpan, 'unit' | 'count'> => {
  if (minutes < hour) return { unit: 'minutes', count: Math.max(1, Math.round(minutes)) };
  if (minutes < 2 * day) return { unit: 'hours', count: Math.round(minutes / hour) };
  return { unit: 'days', count: Math.round(minutes / day) };
};
