import { oc } from '@orpc/contract';
import { z } from 'zod';

import { calendarId, subscriptionId } from '../shared/id.ts';
import { refusals } from '../shared/refusal.ts';
import { subscription } from './calendar.ts';

const ofCalendar = z.strictObject({ calendarId });
const done = z.strictObject({});

/** Calendars of elsewhere that are shown in ours. */
export const calendarExchange = {
  listSubscriptions: oc
    .route({
      method: 'GET',
      path: '/calendars/{calendarId}/subscriptions',
      summary: 'Calendars of elsewhere that are shown in this one',
      tags: ['calendars'],
    })
    .input(ofCalendar)
    .output(z.strictObject({ data: z.array(subscription) })),
  subscribe: oc
    .route({
      method: 'POST',
      path: '/calendars/{calendarId}/subscriptions',
      summary: 'Show a calendar of elsewhere in this one; it is read at once and then every so often',
      tags: ['calendars'],
    })
    .input(
      z.strictObject({
        calendarId,
        name: z.string().trim().min(1).max(120),
        /** `webcal:` is another word for `https:`. */
        url: z.url({ protocol: /^(https?|webcal)$/ }).max(2_000),
      }),
    )
    .output(subscription)
    .errors(refusals('too-many-subscriptions')),
  refreshSubscription: oc
    .route({
      method: 'POST',
      path: '/subscriptions/{subscriptionId}/refresh',
      summary: 'Read it now',
      tags: ['calendars'],
    })
    .input(z.strictObject({ subscriptionId }))
    .output(subscription),
  unsubscribe: oc
    .route({
      method: 'DELETE',
      path: '/subscriptions/{subscriptionId}',
      summary: 'Show it no more; its events go with it',
      tags: ['calendars'],
    })
    .input(z.strictObject({ subscriptionId }))
    .output(done),
};
