import { calendarSubscriptions as contract, subscription as shape } from '@baton/schema/calendar';
import { calendarSubscriptions, events } from '@baton/schema/calendar/tables';
import type { SubscriptionId } from '@baton/schema/shared';
import { and, asc, count, eq, getTableColumns, sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { mayOn } from '#platform/access/levels.ts';
import { accept, command, type AnyCommand } from '#platform/command/command.ts';
import { query } from '#platform/command/query.ts';
import type { Outside } from '#platform/outside/outside.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { calendarPolicy } from '../calendar.policy.ts';
import { calendarOf } from '../loading.ts';
import { readLater } from './read-subscriptions.job.ts';
import { decideSubscribe, decideUnsubscribe } from './subscriptions.decide.ts';

/** Commands on calendars of elsewhere (CA12). */
export const subscriptionCommands = ({ outside }: { outside: Outside }): AnyCommand[] => {
  const subscribe = command({
    contract: contract.subscribe,
    load: async ({ tx, actor, input: { calendarId, url } }) => {
      const calendar = await calendarOf(tx, actor, calendarId);
      if (!calendar) return null;
      const of = and(
        eq(calendarSubscriptions.workspace, actor.workspace),
        eq(calendarSubscriptions.calendar, calendarId),
      );
      const [row] = await tx
        .select({ held: count(), taken: sql<boolean>`coalesce(bool_or(${calendarSubscriptions.url} = ${url}), false)` })
        .from(calendarSubscriptions)
        .where(of);
      const allowed = outside.mayAsk(new URL(url));
      return {
        calendar: calendarId,
        level: calendar.level,
        held: row?.held ?? 0,
        taken: row?.taken ?? false,
        allowed,
      };
    },
    may: (actor, thing) => calendarPolicy.manage(actor, thing),
    decide: decideSubscribe,
    // The address is in no fact: its path may be a secret.
    write: async ({ tx, actor, input, accepted }) => {
      const { id } = shape.parse(accepted.answer);
      await tx.update(calendarSubscriptions).set({ url: input.url }).where(isTheOne(actor, id));
      await readLater(tx, id);
    },
  });

  const readAgain = command({
    contract: contract.readAgain,
    load: ({ tx, actor, input }) => subscriptionForUpdate(tx, actor, input.subscriptionId),
    may: (actor, thing) => calendarPolicy.manage(actor, thing),
    decide: () => accept({}),
    write: async ({ tx, thing, now }) => {
      const isFresh = thing.triedAt !== null && now.getTime() - thing.triedAt.getTime() < 60_000;
      if (!isFresh) await readLater(tx, thing.id);
    },
  });

  const unsubscribe = command({
    contract: contract.unsubscribe,
    load: ({ tx, actor, input }) => subscriptionForUpdate(tx, actor, input.subscriptionId),
    may: (actor, thing) => calendarPolicy.manage(actor, thing),
    decide: decideUnsubscribe,
  });

  return [subscribe, readAgain, unsubscribe];
};

const isTheOne = ({ workspace }: Pick<Actor, 'workspace'>, id: SubscriptionId) =>
  and(eq(calendarSubscriptions.workspace, workspace), eq(calendarSubscriptions.id, id));

const subscriptionForUpdate = async (tx: Tx, actor: Actor, id: SubscriptionId) => {
  const [row] = await tx.select().from(calendarSubscriptions).where(isTheOne(actor, id)).for('update');
  const calendar = row && (await calendarOf(tx, actor, row.calendar));
  return calendar ? { ...row, level: calendar.level } : null;
};

export const listSubscriptions = query({
  contract: contract.listSubscriptions,
  may: calendarPolicy.look,
  read: async ({ tx, actor }) => {
    const held = tx
      .select({ held: count() })
      .from(events)
      .where(
        and(eq(events.workspace, calendarSubscriptions.workspace), eq(events.subscription, calendarSubscriptions.id)),
      );
    const rows = await tx
      .select({ ...getTableColumns(calendarSubscriptions), events: sql<number>`(${held})::int` })
      .from(calendarSubscriptions)
      .where(
        and(eq(calendarSubscriptions.workspace, actor.workspace), mayOn(actor, calendarSubscriptions.calendar, 'read')),
      )
      .orderBy(asc(calendarSubscriptions.name), asc(calendarSubscriptions.id));
    return {
      data: rows.map(({ id, calendar, name, host, fetchedAt, dueAt, problem, events: held }) => ({
        id,
        calendarId: calendar,
        name,
        host,
        events: held,
        fetchedAt: fetchedAt?.toISOString() ?? null,
        nextAt: dueAt.toISOString(),
        problem,
      })),
    };
  },
});
