import { accountPurged } from '@baton/schema/accounts';
import {
  calendarSubscribed,
  calendarUnsubscribed,
  eventAnswered,
  eventCancelled,
  eventCreated,
  eventEdited,
  eventInvited,
  eventMoved,
  eventPutElsewhere,
  eventRestored,
  eventUninvited,
  eventValues,
  feedCreated,
  feedRevoked,
  type Attendee,
  type EventException,
  type OccurrenceKey,
} from '@baton/schema/calendar';
import {
  calendarFeeds,
  calendarSubscriptions,
  eventAttendees,
  eventExceptions,
  events,
} from '@baton/schema/calendar/tables';
import { contactPurged } from '@baton/schema/contacts';
import type { AccountId, AttendeeId, CalendarId, ContactId, EventId } from '@baton/schema/shared';
import { and, eq, ne, or, isNull, sql } from 'drizzle-orm';

import type { FactProjection, RecordedFact } from '#platform/facts/facts.port.ts';
import type { Mailer } from '#platform/mail/mail.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { exceptionsOf, type EventRow } from './event-rows.ts';
import { tellGuestsLater, tellUninvited } from './invitations/tell-guests.job.ts';
import { reachOf } from './series.ts';

type Columns = Partial<typeof events.$inferInsert>;

/** What becomes of events, as rows; those from outside who are invited are written to. */
export const calendarProjections = ({ mailer }: { mailer: Mailer }): Readonly<Record<string, FactProjection>> => ({
  [eventCreated.type]: async (tx, fact) => {
    const data = eventCreated.data.parse(fact.data);
    const { calendarId: calendar, organiserId: organiser, uid, values: given, attendees, exceptions } = data;
    const { accountId: account, ...values } = eventValues.parse(given);
    await tx.insert(events).values({
      ...theOne(fact),
      calendar,
      uid,
      sequence: 0,
      ...values,
      account,
      ...reachOf({ ...values, exceptions }),
      organiser,
      createdAt: fact.occurredAt,
      changedAt: fact.occurredAt,
    });
    await putExceptions(tx, fact, exceptions);
    await addAttendees(
      tx,
      fact,
      attendees.map((each) => ({ ...each, answeredAt: each.answer === 'none' ? null : fact.occurredAt })),
    );
    if (fact.origin !== 'import') await tellGuestsLater(tx, { ...theOne(fact), sequence: 0 });
  },
  [eventEdited.type]: async (tx, fact) => {
    const { field, to, occurrence, exceptions } = eventEdited.data.parse(fact.data);
    if (occurrence !== null) return changeOne(tx, fact, occurrence, { [field]: to });
    if (exceptions) await replaceExceptions(tx, fact, exceptions);
    await change(tx, fact, columnOf(field, to));
  },
  [eventMoved.type]: async (tx, fact) => {
    const { to: time, occurrence, exceptions } = eventMoved.data.parse(fact.data);
    if (occurrence !== null) return changeOne(tx, fact, occurrence, { time });
    if (exceptions) await replaceExceptions(tx, fact, exceptions);
    await change(tx, fact, { time });
    // Who said yes to another time is asked anew.
    await tx
      .update(eventAttendees)
      .set({ answer: 'none', answeredAt: null })
      .where(
        and(
          ofEvent(fact),
          fact.actor === null ? undefined : or(isNull(eventAttendees.member), ne(eventAttendees.member, fact.actor)),
        ),
      );
  },
  [eventPutElsewhere.type]: async (tx, fact) => {
    const { to: calendar } = eventPutElsewhere.data.parse(fact.data);
    await tx.update(events).set({ calendar, changedAt: fact.occurredAt }).where(isTheOne(fact));
  },
  [eventInvited.type]: async (tx, fact) => {
    const { attendees } = eventInvited.data.parse(fact.data);
    await addAttendees(
      tx,
      fact,
      attendees.map((each) => ({ ...each, answer: 'none', answeredAt: null })),
    );
    await isNoNews(tx, fact, await change(tx, fact, {}));
  },
  [eventUninvited.type]: async (tx, fact) => {
    const { attendee } = eventUninvited.data.parse(fact.data);
    const [gone] = await tx
      .delete(eventAttendees)
      .where(and(ofEvent(fact), eq(eventAttendees.id, attendee.id)))
      .returning();
    const row = await change(tx, fact, {});
    await isNoNews(tx, fact, row);
    if (row && gone) await tellUninvited(tx, row, gone, mailer);
  },
  [eventAnswered.type]: async (tx, fact) => {
    const { attendee, answer } = eventAnswered.data.parse(fact.data);
    await tx
      .update(eventAttendees)
      .set({ answer, answeredAt: fact.occurredAt })
      .where(and(ofEvent(fact), eq(eventAttendees.id, attendee.id)));
  },
  [eventCancelled.type]: async (tx, fact) => {
    const { occurrence } = eventCancelled.data.parse(fact.data);
    if (occurrence === null) await change(tx, fact, { cancelledAt: fact.occurredAt });
    else await setCancelled(tx, fact, occurrence, true);
  },
  [eventRestored.type]: async (tx, fact) => {
    const { occurrence } = eventRestored.data.parse(fact.data);
    if (occurrence === null) await change(tx, fact, { cancelledAt: null });
    else await setCancelled(tx, fact, occurrence, false);
  },
  [feedCreated.type]: async (tx, { workspace, subject, data, occurredAt: createdAt }) => {
    const { feedId: id, tells, by: createdBy } = feedCreated.data.parse(data);
    const calendar = subject.id as CalendarId;
    await tx.insert(calendarFeeds).values({ workspace, id, calendar, tells, createdBy, createdAt });
  },
  [feedRevoked.type]: async (tx, { workspace, data }) => {
    const { feedId: id } = feedRevoked.data.parse(data);
    await tx.delete(calendarFeeds).where(and(eq(calendarFeeds.workspace, workspace), eq(calendarFeeds.id, id)));
  },
  [calendarSubscribed.type]: async (tx, { workspace, subject, actor: createdBy, data, occurredAt: dueAt }) => {
    const { subscriptionId: id, name, host } = calendarSubscribed.data.parse(data);
    if (createdBy === null) return;
    const calendar = subject.id as CalendarId;
    await tx.insert(calendarSubscriptions).values({ workspace, id, calendar, name, host, createdBy, dueAt });
  },
  /** Its events go with it. */
  [calendarUnsubscribed.type]: async (tx, { workspace, data }) => {
    const { subscriptionId: id } = calendarUnsubscribed.data.parse(data);
    await tx
      .delete(calendarSubscriptions)
      .where(and(eq(calendarSubscriptions.workspace, workspace), eq(calendarSubscriptions.id, id)));
  },
  /** What was about it goes with it, here and in the facts. */
  [accountPurged.type]: async (tx, { workspace, subject }) => {
    await tx.delete(events).where(and(eq(events.workspace, workspace), eq(events.account, subject.id as AccountId)));
  },
  [contactPurged.type]: async (tx, { workspace, subject }) => {
    await tx
      .delete(eventAttendees)
      .where(and(eq(eventAttendees.workspace, workspace), eq(eventAttendees.contact, subject.id as ContactId)));
  },
});

type Of = Pick<RecordedFact, 'workspace' | 'subject'>;

const theOne = ({ workspace, subject }: Of) => ({ workspace, id: subject.id as EventId });
const isTheOne = ({ workspace, subject }: Of) =>
  and(eq(events.workspace, workspace), eq(events.id, subject.id as EventId));
const ofEvent = ({ workspace, subject }: Of) =>
  and(eq(eventAttendees.workspace, workspace), eq(eventAttendees.event, subject.id as EventId));

const columnOf = (field: keyof typeof eventValues.shape, value: unknown): Columns =>
  field === 'accountId'
    ? { account: eventValues.shape.accountId.parse(value) }
    : { [field]: eventValues.shape[field].parse(value) };

/** Counts up and reckons anew between which instants it is. */
const change = async (tx: Tx, fact: RecordedFact, columns: Columns): Promise<EventRow | undefined> => {
  const [row] = await tx
    .update(events)
    .set({ ...columns, changedAt: fact.occurredAt, sequence: sql`${events.sequence} + 1` })
    .where(isTheOne(fact))
    .returning();
  if (!row) return undefined;
  // What was brought along by an import writes to nobody.
  if (fact.origin !== 'import') await tellGuestsLater(tx, row);
  const exceptions = (await exceptionsOf(tx, fact.workspace, [row.id])).get(row.id) ?? [];
  await tx
    .update(events)
    .set(reachOf({ ...row, exceptions }))
    .where(isTheOne(fact));
  return row;
};

/** Who else is invited changes nothing for those who have heard of all that was before. */
const isNoNews = async (tx: Tx, fact: RecordedFact, row: EventRow | undefined): Promise<void> => {
  if (!row) return;
  await tx
    .update(eventAttendees)
    .set({ told: row.sequence })
    .where(and(ofEvent(fact), eq(eventAttendees.told, row.sequence - 1)));
};

const changeOne = async (
  tx: Tx,
  fact: RecordedFact,
  occurrence: OccurrenceKey,
  values: EventException['values'],
): Promise<void> => {
  await tx
    .insert(eventExceptions)
    .values({ workspace: fact.workspace, event: fact.subject.id as EventId, occurrence, cancelled: false, values })
    .onConflictDoUpdate({
      target: [eventExceptions.workspace, eventExceptions.event, eventExceptions.occurrence],
      set: { values: sql`${eventExceptions.values} || excluded.values` },
    });
  await change(tx, fact, {});
};

const setCancelled = async (
  tx: Tx,
  fact: RecordedFact,
  occurrence: OccurrenceKey,
  cancelled: boolean,
): Promise<void> => {
  await tx
    .insert(eventExceptions)
    .values({ workspace: fact.workspace, event: fact.subject.id as EventId, occurrence, cancelled, values: {} })
    .onConflictDoUpdate({
      target: [eventExceptions.workspace, eventExceptions.event, eventExceptions.occurrence],
      set: { cancelled },
    });
  await change(tx, fact, {});
};

const replaceExceptions = async (tx: Tx, fact: RecordedFact, exceptions: readonly EventException[]): Promise<void> => {
  await tx
    .delete(eventExceptions)
    .where(and(eq(eventExceptions.workspace, fact.workspace), eq(eventExceptions.event, fact.subject.id as EventId)));
  await putExceptions(tx, fact, exceptions);
};

const putExceptions = async (tx: Tx, fact: RecordedFact, exceptions: readonly EventException[]): Promise<void> => {
  if (exceptions.length === 0) return;
  const { workspace, subject } = fact;
  await tx
    .insert(eventExceptions)
    .values(exceptions.map((each) => ({ workspace, event: subject.id as EventId, ...each })));
};

type NewAttendee = Omit<Attendee, 'answeredAt'> & { answeredAt: Date | null; id: AttendeeId };

const addAttendees = async (tx: Tx, { workspace, subject }: Of, attendees: readonly NewAttendee[]): Promise<void> => {
  if (attendees.length === 0) return;
  await tx.insert(eventAttendees).values(
    attendees.map(({ memberId: member, contactId: contact, ...each }) => ({
      workspace,
      event: subject.id as EventId,
      member,
      contact,
      ...each,
    })),
  );
};
