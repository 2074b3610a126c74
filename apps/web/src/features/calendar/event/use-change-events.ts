import {
  eventBounds,
  shiftedTime,
  timeFrom,
  wallMinutesBetween,
  type BookedEvent,
  type CalendarEvent,
  type EventTime,
  type EventValues,
  type Invitee,
  type Occurrence,
  type OccurrenceKey,
} from '@baton/schema/calendar';
import type { CalendarId, EventId, MemberId } from '@baton/schema/shared';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { newId } from '#shared/api/id.ts';
import { Problem, refusalOf } from '#shared/api/problem.ts';
import { useQueue } from '#shared/queue/queue-context.tsx';
import { useSession } from '#shared/session/session.tsx';
import { useSaid } from '#shared/shell/use-said.ts';
import { useUndo } from '#shared/undo/undo.ts';

import {
  api,
  eventQuery,
  eventSeen,
  hereZone,
  patchOccurrences,
  readEventsAgain,
  type EventSeen,
} from '../calendar-api.ts';
import {
  eventThing,
  type QueuedAnswer,
  type QueuedCancelling,
  type QueuedEvent,
  type QueuedEventChange,
} from '../change/queued-events.ts';
import type { Ask, Scope } from './use-ask.tsx';

/** What a form holds of an event. */
export type EventDraft = EventValues & { calendarId: CalendarId; attendees: Invitee[] };
export type EventChange = Partial<EventValues>;

/** An event, or one of a series. */
interface Which {
  eventId: EventId;
  occurrence: OccurrenceKey | null;
}

export interface ScopedWhich extends Which {
  scope: Scope;
}

/** `kept`: without network it waits on this device. */
type Booked = CalendarEvent | 'kept';

/** For `this` and `following` the server asks which one; for `all` there is none. */
const scoped = ({ eventId, occurrence, scope }: ScopedWhich) =>
  scope === 'all' || occurrence === null ? { eventId } : { eventId, scope, occurrence };

export const inviteesOf = ({ attendees }: Pick<CalendarEvent, 'attendees'>): Invitee[] =>
  attendees.flatMap(({ kind, memberId, contactId, address, name }): Invitee[] => {
    if (kind === 'member') return memberId === null ? [] : [{ kind, id: memberId }];
    if (kind === 'contact') return contactId === null ? [] : [{ kind, id: contactId }];
    return address === null ? [] : [{ kind, address, name: name ?? '' }];
  });

/** Commands on events: shown at once where that can be, asked about where somebody would be booked twice, and taken back. */
export const useChangeEvents = (ask: Ask) => {
  const queries = useQueryClient();
  const t = useTranslations('calendar.did');
  const said = useSaid();
  const undo = useUndo();
  const queue = useQueue();
  const { member } = useSession();
  const run = (kind: string, queued: QueuedEvent | QueuedEventChange | QueuedAnswer, title: string) =>
    queue.run(kind, queued, title) as Promise<BookedEvent | null>;
  const kept = (title: string) => said.done(t('kept', { title }));

  /** Sends, and once more when the person says so in spite of a double booking; null when they do not or it fails. */
  const booked = async (
    send: (despiteConflict: boolean) => Promise<BookedEvent | null>,
    about: () => Promise<Parameters<typeof api.events.conflicts.call>[0]>,
  ): Promise<Booked | null> => {
    try {
      return (await send(false))?.event ?? 'kept';
    } catch (error) {
      if (refusalOf(error)?.refused !== 'double-booked') return failed(error);
      try {
        const { data } = await api.events.conflicts.call(await about());
        if (!(await ask.conflict(data))) return null;
        return (await send(true))?.event ?? 'kept';
      } catch (second) {
        return failed(second);
      }
    } finally {
      readEventsAgain(queries);
    }
  };
  const failed = (error: unknown): null => {
    said.failed(error);
    return null;
  };
  /** As the server has it; without network as this device last saw it. */
  const known = async (eventId: EventId): Promise<CalendarEvent> => {
    const query = eventQuery(eventId);
    try {
      return await queries.fetchQuery({ ...query, staleTime: 0 });
    } catch (error) {
      const seen = queries.getQueryData(query.queryKey);
      if (seen === undefined || !(error instanceof Problem) || error.status !== 0) throw error;
      return seen;
    }
  };
  const aboutEvent = async (eventId: EventId, change: EventChange, more: readonly Invitee[] = []) => {
    const event = await known(eventId);
    return {
      calendarId: event.calendarId,
      time: change.time ?? event.time,
      repeat: change.repeat === undefined ? event.repeat : change.repeat,
      attendees: [...inviteesOf(event), ...more],
      eventId,
    };
  };

  /** Of an event that has not been sent yet, whatever is wanted of it is written into that. False for any other. */
  const rewrite = async (eventId: EventId, change: EventChange & Partial<EventDraft>): Promise<boolean> => {
    const thing = eventThing(eventId);
    if (!queue.about(thing).some(({ kind }) => kind === 'event.create')) return false;
    return queue.amend('event.create', thing, ({ wanted, ...made }: QueuedEvent) => {
      const meant = { ...wanted, ...change, despiteConflict: false };
      return { input: { ...made, wanted: meant } satisfies QueuedEvent, name: meant.title };
    });
  };
  const withdraw = (eventId: EventId): Promise<boolean> => queue.withdraw(eventThing(eventId));

  const answerOf = (eventId: EventId) =>
    eventSeen(queries, eventId).event?.attendees.find(({ memberId }) => memberId === member)?.answer ?? 'none';

  const cancel = async (which: ScopedWhich, title: string): Promise<boolean> => {
    const queued: QueuedCancelling = { wanted: scoped(which) };
    try {
      const told = await queue.run('event.cancel', queued, title);
      readEventsAgain(queries);
      if (told === null) kept(title);
      else undo(t('cancelled', { title }), () => void restore(which).catch(said.failed));
      return true;
    } catch (error) {
      said.failed(error);
      return false;
    }
  };
  const restore = async ({ eventId, occurrence, scope }: ScopedWhich): Promise<void> => {
    await api.events.restore.call({
      eventId,
      ...(scope === 'this' && occurrence !== null && { occurrence }),
      despiteConflict: true,
    });
    readEventsAgain(queries);
  };

  const edit = async (
    which: ScopedWhich,
    change: EventChange,
    title: string,
    { shown = null, before = eventSeen(queries, which.eventId) }: Partial<Omit<QueuedEventChange, 'wanted'>> = {},
  ): Promise<Booked | null> => {
    if ((which.scope === 'all' || which.occurrence === null) && (await rewrite(which.eventId, change))) return 'kept';
    return booked(
      (despiteConflict) =>
        run('event.edit', { wanted: { ...scoped(which), ...change, despiteConflict }, shown, before }, title),
      () => aboutEvent(which.eventId, which.scope === 'this' ? { ...change, repeat: null } : change),
    );
  };

  return {
    create: async (draft: EventDraft): Promise<Booked | null> => {
      const made = { by: member as MemberId, at: new Date().toISOString() };
      const eventId = newId() as EventId;
      const event = await booked(
        (despiteConflict) =>
          run('event.create', { wanted: { ...draft, eventId, despiteConflict }, ...made }, draft.title),
        async () => ({
          calendarId: draft.calendarId,
          time: draft.time,
          repeat: draft.repeat,
          attendees: draft.attendees,
        }),
      );
      if (event === 'kept') undo(t('kept', { title: draft.title }), () => void withdraw(eventId));
      else if (event) {
        const which = { eventId: event.id, occurrence: null, scope: 'all' as const };
        undo(t('created', { title: event.title }), () => void cancel(which, event.title));
      }
      return event;
    },
    edit,
    rewrite,
    withdraw,
    /** To another time, shown there at once; a series is asked about first. */
    move: async (occurrence: Occurrence, time: EventTime): Promise<void> => {
      const { eventId } = occurrence;
      if (eventId === null) return;
      const scope = occurrence.occurrence === null ? 'all' : await ask.scope();
      if (scope === null) return;
      const which = { eventId, occurrence: occurrence.occurrence, scope };
      const title = occurrence.title ?? '';
      const seen: EventSeen = eventSeen(queries, eventId);
      showAt(occurrence, time);
      const isSeries = scope === 'all' && occurrence.occurrence !== null;
      const series = isSeries ? await known(eventId).catch(failed) : undefined;
      if (series === null) return readEventsAgain(queries);
      const before = series?.time ?? occurrence.time;
      const wanted = series ? seriesTime(series.time, occurrence.time, time) : time;
      const shown = { occurrence: occurrence.occurrence, time };
      const after = await edit(which, { time: wanted }, title, { shown, before: seen });
      const back = () =>
        api.events.edit
          .call({ ...scoped(which), time: before, despiteConflict: true })
          .then(() => readEventsAgain(queries))
          .catch(said.failed);
      sayMoved(after, title, scope === 'following' ? null : () => void back());
    },
    putInto: (eventId: EventId, calendarId: CalendarId) =>
      booked(
        (despiteConflict) => api.events.moveToCalendar.call({ eventId, calendarId, despiteConflict }),
        async () => ({ ...(await aboutEvent(eventId, {})), calendarId }),
      ),
    invite: (eventId: EventId, attendees: Invitee[]) =>
      booked(
        (despiteConflict) => api.events.invite.call({ eventId, attendees, despiteConflict }),
        () => aboutEvent(eventId, {}, attendees),
      ),
    uninvite: async (eventId: EventId, attendeeId: CalendarEvent['attendees'][number]['id']): Promise<void> => {
      await api.events.uninvite.call({ eventId, attendeeId }).catch(said.failed);
      readEventsAgain(queries);
    },
    answer: (eventId: EventId, answer: 'yes' | 'maybe' | 'no', title: string) =>
      booked(
        (despiteConflict) =>
          run(
            'event.answer',
            { wanted: { eventId, answer, despiteConflict }, member: member as MemberId, before: answerOf(eventId) },
            title,
          ),
        () => aboutEvent(eventId, {}),
      ),
    cancel,
  };

  function sayMoved(after: Booked | null, title: string, back: (() => void) | null): void {
    if (after === null) return;
    if (after === 'kept') kept(title);
    else if (back) undo(t('moved', { title }), back);
    else said.done(t('moved', { title }));
  }

  function showAt(moved: Occurrence, time: EventTime): void {
    const { startsAt, endsAt } = eventBounds(time, hereZone());
    patchOccurrences(queries, (each) =>
      each.eventId === moved.eventId && each.occurrence === moved.occurrence
        ? { ...each, time, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }
        : each,
    );
  }
};
export type ChangeEvents = ReturnType<typeof useChangeEvents>;

/** The time of a whole series when one of it is drawn elsewhere: as far, and as long. */
const seriesTime = (series: EventTime, before: EventTime, after: EventTime): EventTime => {
  const shifted = shiftedTime(series, wallMinutesBetween(before.from, after.from));
  return { ...after, from: shifted.from, to: timeFrom(after, shifted.from).to };
};
