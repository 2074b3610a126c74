import { feedCreated, feedRevoked, type Feed } from '@baton/schema/calendar';
import { feedId, refuse, type CalendarId, type FeedId } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

const mostFeeds = 20;

/** Rule CA9. */
export const decideCreateFeed = (
  { calendar, held, taken }: { calendar: CalendarId; held: number; taken: boolean },
  { tells }: Pick<Feed, 'tells'>,
  { actor, now, newId }: Moment,
) => {
  if (held >= mostFeeds) return refuse('too-many-feeds', { limit: mostFeeds });
  if (taken) return refuse('feed-token-taken');
  const id = feedId.parse(newId());
  const { member: createdBy } = actor;
  const feed: Feed = { id, calendarId: calendar, tells, createdBy, createdAt: now.toISOString(), readAt: null };
  return accept(feed, feedCreated({ ...about(calendar), data: { feedId: id, tells, by: createdBy } }));
};

/** Rule CA9. */
export const decideRevokeFeed = ({ id, calendar }: { id: FeedId; calendar: CalendarId }) =>
  accept({}, feedRevoked({ ...about(calendar), data: { feedId: id } }));

const about = (id: CalendarId) => ({ subject: { kind: 'calendar', id } });
