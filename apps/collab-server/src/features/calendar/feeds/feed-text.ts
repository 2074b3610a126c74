import { calendarFeeds, eventAttendees, events } from '@baton/schema/calendar/tables';
import type { WorkspaceId } from '@baton/schema/shared';
import type { Language } from '@baton/schema/workspaces';
import { and, asc, eq, gt, isNull, lt, ne, or, sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import type { Scopes, Tx } from '#platform/scope/scope.ts';

import { colleaguesAsActors, languageOf } from '../../workspaces/reads.ts';
import { calendarPolicy } from '../calendar.policy.ts';
import { exceptionsOfSeries, type EventRow } from '../event-rows.ts';
import { writeCalendar, type WrittenEvent } from '../ics/write-events.ts';
import { calendarOf } from '../loading.ts';
import { mayKnowEvent } from '../reads.ts';
import { hashOfFeedToken } from './feeds.command.ts';

type FeedRow = typeof calendarFeeds.$inferSelect;

const day = 86_400_000;
/** What is long over is no news to another calendar, and what is further off will be told in time. */
const told = { daysBack: 90, daysAhead: 366 };

/**
 * Rule CA9. What a calendar tells at a secret address, as whoever made the address may know it now; null for one that is
 * not there, was revoked, or whose maker may not manage the calendar any more.
 */
export const readFeed = async (scopes: Scopes, token: string, now: Date): Promise<string | null> => {
  const feed = await scopes.withSystem('sign-in', async (tx) => {
    const rows = await tx
      .select()
      .from(calendarFeeds)
      .where(eq(calendarFeeds.tokenHash, hashOfFeedToken(token)));
    return rows[0] ?? null;
  });
  return feed && scopes.withWorkspace({ workspace: feed.workspace }, (tx) => textOf(tx, feed, now));
};

const textOf = async (tx: Tx, feed: FeedRow, now: Date): Promise<string | null> => {
  const { workspace, createdBy } = feed;
  const [maker] = await colleaguesAsActors(tx, { workspace, origin: 'person' }, [createdBy]);
  const calendar = maker && (await calendarOf(tx, maker, feed.calendar));
  if (!calendar || !calendarPolicy.manage(maker, calendar)) return null;
  await noteReading(tx, feed, now);
  const rows = await rowsOf(tx, maker, feed, now);
  const exceptions = await exceptionsOfSeries(tx, workspace, rows);
  const all = rows.map((row) => writtenOf(row, exceptions.get(row.id) ?? []));
  const busy = busyWords[await languageOf(tx, workspace)];
  return writeCalendar({
    name: null,
    method: null,
    events: feed.tells === 'everything' ? all : all.filter(isBusy).map((event) => busyOnly(event, busy)),
  });
};

/** To the hour: readers come every few minutes, and a row is not written for each. */
const noteReading = async (tx: Tx, { workspace, id }: FeedRow, now: Date): Promise<void> => {
  const hour = new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000);
  await tx
    .update(calendarFeeds)
    .set({ readAt: hour })
    .where(
      and(
        eq(calendarFeeds.workspace, workspace),
        eq(calendarFeeds.id, id),
        or(isNull(calendarFeeds.readAt), ne(calendarFeeds.readAt, hour)),
      ),
    );
};

const rowsOf = (
  tx: Tx,
  maker: Actor,
  { workspace, calendar }: { workspace: WorkspaceId; calendar: string },
  now: Date,
) =>
  tx
    .select()
    .from(events)
    .where(
      and(
        eq(events.workspace, workspace),
        // What is subscribed to comes from where it can be subscribed to.
        isNull(events.subscription),
        lt(events.startsAt, new Date(now.getTime() + told.daysAhead * day)),
        or(isNull(events.endsAt), gt(events.endsAt, new Date(now.getTime() - told.daysBack * day))),
        sql`(${events.calendar} = ${calendar} or ${events.id} in (
          select ${eventAttendees.event} from ${eventAttendees} where ${eventAttendees.workspace} = ${workspace}
          and ${eventAttendees.member} = ${calendar} and ${eventAttendees.answer} <> 'no'))`,
        mayKnowEvent(maker),
      ),
    )
    .orderBy(asc(events.startsAt), asc(events.id))
    .limit(mostEvents);

const mostEvents = 5_000;

/** Who is invited is not told: another calendar might write to them. */
const writtenOf = (row: EventRow, exceptions: WrittenEvent['exceptions']): WrittenEvent => ({
  ...row,
  cancelled: row.cancelledAt !== null,
  exceptions,
  organiser: null,
  attendees: [],
});

const isBusy = ({ showAs, cancelled }: WrittenEvent): boolean => showAs === 'busy' && !cancelled;

const busyWords: Record<Language, string> = { en: 'Busy', fr: 'Occupé', it: 'Occupato' };

const busyOnly = (event: WrittenEvent, title: string): WrittenEvent => ({
  ...event,
  title,
  details: '',
  location: '',
  link: null,
  private: true,
  original: null,
  exceptions: event.exceptions.map(({ occurrence, cancelled, values: { time } }) => ({
    occurrence,
    cancelled,
    values: time ? { time } : {},
  })),
});
