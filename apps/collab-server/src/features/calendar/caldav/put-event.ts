import { events as contract, type BookedEvent, type CalendarEvent, type EventException } from '@baton/schema/calendar';
import { events } from '@baton/schema/calendar/tables';
import { present, sameValue } from '@baton/schema/shared';
import type { AnyContractProcedure } from '@orpc/contract';
import { and, eq, isNull } from 'drizzle-orm';

import type { Clock } from '#platform/clock/clock.ts';
import type { AnyCommand } from '#platform/command/command.ts';
import type { Outcome, Performing } from '#platform/command/pipeline.ts';

import { languageOf } from '../../workspaces/reads.ts';
import { eventForUpdate } from '../event-rows.ts';
import { eventCommands } from '../events.command.ts';
import { ruleFor } from '../ics/write-events.ts';
import { calendarOf, rules } from '../loading.ts';
import { effectiveOf } from './effective.ts';
import { keepText } from './keep-text.ts';
import { addressOfMember, changePeople, inviteesOf } from './put-people.ts';
import { Ended, isForeign, refused, type Put, type Steps } from './put-steps.ts';
import type { PutEvent } from './read-put.ts';
import { eventNamed, resourceNamed, type Resource } from './resources.ts';

/**
 * What a device puts into a calendar, as the very commands that the interface gives, all in one transaction: the same
 * policies, facts and refusals. A device cannot be asked whether somebody may be booked twice; it is told in the calendar.
 */
export const putEvent = ({ clock }: { clock: Clock }, put: Put): AnyCommand => ({
  kind: 'command',
  contract: contract.edit,
  own: null,
  perform: async (performing) => {
    try {
      return await perform(performing, put, clock);
    } catch (error) {
      if (error instanceof Ended) return error.outcome;
      throw error;
    }
  },
});

const perform = async (performing: Performing, put: Put, clock: Clock): Promise<Outcome> => {
  const { tx, actor } = performing;
  const calendar = await calendarOf(tx, actor, put.calendar);
  if (!calendar || calendar.level === null) return { kind: 'not-found', because: 'not-there' };
  const commands = eventCommands({ clock }, { uid: put.event.read.uid });
  /** One command of the interface; what it does not do undoes all that was done before it. */
  const run = async (command: AnyContractProcedure, given: object): Promise<unknown> => {
    const parsed = await command['~orpc'].inputSchema?.['~standard'].validate(given);
    if (!parsed || parsed.issues) throw refused('value-not-accepted');
    const input = parsed.value;
    const outcome = await commands.find((each) => each.contract === command)?.perform({ ...performing, input });
    if (outcome?.kind === 'answered') return outcome.answer;
    // It is known that it is there: what is not allowed is to change it.
    throw outcome?.kind === 'refused' ? new Ended(outcome) : refused('read-only');
  };
  const steps: Steps = { performing, put, run, me: await addressOfMember(performing) };
  const standing = await standingOf(steps);
  const event = standing === null ? await create(steps) : await change(steps, standing);
  await changeDays(steps, event);
  await keepText(steps, event.id, standing !== null);
  return { kind: 'answered', answer: { created: standing === null } };
};

/** The event as it stands, locked, once what the device thought of it has been compared; null when there is none. */
const standingOf = async (steps: Steps): Promise<CalendarEvent | null> => {
  const { performing, put } = steps;
  const { tx, actor } = performing;
  const { calendar, name, event } = put;
  const named = await eventNamed(tx, actor, calendar, name);
  const locked = named === null ? null : await eventForUpdate(tx, actor, named);
  const resource = locked && (await resourceNamed(tx, actor, calendar, name));
  assertExpected(put, resource);
  if (!resource || !locked) return sameUidAs(steps, locked?.event ?? null);
  if (locked.event.uid !== event.read.uid) throw refused('uid-changed');
  return locked.event;
};

/** What a device had not read is not written over. */
const assertExpected = ({ ifMatch, ifNoneMatch }: Put, resource: Resource | null): void => {
  const isOther = ifMatch !== null && (!resource || (ifMatch !== '*' && ifMatch !== resource.etag));
  if (isOther || (ifNoneMatch && resource)) throw refused('changed-meanwhile');
};

/** A device may take up again what was called off; two events of one UID are one too many. */
const sameUidAs = async ({ performing: { tx, actor }, put }: Steps, named: CalendarEvent | null) => {
  const [found] = await tx
    .select({ id: events.id, cancelledAt: events.cancelledAt })
    .from(events)
    .where(
      and(
        eq(events.workspace, actor.workspace),
        eq(events.calendar, put.calendar),
        eq(events.uid, put.event.read.uid),
        isNull(events.subscription),
      ),
    );
  // The name of something that is not for these eyes is taken all the same.
  if (!found && named && named.cancelledAt === null) throw refused('name-taken');
  if (found && found.cancelledAt === null) throw refused('uid-taken');
  return found ? ((await eventForUpdate(tx, actor, found.id))?.event ?? null) : null;
};

const untitled = { en: 'Untitled', fr: 'Sans titre', it: 'Senza titolo' } as const;

const valuesOf = ({ read }: PutEvent) => {
  const { title, details, location, link, time, repeat, showAs, private: hidden } = read;
  return { title, details, location, link, time, repeat, showAs, private: hidden };
};

const create = async ({ performing: { tx, actor }, put, run, me }: Steps): Promise<CalendarEvent> => {
  const { event, calendar: calendarId } = put;
  const values = valuesOf(event);
  const title = values.title || untitled[await languageOf(tx, actor.workspace)];
  const attendees = isForeign(event, me)
    ? []
    : await inviteesOf(
        { tx, actor },
        event.attendees.filter(({ address }) => address !== me),
      );
  const input = { ...values, title, calendarId, attendees, accountId: null, despiteConflict: true };
  return ((await run(contract.create, input)) as BookedEvent).event;
};

const change = async (steps: Steps, standing: CalendarEvent): Promise<CalendarEvent> => {
  const { put, run } = steps;
  const eventId = standing.id;
  let event = standing;
  if (event.cancelledAt !== null)
    ({ event } = (await run(contract.restore, { eventId, despiteConflict: true })) as BookedEvent);
  const given = valuesOf(put.event);
  // The end of a rule is told in other words than it is kept in.
  const isSameRule = event.repeat !== null && given.repeat === ruleFor(event.repeat, event.time);
  const wanted = isSameRule ? { ...given, repeat: event.repeat } : given;
  const isMoved = !sameValue(wanted.time, event.time);
  const fields = Object.keys(wanted) as (keyof typeof wanted)[];
  /** A series that is moved keeps the rule that the device says, which the interface would move along. */
  const isTaken = (field: keyof typeof wanted): boolean =>
    (field === 'repeat' && isMoved && wanted.repeat !== null) ||
    (!sameValue(wanted[field], event[field]) && (field !== 'title' || wanted.title !== ''));
  const changes = present(
    Object.fromEntries(fields.map((field) => [field, isTaken(field) ? wanted[field] : undefined])),
  );
  if (Object.keys(changes).length > 0)
    ({ event } = (await run(contract.edit, {
      eventId,
      scope: 'all',
      despiteConflict: true,
      ...changes,
    })) as BookedEvent);
  if (!isForeign(put.event, steps.me) || event.attendees.length > 0) await changePeople(steps, event);
  return event;
};

/** The days of a series that are not as its rule has them. */
const changeDays = async ({ put, run }: Steps, event: CalendarEvent): Promise<void> => {
  const { exceptions: wanted } = put.event.read;
  const days = new Set([...event.exceptions, ...wanted].map(({ occurrence }) => occurrence));
  const goal = { ...event, exceptions: wanted };
  for (const occurrence of [...days].toSorted()) {
    const [before, after] = [event.exceptions, wanted].map((all) => all.find((each) => each.occurrence === occurrence));
    const about = { eventId: event.id, scope: 'this', occurrence };
    if (after?.cancelled) {
      if (!before?.cancelled) await run(contract.cancel, about);
      continue;
    }
    if (before?.cancelled) await run(contract.restore, { eventId: event.id, occurrence, despiteConflict: true });
    const changes = differences(effectiveOf(event, occurrence), effectiveOf(goal, occurrence));
    if (Object.keys(changes).length > 0) await run(contract.edit, { ...about, ...changes, despiteConflict: true });
    else if (after && !before) assertIsDay(event, after);
  }
};

/** A day that says nothing of its own still has to be one of the series. */
const assertIsDay = (event: CalendarEvent, { occurrence }: EventException): void => {
  if (!rules.occursAt(event, occurrence)) throw refused('occurrence-not-found');
};

const differences = (from: ReturnType<typeof effectiveOf>, to: ReturnType<typeof effectiveOf>): object => {
  const fields = Object.keys(to) as (keyof typeof to)[];
  return Object.fromEntries(
    fields.filter((field) => !sameValue(from[field], to[field])).map((field) => [field, to[field]]),
  );
};
