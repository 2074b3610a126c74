import { inboxSorted, type InboxItem, type InboxState } from '@baton/schema/inbox';
import { refuse, type MemberId } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

/** Rules IN5, IN6 and IN7. Whoever mutes a record is done with it for now; what is snoozed is not done. */
export const decideSort = (
  { item }: { item: InboxItem; member: MemberId },
  { done, snoozedUntil, unread, muted }: Partial<InboxState>,
  { now }: Moment,
) => {
  if (snoozedUntil && new Date(snoozedUntil) <= now) return refuse('snooze-passed');
  const ended = done ?? (muted === true ? true : snoozedUntil ? false : undefined);
  const state: Partial<InboxState> = {
    ...(ended === undefined ? {} : { done: ended }),
    ...(snoozedUntil === undefined ? {} : { snoozedUntil }),
    ...(unread === undefined ? {} : { unread }),
    ...(muted === undefined ? {} : { muted }),
  };
  const answer: InboxItem = {
    ...item,
    unread: unread ?? (ended === true ? false : snoozedUntil ? true : item.unread),
    muted: muted ?? item.muted,
    doneAt: ended === undefined ? item.doneAt : ended ? now.toISOString() : null,
    snoozedUntil: snoozedUntil === undefined ? item.snoozedUntil : snoozedUntil,
  };
  return accept(answer, inboxSorted({ subject: { kind: 'inbox-item', id: item.id }, data: state }));
};
