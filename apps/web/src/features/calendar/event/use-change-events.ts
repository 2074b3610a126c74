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
import type { CalendarId, EventId } from '@baton/schema/shared';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { refusalOf } from '#shared/api/problem.ts';
import { useSaid } from '#shared/shell/use-said.ts';
import { useUndo } from '#shared/undo/undo.ts';

import { api, eventQuery, hereZone, patchOccurrences, readEventsAgain } from '../calendar-api.ts';
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

  /** Sends, and once more when the person says so in spite of a double booking; null when they do not or it fails. */
  const booked = async (
    send: (despiteConflict: boolean) => Promise<BookedEvent>,
    about: () => Promise<Parameters<typeof api.events.conflicts.call>[0]>,
  ): Promise<CalendarEvent | null> => {
    try {
      return (await send(false)).event;
    } catch (error) {
      if (refusalOf(error)?.refused !== 'double-booked') return failed(error);
      try {
        const { data } = await api.events.conflicts.call(await about());
        if (!(await ask.conflict(data))) return null;
        return (await send(true)).event;
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
  const known = (eventId: EventId) => queries.fetchQuery({ ...eventQuery(eventId), staleTime: 0 });
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

  const cancel = async (which: ScopedWhich, title: string): Promise<boolean> => {
    try {
      await api.events.cancel.call(scoped(which));
      readEventsAgain(queries);
      undo(t('cancelled', { title }), () => void restore(which).catch(said.failed));
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

  const edit = async (which: ScopedWhich, change: EventChange): Promise<CalendarEvent | null> =>
    booked(
      (despiteConflict) => api.events.edit.call({ ...scoped(which), ...change, despiteConflict }),
      () => aboutEvent(which.eventId, which.scope === 'this' ? { ...change, repeat: null } : change),
    );

  return {
    create: async (draft: EventDraft): Promise<CalendarEvent | null> => {
      const event = await booked(
        (despiteConflict) => api.events.create.call({ ...draft, despiteConflict }),
        async () => ({
          calendarId: draft.calendarId,
          time: draft.time,
          repeat: draft.repeat,
          attendees: draft.attendees,
        }),
      );
      if (event) {
        const which = { eventId: event.id, occurrence: null, scope: 'all' as const };
        undo(t('created', { title: event.title }), () => void cancel(which, event.title));
      }
      return event;
    },
    edit,
    /** To another time, shown there at once; a series is asked about first. */
    move: async (occurrence: Occurrence, time: EventTime): Promise<void> => {
      const { eventId } = occurrence;
      if (eventId === null) return;
      const scope = occurrence.occurrence === null ? 'all' : await ask.scope();
      if (scope === null) return;
      const which = { eventId, occurrence: occurrence.occurrence, scope };
      const title = occurrence.title ?? '';
      showAt(occurrence, time);
      const wanted = scope === 'all' ? await seriesTime(occurrence, time) : time;
      const before = scope === 'all' ? (await known(eventId)).time : occurrence.time;
      const after = await edit(which, { time: wanted });
      if (after && scope !== 'following')
        undo(
          t('moved', { title }),
          () =>
            void api.events.edit
              .call({ ...scoped(which), time: before, despiteConflict: true })
              .then(() => readEventsAgain(queries))
              .catch(said.failed),
        );
      else if (after) said.done(t('moved', { title }));
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
    answer: (eventId: EventId, answer: 'yes' | 'maybe' | 'no') =>
      booked(
        (despiteConflict) => api.events.answer.call({ eventId, answer, despiteConflict }),
        () => aboutEvent(eventId, {}),
      ),
    cancel,
  };

  function showAt(moved: Occurrence, time: EventTime): void {
    const { startsAt, endsAt } = eventBounds(time, hereZone());
    patchOccurrences(queries, (each) =>
      each.eventId === moved.eventId && each.occurrence === moved.occurrence
        ? { ...each, time, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }
        : each,
    );
  }

  /** The time of a whole series when one of it is drawn elsewhere: as far, and as long. */
  async function seriesTime(occurrence: Occurrence, time: EventTime): Promise<EventTime> {
    if (occurrence.occurrence === null || occurrence.eventId === null) return time;
    const series = (await known(occurrence.eventId)).time;
    const shifted = shiftedTime(series, wallMinutesBetween(occurrence.time.from, time.from));
    return { ...time, from: shifted.from, to: timeFrom(time, shifted.from).to };
  }
};
export type ChangeEvents = ReturnType<typeof useChangeEvents>;
