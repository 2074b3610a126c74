import { subscriptionRead, type SubscriptionProblem } from '@baton/schema/calendar';
import { calendarSubscriptions } from '@baton/schema/calendar/tables';
import type { SubscriptionId, WorkspaceId } from '@baton/schema/shared';
import { and, eq, lte } from 'drizzle-orm';
import { z } from 'zod';

import type { Clock } from '#platform/clock/clock.ts';
import type { FactRecorder } from '#platform/facts/facts.port.ts';
import { enqueueJob } from '#platform/jobs/enqueue.ts';
import { jobKind } from '#platform/jobs/job-kind.ts';
import type { Heard, Outside } from '#platform/outside/outside.ts';
import type { Scopes, Tx } from '#platform/scope/scope.ts';

import { usualHours } from '../../working-time/reads.ts';
import { colleaguesAsActors } from '../../workspaces/reads.ts';
import { calendarPolicy } from '../calendar.policy.ts';
import { calendarOf } from '../loading.ts';
import { takeEvents, understoodEvents, type Taken, type Understood } from './subscribed-events.ts';

const oneKind = 'calendar.read-subscription';

/** Reads it once this is committed; while it waits for that, it is not asked for twice. */
export const readLater = (tx: Tx, subscription: SubscriptionId): Promise<void> =>
  enqueueJob(tx, { kind: oneKind, key: subscription, data: { subscription } });

export interface ReadingParts {
  scopes: Scopes;
  clock: Clock;
  outside: Outside;
  facts: () => FactRecorder;
}

const minute = 60_000;
const between = 30 * minute;
/** After a failure the pause doubles, up to a day. */
const pauseAfter = (failures: number): number => Math.min(between * 2 ** (failures - 1), 24 * 60 * minute);
/** A calendar of years fits; a server that drips does not hold a job for long. */
const limits = { mostBytes: 4 * 1024 ** 2, mostMs: 15_000 };

type Row = typeof calendarSubscriptions.$inferSelect;

/** Every minute, the calendars of elsewhere whose time has come. */
export const dueSubscriptions = ({ scopes, clock }: ReadingParts) =>
  jobKind({
    kind: 'calendar.due-subscriptions',
    data: z.strictObject({}),
    every: 60,
    run: async () => {
      const due = await scopes.withSystem('jobs', (tx) =>
        tx
          .select({ workspace: calendarSubscriptions.workspace, id: calendarSubscriptions.id })
          .from(calendarSubscriptions)
          .where(lte(calendarSubscriptions.dueAt, clock.now()))
          .orderBy(calendarSubscriptions.dueAt)
          .limit(500),
      );
      for (const { workspace, id } of due) await scopes.withWorkspace({ workspace }, (tx) => readLater(tx, id));
    },
  });

/** Rule CA12. Asks where a calendar of elsewhere is, outside of any transaction, and then takes what it said. */
export const readSubscription = (parts: ReadingParts) =>
  jobKind({
    kind: oneKind,
    data: z.strictObject({ subscription: z.uuid() }),
    tries: 3,
    run: async ({ subscription }, { workspace, signal, id: cause }) => {
      if (workspace === null) return;
      const { scopes, outside } = parts;
      const id = subscription as SubscriptionId;
      const wanted = await scopes.withWorkspace({ workspace }, (tx) => wantedOf(tx, parts, workspace, id));
      if (!wanted) return;
      const { row, zone } = wanted;
      const heard = await outside.get({ url: new URL(row.url), headers: conditions(row), ...limits, signal });
      if (signal.aborted) return;
      const told = await toldBy(heard, zone, parts.clock.now());
      await scopes.withWorkspace({ workspace }, (tx) => note(tx, parts, { row, heard, told, cause }));
    },
  });

/** What is to be read; null when it is gone, or when whoever wanted it may not manage the calendar any more. */
const wantedOf = async (tx: Tx, { clock }: ReadingParts, workspace: WorkspaceId, id: SubscriptionId) => {
  const [row] = await tx.select().from(calendarSubscriptions).where(isTheOne(workspace, id));
  if (!row?.url) return null;
  const [maker] = await colleaguesAsActors(tx, { workspace, origin: 'system' }, [row.createdBy]);
  const calendar = maker && (await calendarOf(tx, maker, row.calendar));
  if (calendar && calendarPolicy.manage(maker, calendar))
    return { row: { ...row, url: row.url }, zone: (await usualHours(tx, workspace)).zone };
  // They may be given it back.
  const dueAt = new Date(clock.now().getTime() + pauseAfter(Infinity));
  await tx.update(calendarSubscriptions).set({ dueAt }).where(isTheOne(workspace, id));
  return null;
};

const isTheOne = (workspace: WorkspaceId, id: SubscriptionId) =>
  and(eq(calendarSubscriptions.workspace, workspace), eq(calendarSubscriptions.id, id));

/** Nothing is sent where nothing is new. */
const conditions = ({ etag, lastModified, fetchedAt }: Row): Record<string, string> => ({
  accept: 'text/calendar',
  ...(fetchedAt && etag !== null && { 'if-none-match': etag }),
  ...(fetchedAt && lastModified !== null && { 'if-modified-since': lastModified }),
});

type Told = { kind: 'events'; events: Understood[] } | { kind: 'unchanged' } | { kind: SubscriptionProblem };

const toldBy = async (heard: Heard, zone: string, now: Date): Promise<Told> => {
  if (heard.kind !== 'heard') return { kind: heard.kind };
  const { status, text } = heard;
  if (status === 304) return { kind: 'unchanged' };
  if (status === 404 || status === 410) return { kind: 'not-found' };
  if (status !== 200) return { kind: 'refused-by-server' };
  const events = await understoodEvents(text, zone, now);
  return typeof events === 'string' ? { kind: events } : { kind: 'events', events };
};

interface Reading {
  row: Row;
  heard: Heard;
  told: Told;
  cause: string;
}

/** Writes down what came of it. One that was removed meanwhile stays removed. */
const note = async (tx: Tx, { clock, facts }: ReadingParts, { row, heard, told, cause }: Reading): Promise<void> => {
  const { workspace, id, calendar } = row;
  const [still] = await tx
    .select({ failures: calendarSubscriptions.failures })
    .from(calendarSubscriptions)
    .where(isTheOne(workspace, id))
    .for('update');
  if (!still) return;
  const now = clock.now();
  const set = (columns: Partial<Row>) =>
    tx
      .update(calendarSubscriptions)
      .set({ ...columns, triedAt: now })
      .where(isTheOne(workspace, id));
  if (told.kind !== 'events' && told.kind !== 'unchanged') {
    const failures = still.failures + 1;
    await set({ problem: told.kind, failures, dueAt: new Date(now.getTime() + pauseAfter(failures)) });
    return;
  }
  const well = { problem: null, failures: 0, fetchedAt: now, dueAt: new Date(now.getTime() + between) };
  if (told.kind === 'unchanged') return void (await set(well));
  const taken = await takeEvents(tx, row, told.events, now);
  await set({ ...well, ...(heard.kind === 'heard' && marksIn(heard)) });
  if (isNothing(taken)) return;
  const fact = subscriptionRead({
    subject: { kind: 'calendar', id: calendar },
    data: { subscriptionId: id, ...taken },
  });
  await facts().record(tx, { workspace, actor: null, origin: 'system', cause }, [{ ...fact, occurredAt: now }]);
};

const isNothing = ({ added, changed, removed }: Taken): boolean => added + changed + removed === 0;

const longestMark = 500;
const marksIn = ({ headers }: Extract<Heard, { kind: 'heard' }>) => {
  const [etag = null, lastModified = null] = [headers.etag, headers['last-modified']].map((mark) =>
    mark !== undefined && mark.length <= longestMark ? mark : null,
  );
  return { etag, lastModified };
};
