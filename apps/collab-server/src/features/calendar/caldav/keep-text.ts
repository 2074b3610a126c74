import { deviceTextKept } from '@baton/schema/calendar';
import { calendarResources, eventExceptions, events } from '@baton/schema/calendar/tables';
import type { EventId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import { isForeign, type Steps } from './put-steps.ts';
import { isCalledElsewhere } from './resources.ts';

/** What the device says that no command has a place for, and the name under which it looks for it again. */
export const keepText = async (steps: Steps, id: EventId, stood: boolean): Promise<void> => {
  const { performing, put, me } = steps;
  const { tx, actor, clock, facts, cause } = performing;
  const { workspace } = actor;
  const isTheOne = and(eq(events.workspace, workspace), eq(events.id, id));
  const [row] = await tx.select({ calendar: events.calendar, original: events.original }).from(events).where(isTheOne);
  const before = row?.original ?? null;
  const foreign = isForeign(put.event, me) && (!stood || isCalledElsewhere(before));
  const original = foreign ? put.event.kept.withPeople : put.event.kept.whole;
  const daysChanged = await keepDays(steps, id);
  if (daysChanged || before !== original) {
    const now = clock.now();
    await tx.update(events).set({ original, changedAt: now }).where(isTheOne);
    const subject = { kind: 'calendar', id: row?.calendar ?? put.calendar };
    const fact = deviceTextKept({ subject, data: { eventId: id } });
    const by = { workspace, actor: actor.member, origin: actor.origin, cause };
    await facts.record(tx, by, [{ ...fact, occurredAt: now }]);
  }
  if (put.name === `${id}.ics`) return;
  await tx
    .insert(calendarResources)
    .values({ workspace, calendar: put.calendar, name: put.name, event: id })
    .onConflictDoNothing();
};

/** The same of single days; whether anything is other than before. */
const keepDays = async ({ performing: { tx, actor }, put }: Steps, event: EventId): Promise<boolean> => {
  const { workspace } = actor;
  const { days: kept } = put.event.kept;
  const ofEvent = and(eq(eventExceptions.workspace, workspace), eq(eventExceptions.event, event));
  const rows = await tx
    .select({ occurrence: eventExceptions.occurrence, original: eventExceptions.original })
    .from(eventExceptions)
    .where(ofEvent);
  const before = new Map(rows.map(({ occurrence, original }) => [occurrence, original]));
  const days = new Set([...before.keys(), ...kept.keys()]);
  const changed = [...days].filter((day) => (before.get(day) ?? null) !== (kept.get(day) ?? null));
  for (const occurrence of changed) {
    const original = kept.get(occurrence) ?? null;
    await tx
      .insert(eventExceptions)
      .values({ workspace, event, occurrence, cancelled: false, values: {}, original })
      .onConflictDoUpdate({
        target: [eventExceptions.workspace, eventExceptions.event, eventExceptions.occurrence],
        set: { original },
      });
  }
  return changed.length > 0;
};
