import { oc } from '@orpc/contract';
import { z } from 'zod';

import { calendarId, subscriptionId } from '../shared/id.ts';
import { refusals } from '../shared/refusal.ts';
import { subscription, subscriptionUrl } from './calendar.ts';

const one = z.strictObject({ subscriptionId });
const done = z.strictObject({});

/** Calendars of elsewhere that are read again and again, and shown in ours. */
export const calendarSubscriptions = {
  listSubscriptions: oc
    .route({
      method: 'GET',
      path: '/subscriptions',
      summary: 'What is subscribed to in the calendars that the reader may read',
      tags: ['calendars'],
    })
    .output(z.strictObject({ data: z.array(subscription) })),
  subscribe: oc
    .route({
      method: 'POST',
      path: '/calendars/{calendarId}/subscriptions',
      summary: 'Show a calendar of elsewhere in this one; it is read at once, and then every half hour',
      tags: ['calendars'],
    })
    .input(z.strictObject({ calendarId, url: subscriptionUrl, name: z.string().trim().max(120).default('') }))
    .output(subscription)
    .errors(refusals('too-many-subscriptions', 'address-not-allowed', 'subscribed-already')),
  readAgain: oc
    .route({
      method: 'POST',
      path: '/subscriptions/{subscriptionId}/read',
      summary: 'Read it now instead of when its time comes; once a minute at most',
      tags: ['calendars'],
    })
    .input(one)
    .output(done),
  unsubscribe: oc
    .route({
      method: 'DELETE',
      path: '/subscriptions/{subscriptionId}',
      summary: 'It is shown no more; all that came from it goes',
      tags: ['calendars'],
    })
    .input(one)
    .output(done),
};
