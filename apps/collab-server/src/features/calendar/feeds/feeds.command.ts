import { createHash } from 'node:crypto';

import { calendarFeeds as contract, feed as feedShape } from '@baton/schema/calendar';
import { calendarFeeds } from '@baton/schema/calendar/tables';
import { and, asc, count, eq } from 'drizzle-orm';

import { command } from '#platform/command/command.ts';
import { query } from '#platform/command/query.ts';

import { calendarPolicy } from '../calendar.policy.ts';
import { calendarOf } from '../loading.ts';
import { decideCreateFeed, decideRevokeFeed } from './feeds.decide.ts';

/** What is kept of a secret. */
export const hashOfFeedToken = (token: string): Uint8Array => createHash('sha256').update(token).digest();

export const createFeed = command({
  contract: contract.createFeed,
  load: async ({ tx, actor, input: { calendarId, token } }) => {
    const calendar = await calendarOf(tx, actor, calendarId);
    if (!calendar) return null;
    const ofCalendar = and(eq(calendarFeeds.workspace, actor.workspace), eq(calendarFeeds.calendar, calendarId));
    const [row] = await tx.select({ held: count() }).from(calendarFeeds).where(ofCalendar);
    const taken = await tx
      .select({ id: calendarFeeds.id })
      .from(calendarFeeds)
      .where(eq(calendarFeeds.tokenHash, hashOfFeedToken(token)));
    return { calendar: calendarId, level: calendar.level, held: row?.held ?? 0, taken: taken.length > 0 };
  },
  may: (actor, thing) => calendarPolicy.manage(actor, thing),
  decide: decideCreateFeed,
  // The secret is in no fact: whoever reads the history could read the calendar.
  write: async ({ tx, actor, input, accepted }) => {
    const { id } = feedShape.parse(accepted.answer);
    await tx
      .update(calendarFeeds)
      .set({ tokenHash: hashOfFeedToken(input.token) })
      .where(and(eq(calendarFeeds.workspace, actor.workspace), eq(calendarFeeds.id, id)));
  },
});

export const revokeFeed = command({
  contract: contract.revokeFeed,
  load: async ({ tx, actor, input }) => {
    const [row] = await tx
      .select({ id: calendarFeeds.id, calendar: calendarFeeds.calendar })
      .from(calendarFeeds)
      .where(and(eq(calendarFeeds.workspace, actor.workspace), eq(calendarFeeds.id, input.feedId)))
      .for('update');
    const calendar = row && (await calendarOf(tx, actor, row.calendar));
    return calendar ? { ...row, level: calendar.level } : null;
  },
  may: (actor, thing) => calendarPolicy.manage(actor, thing),
  decide: decideRevokeFeed,
});

export const listFeeds = query({
  contract: contract.listFeeds,
  may: calendarPolicy.look,
  read: async ({ tx, actor, input: { calendarId } }) => {
    const calendar = await calendarOf(tx, actor, calendarId);
    if (!calendar || !calendarPolicy.manage(actor, calendar)) return null;
    const rows = await tx
      .select()
      .from(calendarFeeds)
      .where(and(eq(calendarFeeds.workspace, actor.workspace), eq(calendarFeeds.calendar, calendarId)))
      .orderBy(asc(calendarFeeds.createdAt), asc(calendarFeeds.id));
    return {
      data: rows.map(({ id, tells, createdBy, createdAt, readAt }) => ({
        id,
        calendarId,
        tells,
        createdBy,
        createdAt: createdAt.toISOString(),
        readAt: readAt?.toISOString() ?? null,
      })),
    };
  },
});
