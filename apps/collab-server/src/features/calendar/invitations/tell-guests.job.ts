import { eventAttendees, events } from '@baton/schema/calendar/tables';
import type { ContactId, EventId, MemberId, WorkspaceId } from '@baton/schema/shared';
import { and, eq, ne } from 'drizzle-orm';
import { z } from 'zod';

import type { Clock } from '#platform/clock/clock.ts';
import { enqueueJob } from '#platform/jobs/enqueue.ts';
import { jobKind } from '#platform/jobs/job-kind.ts';
import type { Mailer } from '#platform/mail/mail.ts';
import type { Scopes, Tx } from '#platform/scope/scope.ts';

import { addressesOfContacts } from '../../contacts/reads.ts';
import { languageOf, membersWithAddress } from '../../workspaces/reads.ts';
import { attendeesOf, exceptionsOf, type AttendeeRow, type EventRow } from '../event-rows.ts';
import type { WrittenEvent, WrittenPerson } from '../ics/write-events.ts';
import { eventMail, type Why } from './invitation-mail.ts';

const kind = 'calendar.tell-guests';

/** Writes to those from outside once the change is committed; several changes of one command make one letter. */
export const tellGuestsLater = async (
  tx: Tx,
  { workspace, id: event, sequence }: Pick<EventRow, 'workspace' | 'id' | 'sequence'>,
): Promise<void> => {
  // Most events have no guests: then there is nothing to be done later.
  const [guest] = await tx
    .select({ id: eventAttendees.id })
    .from(eventAttendees)
    .where(
      and(eq(eventAttendees.workspace, workspace), eq(eventAttendees.event, event), ne(eventAttendees.kind, 'member')),
    )
    .limit(1);
  if (guest) await enqueueJob(tx, { kind, key: `${event} ${sequence}`, data: { event } });
};

export interface TellingParts {
  scopes: Scopes;
  clock: Clock;
  mailer: Mailer;
}

/** Rule CA10: each guest is written to once for each state of an event that they have not heard of. */
export const tellGuests = ({ scopes, clock, mailer }: TellingParts) =>
  jobKind({
    kind,
    data: z.strictObject({ event: z.uuid() }),
    run: async ({ event }, { workspace }) => {
      if (workspace === null) return;
      await scopes.withWorkspace({ workspace }, (tx) =>
        tell(tx, { workspace, id: event as EventId, now: clock.now(), mailer }),
      );
    },
  });

interface Telling {
  workspace: WorkspaceId;
  id: EventId;
  now: Date;
  mailer: Mailer;
}

const tell = async (tx: Tx, { workspace, id, now, mailer }: Telling): Promise<void> => {
  const [row] = await tx
    .select()
    .from(events)
    .where(and(eq(events.workspace, workspace), eq(events.id, id)))
    .for('no key update');
  if (!row || row.organiser === null || isOver(row, now)) return;
  const attendees = (await attendeesOf(tx, workspace, [id])).get(id) ?? [];
  const waiting = attendees.filter(({ kind: who, told }) => who !== 'member' && (told ?? -1) < row.sequence);
  const people = await addressesOf(tx, workspace, attendees, row.organiser);
  const organiser = people.get(row.organiser);
  if (waiting.length === 0 || !organiser) return;
  const exceptions = (await exceptionsOf(tx, workspace, [id])).get(id) ?? [];
  const language = await languageOf(tx, workspace);
  const event = writtenFor(row, exceptions, { organiser, attendees, people });
  for (const each of waiting) {
    const [person, why] = [people.get(each.id), reasonFor(each, event)];
    if (person && why) await mailer.send(eventMail(person.address, { why, event, organiser, language }), tx);
    await tx
      .update(eventAttendees)
      .set({ told: row.sequence })
      .where(and(eq(eventAttendees.workspace, workspace), eq(eventAttendees.id, each.id)));
  }
};

/** What is over is no news. */
const isOver = ({ endsAt }: EventRow, now: Date): boolean => endsAt !== null && endsAt < now;

/** Who never heard of it need not hear that it is off. */
const reasonFor = ({ told }: AttendeeRow, { cancelled }: WrittenEvent): Why | null => {
  if (told === null) return cancelled ? null : 'invited';
  return cancelled ? 'cancelled' : 'changed';
};

/** Tells one who is not invited any more, as far as they had heard of it; in the transaction that takes them out. */
export const tellUninvited = async (tx: Tx, row: EventRow, guest: AttendeeRow, mailer: Mailer): Promise<void> => {
  if (guest.kind === 'member' || guest.told === null || row.organiser === null) return;
  const people = await addressesOf(tx, row.workspace, [guest], row.organiser);
  const [person, organiser] = [people.get(guest.id), people.get(row.organiser)];
  if (!person || !organiser) return;
  const event = writtenFor(row, [], { organiser, attendees: [guest], people });
  const language = await languageOf(tx, row.workspace);
  await mailer.send(eventMail(person.address, { why: 'cancelled', event, organiser, language }), tx);
};

/** Addresses by attendee, and that of who called it by their own id. */
const addressesOf = async (
  tx: Tx,
  workspace: WorkspaceId,
  attendees: readonly AttendeeRow[],
  organiser: MemberId,
): Promise<ReadonlyMap<string, WrittenPerson>> => {
  const members = await membersWithAddress(tx, workspace, [
    organiser,
    ...attendees.flatMap(({ member }) => member ?? []),
  ]);
  const contacts = await addressesOfContacts(
    tx,
    workspace,
    attendees.flatMap(({ contact }) => contact ?? []),
  );
  const found = new Map<string, WrittenPerson>();
  const caller = members.get(organiser);
  if (caller) found.set(organiser, caller);
  for (const { id, member, contact, address, name } of attendees) {
    const person =
      (member && members.get(member)) ??
      contacts.get(contact as ContactId) ??
      (address === null ? null : { name, address });
    if (person) found.set(id, person);
  }
  return found;
};

const writtenFor = (
  row: EventRow,
  exceptions: WrittenEvent['exceptions'],
  {
    organiser,
    attendees,
    people,
  }: {
    organiser: WrittenPerson;
    attendees: readonly AttendeeRow[];
    people: ReadonlyMap<string, WrittenPerson>;
  },
): WrittenEvent => ({
  ...row,
  cancelled: row.cancelledAt !== null,
  exceptions,
  organiser,
  attendees: attendees.flatMap(({ id, answer }) => {
    const person = people.get(id);
    return person ? [{ ...person, answer }] : [];
  }),
});
