import { boolean, customType, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import type {
  AccountId,
  AttendeeId,
  CalendarId,
  ContactId,
  EventId,
  FeedId,
  MemberId,
  PasswordId,
  SubscriptionId,
  WorkspaceId,
} from '../../shared/index.ts';
import type { CalendarHolder, Feed, SubscriptionProblem } from '../calendar.ts';
import type { EventTime } from '../event-time.ts';
import type { Attendee, AttendeeAnswer, EventException, EventValues } from '../event.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** One for everybody and every team, under their id; a trigger makes it with them. */
export const calendars = pgTable(
  'calendars',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<CalendarId>().notNull(),
    holder: text().$type<CalendarHolder>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

export const events = pgTable(
  'events',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<EventId>().notNull(),
    calendar: uuid().$type<CalendarId>().notNull(),
    uid: text().notNull(),
    sequence: integer().notNull(),
    title: text().notNull(),
    details: text().notNull(),
    location: text().notNull(),
    link: text(),
    time: jsonb().$type<EventTime>().notNull(),
    repeat: text(),
    showAs: text('show_as').$type<EventValues['showAs']>().notNull(),
    private: boolean().notNull(),
    account: uuid().$type<AccountId>(),
    /** From the first minute to the last one of all its days, moved ones too: what a window is looked up by. */
    startsAt: instant('starts_at').notNull(),
    /** Null for a series without an end. */
    endsAt: instant('ends_at'),
    organiser: uuid().$type<MemberId>(),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    cancelledAt: instant('cancelled_at'),
    subscription: uuid().$type<SubscriptionId>(),
    /** As another calendar wrote it, for what we do not know of it. */
    original: text(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** Days of a series that are not as its rule has them. */
export const eventExceptions = pgTable(
  'event_exceptions',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    event: uuid().$type<EventId>().notNull(),
    occurrence: text().notNull(),
    cancelled: boolean().notNull(),
    values: jsonb().$type<EventException['values']>().notNull(),
    /** As a device wrote this day, for what we do not know of it. */
    original: text(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.event, table.occurrence] })],
);

export const eventAttendees = pgTable(
  'event_attendees',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<AttendeeId>().notNull(),
    event: uuid().$type<EventId>().notNull(),
    kind: text().$type<Attendee['kind']>().notNull(),
    member: uuid().$type<MemberId>(),
    contact: uuid().$type<ContactId>(),
    address: text(),
    name: text(),
    answer: text().$type<AttendeeAnswer>().notNull(),
    answeredAt: instant('answered_at'),
    /** Up to which sequence somebody from outside was written to; null: not yet. */
    told: integer(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

export const calendarFeeds = pgTable(
  'calendar_feeds',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<FeedId>().notNull(),
    calendar: uuid().$type<CalendarId>().notNull(),
    tells: text().$type<Feed['tells']>().notNull(),
    tokenHash: bytes('token_hash'),
    createdBy: uuid('created_by').$type<MemberId>().notNull(),
    createdAt: instant('created_at').notNull(),
    readAt: instant('read_at'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

export const appPasswords = pgTable(
  'app_passwords',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<PasswordId>().notNull(),
    member: uuid().$type<MemberId>().notNull(),
    name: text().notNull(),
    secretHash: bytes('secret_hash'),
    createdAt: instant('created_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** What devices call the events that they made; others go by their id. */
export const calendarResources = pgTable(
  'calendar_resources',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    calendar: uuid().$type<CalendarId>().notNull(),
    name: text().notNull(),
    event: uuid().$type<EventId>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.calendar, table.name] })],
);

/** What a device was told that a calendar holds, by the token that it was given with it. */
export const calendarSyncStates = pgTable(
  'calendar_sync_states',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    password: uuid().$type<PasswordId>().notNull(),
    calendar: uuid().$type<CalendarId>().notNull(),
    token: text().notNull(),
    /** Names of events and their ETags. */
    told: jsonb().$type<Record<string, string>>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.password, table.calendar, table.token] })],
);

export const calendarSubscriptions = pgTable(
  'calendar_subscriptions',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<SubscriptionId>().notNull(),
    calendar: uuid().$type<CalendarId>().notNull(),
    name: text().notNull(),
    url: text(),
    host: text().notNull(),
    /** What the server of elsewhere said of the text that was read last. */
    etag: text(),
    lastModified: text('last_modified'),
    createdBy: uuid('created_by').$type<MemberId>().notNull(),
    fetchedAt: instant('fetched_at'),
    triedAt: instant('tried_at'),
    problem: text().$type<SubscriptionProblem>(),
    /** How often in a row it could not be read. */
    failures: integer().notNull().default(0),
    dueAt: instant('due_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);
