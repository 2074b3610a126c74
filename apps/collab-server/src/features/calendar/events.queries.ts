import { events as contract } from '@baton/schema/calendar';
import { events } from '@baton/schema/calendar/tables';
import { and, eq, isNull } from 'drizzle-orm';

import { orderBy, pageOfShown } from '#platform/command/paging.ts';
import { query } from '#platform/command/query.ts';

import { isAtAccount } from '../accounts/reads.ts';
import { calendarPolicy } from './calendar.policy.ts';
import { windowOf } from './calendar.queries.ts';
import { thingsOf } from './event-rows.ts';
import { bookedPeople, calendarOf, conflictsOf } from './loading.ts';
import { mayKnowEvent } from './reads.ts';
import { occurrencesIn } from './window.ts';

export const readWindow = query({
  contract: contract.window,
  may: calendarPolicy.look,
  read: async ({ tx, actor, input }) => {
    const window = windowOf(input);
    return window && occurrencesIn(tx, actor, { ...input, ...window });
  },
});

export const readEvent = query({
  contract: contract.get,
  may: calendarPolicy.look,
  read: async ({ tx, actor, input }) => {
    const rows = await tx
      .select()
      .from(events)
      .where(and(eq(events.workspace, actor.workspace), eq(events.id, input.eventId), mayKnowEvent(actor)));
    const [thing] = await thingsOf(tx, actor, rows);
    return thing?.event ?? null;
  },
});

export const listEventsOfAccount = query({
  contract: contract.ofAccount,
  may: calendarPolicy.look,
  read: async ({ tx, actor, input }) => {
    const order = orderBy(events.startsAt, events.id, { type: 'timestamptz', descending: true });
    const rows = await tx
      .select({ row: events, key: order.key })
      .from(events)
      .where(
        and(
          eq(events.workspace, actor.workspace),
          isAtAccount(events.account, input.accountId),
          isNull(events.cancelledAt),
          mayKnowEvent(actor),
          order.after(input.cursor),
        ),
      )
      .orderBy(...order.by)
      .limit(input.limit + 1);
    const things = await thingsOf(
      tx,
      actor,
      rows.map(({ row }) => row),
    );
    return pageOfShown(
      rows,
      things.map(({ event }) => event),
      input.limit,
    );
  },
});

export const readConflicts = query({
  contract: contract.conflicts,
  may: calendarPolicy.look,
  read: async ({ tx, actor, input: { calendarId, time, repeat, attendees, eventId }, now }) => {
    const calendar = await calendarOf(tx, actor, calendarId);
    if (!calendar) return null;
    const people = bookedPeople(
      calendar,
      attendees.map((each) => ({ memberId: each.kind === 'member' ? each.id : null })),
    );
    const wanted = { time, repeat, exceptions: [], showAs: 'busy' } as const;
    return {
      data: await conflictsOf(tx, actor, { ...wanted, exceptions: [] }, { people, except: eventId ?? null, now }),
    };
  },
});
