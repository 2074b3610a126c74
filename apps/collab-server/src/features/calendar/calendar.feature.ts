import { sql } from 'drizzle-orm';

import type { Feature } from '#platform/command/feature.ts';
import { rowsThat } from '#platform/command/goes-with.ts';

import { createPassword, listPasswords, revokePassword } from './caldav/app-passwords.command.ts';
import { calendarPolicy } from './calendar.policy.ts';
import { calendarProjections } from './calendar.projection.ts';
import { findFreeTimes, listCalendars, readBusy } from './calendar.queries.ts';
import { eventCommands } from './events.command.ts';
import { listEventsOfAccount, readConflicts, readEvent, readWindow } from './events.queries.ts';
import { createFeed, listFeeds, revokeFeed } from './feeds/feeds.command.ts';
import { importFile } from './import-file/import-file.command.ts';
import { tellGuests, type TellingParts } from './invitations/tell-guests.job.ts';
import { knownEvents } from './reads.ts';
import { dueSubscriptions, readSubscription, type ReadingParts } from './subscriptions/read-subscriptions.job.ts';
import { listSubscriptions, subscriptionCommands } from './subscriptions/subscriptions.command.ts';

/** Calendars of people and teams, and what stands in them. */
export const calendarFeature = (parts: TellingParts & ReadingParts): Feature => ({
  name: 'calendar',
  commands: [
    ...eventCommands(parts),
    createFeed,
    revokeFeed,
    importFile,
    ...subscriptionCommands(parts),
    createPassword,
    revokePassword,
  ],
  queries: [
    listCalendars,
    readBusy,
    findFreeTimes,
    readWindow,
    listEventsOfAccount,
    readConflicts,
    readEvent,
    listFeeds,
    listSubscriptions,
    listPasswords,
  ],
  projections: calendarProjections(parts),
  goesWith: rowsThat('events', (gone) => sql`account = ${gone}`),
  sees: {
    event: async (tx, actor, facts) => {
      const known = await knownEvents(tx, actor, [...new Set(facts.map(({ subject }) => subject.id))]);
      return new Set(facts.filter(({ subject }) => known.has(subject.id)).map(({ id }) => id));
    },
    /** Who may look at calendars may know that something became of one. */
    calendar: async (_tx, actor, facts) => new Set(calendarPolicy.look(actor) ? facts.map(({ id }) => id) : []),
  },
  jobs: [tellGuests(parts), dueSubscriptions(parts), readSubscription(parts)],
});
