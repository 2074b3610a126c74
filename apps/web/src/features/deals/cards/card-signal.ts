import type { DealCard, StageView } from '@baton/schema/deals';

/** Whole days from one `YYYY-MM-DD` to another; negative when the second comes first. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The day of an instant where this browser is. */
export const dayOf = (instant: string): string => localDay(new Date(instant));

/** Today where this browser is, as `YYYY-MM-DD`. */
export const today = (): string => localDay(new Date());

/** The day of a time where this browser is, as `YYYY-MM-DD`. */
export const localDay = (time: Date): string =>
  [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');

const two = (part: number): string => String(part).padStart(2, '0');

/** Days without a counted activity when that is more than the stage allows; null when the deal is not idle. */
export const idleDays = (card: DealCard | undefined, stage: StageView | null, now: string): number | null => {
  if (card === undefined || stage === null || stage.idleDays === null || stage.kind !== 'open') return null;
  const days = daysBetween(dayOf(card.lastActivity), now);
  return days > stage.idleDays ? days : null;
};

export type CloseTone = 'late' | 'soon' | 'later' | 'none';

/** How near the close date is. A closed deal is never late. */
export const closeTone = (closeOn: string | null, stage: StageView | null, now: string): CloseTone => {
  if (closeOn === null) return 'none';
  if (stage !== null && stage.kind !== 'open') return 'later';
  const days = daysBetween(now, closeOn);
  if (days < 0) return 'late';
  return days <= 7 ? 'soon' : 'later';
};
