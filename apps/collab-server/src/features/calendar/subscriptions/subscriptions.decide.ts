import { calendarSubscribed, calendarUnsubscribed, type Subscription } from '@baton/schema/calendar';
import { refuse, subscriptionId, type CalendarId, type SubscriptionId } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

const mostSubscriptions = 20;

export interface Subscribing {
  calendar: CalendarId;
  held: number;
  /** Whether the server may be asked, as far as its address says. */
  allowed: boolean;
  taken: boolean;
}

/** Rule CA12. */
export const decideSubscribe = (
  { calendar, held, allowed, taken }: Subscribing,
  { url, name }: { url: string; name: string },
  { now, newId }: Moment,
) => {
  if (!allowed) return refuse('address-not-allowed');
  if (taken) return refuse('subscribed-already');
  if (held >= mostSubscriptions) return refuse('too-many-subscriptions', { limit: mostSubscriptions });
  const id = subscriptionId.parse(newId());
  const { host } = new URL(url);
  const made: Subscription = {
    id,
    calendarId: calendar,
    name: name || host,
    host,
    events: 0,
    fetchedAt: null,
    nextAt: now.toISOString(),
    problem: null,
  };
  return accept(made, calendarSubscribed({ ...about(calendar), data: { subscriptionId: id, name: made.name, host } }));
};

/** Rule CA12. */
export const decideUnsubscribe = ({ id, calendar, name }: { id: SubscriptionId; calendar: CalendarId; name: string }) =>
  accept({}, calendarUnsubscribed({ ...about(calendar), data: { subscriptionId: id, name } }));

const about = (id: CalendarId) => ({ subject: { kind: 'calendar', id } });
