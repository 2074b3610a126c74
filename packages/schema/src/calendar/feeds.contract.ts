import { oc } from '@orpc/contract';
import { z } from 'zod';

import { calendarId, feedId } from '../shared/id.ts';
import { refusals } from '../shared/refusal.ts';
import { feed, feedTells, feedToken } from './calendar.ts';

const ofCalendar = z.strictObject({ calendarId });
const done = z.strictObject({});

/** Secret addresses at which our calendars are read elsewhere, as iCalendar. */
export const calendarFeeds = {
  listFeeds: oc
    .route({
      method: 'GET',
      path: '/calendars/{calendarId}/feeds',
      summary: 'Addresses at which this calendar can be subscribed to, without their secrets',
      tags: ['calendars'],
    })
    .input(ofCalendar)
    .output(z.strictObject({ data: z.array(feed) })),
  createFeed: oc
    .route({
      method: 'POST',
      path: '/calendars/{calendarId}/feeds',
      summary: 'Make a secret address for this calendar, of a secret that the asking one made up',
      tags: ['calendars'],
    })
    .input(z.strictObject({ calendarId, tells: feedTells.default('everything'), token: feedToken }))
    .output(feed)
    .errors(refusals('too-many-feeds', 'feed-token-taken')),
  revokeFeed: oc
    .route({
      method: 'DELETE',
      path: '/feeds/{feedId}',
      summary: 'From now on this address leads nowhere',
      tags: ['calendars'],
    })
    .input(z.strictObject({ feedId }))
    .output(done),
};
