import { eventBounds, type EventTime, type OccurrenceKey } from '@baton/schema/calendar';
import { events } from '@baton/schema/calendar/tables';
import type { AccountId, EventId } from '@baton/schema/shared';
import { and, asc, eq, gt, isNull, or, sql, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { exceptionsOfSeries } from './event-rows.ts';
import { mayKnowEvent } from './reads.ts';
import { instancesBetween, type Series } from './series.ts';

/** The next time that somebody meets about an account. */
export interface NextEvent {
  accountId: AccountId;
  id: EventId;
  title: string;
  on: string;
  at: string | null;
  /** Which one of a series. */
  occurrence?: OccurrenceKey;
}

const day = 86_400_000;
/** How many days ahead the next one of a series is looked for, one after the other. */
const ahead = [8, 62, 400];
const furthest = 36_525;

/** The accounts that these events are about, whatever became of the events. */
export const accountsOfEvents = async (tx: Tx, actor: Actor, ids: readonly string[]): Promise<AccountId[]> => {
  const rows = await tx
    .selectDistinct({ account: events.account })
    .from(events)
    .where(and(eq(events.workspace, actor.workspace), idsIn(events.id, ids), mayKnowEvent(actor)));
  return rows.flatMap(({ account }) => account ?? []);
};

/**
 * What is still to begin about these accounts, the first event of each and the next one of each series. An event that
 * has begun is next no more; whole days are until they are over. One statement, and one for days of series.
 */
export const nextEvents = async (tx: Tx, actor: Actor, accounts: SQL, now: Date): Promise<NextEvent[]> => {
  const series = sql`case when ${events.repeat} is null then null else ${events.id} end`;
  const rows = await tx
    .selectDistinctOn([events.account, series], {
      account: events.account,
      id: events.id,
      title: events.title,
      time: events.time,
      repeat: events.repeat,
    })
    .from(events)
    .where(
      and(
        eq(events.workspace, actor.workspace),
        sql`${events.account} in ${accounts}`,
        isNull(events.cancelledAt),
        or(
          gt(events.startsAt, now),
          and(sql`(${events.repeat} is not null or ${events.time} ->> 'kind' = 'days')`, isReachedFrom(now)),
        ),
        mayKnowEvent(actor),
      ),
    )
    .orderBy(asc(events.account), series, asc(events.startsAt), asc(events.id));
  const exceptions = await exceptionsOfSeries(tx, actor.workspace, rows);
  return rows.flatMap(({ account, id, title, time, repeat }) => {
    const first = nextTime({ time, repeat, exceptions: exceptions.get(id) ?? [] }, now);
    return account === null || first === null
      ? []
      : [
          {
            accountId: account,
            id,
            title,
            on: first.on,
            at: first.at?.toISOString() ?? null,
            ...(first.occurrence === null ? {} : { occurrence: first.occurrence }),
          },
        ];
  });
};

const isReachedFrom = (now: Date): SQL | undefined => or(isNull(events.endsAt), gt(events.endsAt, now));

/** The first time that has not begun; of most series it is near, and the days of a year are dear to reckon. */
const nextTime = (series: Series, now: Date) => {
  const from = Math.max(now.getTime(), eventBounds(series.time).startsAt.getTime() - day);
  for (const days of series.repeat === null ? [furthest] : ahead) {
    const times = instancesBetween(series, new Date(from), new Date(from + days * day))
      .filter(({ exception }) => exception?.cancelled !== true)
      .map(({ time, occurrence }) => ({ ...whenOf(time, now), occurrence }))
      .filter(({ at }) => at === null || at > now);
    const [first] = times.toSorted((one, other) => one.sort - other.sort);
    if (first) return first;
  }
  return null;
};

const whenOf = (time: EventTime, now: Date) => {
  const { startsAt } = eventBounds(time);
  const begun = startsAt < now ? now : startsAt;
  if (time.kind === 'hours') return { on: startsAt.toISOString().slice(0, 10), at: startsAt, sort: startsAt.getTime() };
  return { on: begun.toISOString().slice(0, 10), at: null, sort: begun.getTime() };
};
