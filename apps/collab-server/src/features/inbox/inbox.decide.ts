import type { InboxItem, InboxState } from '@baton/schema/inbox';
import { refuse, type MemberId } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

type Sorting = Partial<InboxState>;

/** Rules IN5, IN6 and IN7. */
export const decideSort = (
  { item }: { item: InboxItem; member: MemberId },
  wanted: Sorting,
  { now }: Pick<Moment, 'now'>,
) => {
  if (wanted.snoozedUntil && new Date(wanted.snoozedUntil) <= now) return refuse('snooze-passed');
  return accept(sorted(item, withWhatFollows(wanted), now));
};

/** Whoever mutes a record is done with it for now; what is snoozed is not done, and unread when it is back. */
export const withWhatFollows = (wanted: Sorting): Sorting => {
  if (wanted.snoozedUntil) return { done: false, ...wanted, unread: true };
  const all = wanted.muted === true ? { done: true, ...wanted } : wanted;
  return all.done === true ? { unread: false, ...all } : all;
};

const sorted = (item: InboxItem, { done, snoozedUntil, unread, muted }: Sorting, now: Date): InboxItem => ({
  ...item,
  unread: unread ?? item.unread,
  muted: muted ?? item.muted,
  snoozedUntil: snoozedUntil === undefined ? toCome(item.snoozedUntil, now) : snoozedUntil,
  backAt: snoozedUntil === undefined ? passed(item, now) : null,
  doneAt: done === undefined ? item.doneAt : doneAt(done, now),
});

const doneAt = (done: boolean, now: Date): string | null => (done ? now.toISOString() : null);

/** The item is as it stood at the beginning of time: its snooze may have ended since. */
const passed = ({ snoozedUntil, backAt }: InboxItem, now: Date) =>
  snoozedUntil !== null && new Date(snoozedUntil) <= now ? snoozedUntil : backAt;

const toCome = (moment: string | null, now: Date) => (moment !== null && new Date(moment) > now ? moment : null);
