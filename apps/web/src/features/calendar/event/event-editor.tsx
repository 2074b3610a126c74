import type { CalendarEvent, EventTime, EventValues, Invitee, OccurrenceKey } from '@baton/schema/calendar';
import type { CalendarId } from '@baton/schema/shared';
import { useTranslations } from 'use-intl';

import { useSession } from '#shared/session/session.tsx';

import type { Layers } from '../layers/use-layers.ts';
import { EventDialog } from './event-dialog.tsx';
import { occurrenceOf } from './occurrence-of.ts';
import type { Ask, Scope } from './use-ask.tsx';
import { inviteesOf, type ChangeEvents, type EventChange, type EventDraft } from './use-change-events.ts';

export type Editing =
  | { kind: 'new'; time: EventTime; attendees: Invitee[] }
  | { kind: 'event'; event: CalendarEvent; occurrence: OccurrenceKey | null };

export interface EventEditorProps {
  editing: Editing;
  layers: Layers;
  change: ChangeEvents;
  ask: Ask;
  onClose: () => void;
}

/** The form of a new event, or of one that is there: what was changed is sent, and no more. */
export const EventEditor = ({ editing, layers, change, ask, onClose }: EventEditorProps) => {
  const t = useTranslations('calendar');
  const { member } = useSession();
  if (editing.kind === 'new')
    return (
      <EventDialog
        before={{
          ...blank,
          time: editing.time,
          attendees: editing.attendees,
          calendarId: member as CalendarId,
        }}
        layers={layers}
        onClose={onClose}
        onSave={async (draft) => (await change.create(draft)) !== null}
        reads
        title={t('new')}
      />
    );
  const { event, occurrence } = editing;
  const before = draftOf(event, occurrence);
  const isSeries = event.repeat !== null && occurrence !== null;
  const values = async (changed: EventChange): Promise<boolean> => {
    if (Object.keys(changed).length === 0) return true;
    const scope: Scope | null = !isSeries || needsAll(changed) ? 'all' : await ask.scope();
    if (scope === null) return false;
    const wanted = scope === 'all' && isSeries ? ofSeries(event, before, changed) : changed;
    return (await change.edit({ eventId: event.id, occurrence, scope }, wanted, event.title)) !== null;
  };
  const people = async (attendees: Invitee[]): Promise<boolean> => {
    const [added, gone] = [without(attendees, before.attendees), without(before.attendees, attendees)];
    if (added.length > 0 && !(await change.invite(event.id, added))) return false;
    for (const attendee of event.attendees)
      if (inviteesOf({ attendees: [attendee] }).some((each) => without([each], gone).length === 0))
        await change.uninvite(event.id, attendee.id);
    return true;
  };
  const save = async (draft: EventDraft): Promise<boolean> => {
    if (await change.rewrite(event.id, draft)) return true;
    if (!(await values(changeOf(before, draft)))) return false;
    if (draft.calendarId !== before.calendarId && !(await change.putInto(event.id, draft.calendarId))) return false;
    return people(draft.attendees);
  };
  return (
    <EventDialog before={before} layers={layers} onClose={onClose} onSave={save} reads={false} title={t('edit')} />
  );
};

const blank: Omit<EventDraft, 'calendarId' | 'time' | 'attendees'> = {
  title: '',
  details: '',
  location: '',
  link: null,
  repeat: null,
  showAs: 'busy',
  private: false,
  accountId: null,
};

const draftOf = (event: CalendarEvent, occurrence: OccurrenceKey | null): EventDraft => {
  const { title, location, link, details, time } = occurrenceOf(event, occurrence);
  const { repeat, showAs, accountId, calendarId } = event;
  return {
    title,
    location,
    link,
    details,
    time,
    repeat,
    showAs,
    private: event.private,
    accountId,
    calendarId,
    attendees: inviteesOf(event),
  };
};

const fields = ['title', 'details', 'location', 'link', 'time', 'repeat', 'showAs', 'private', 'accountId'] as const;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const changeOf = (before: EventValues, after: EventValues): EventChange =>
  Object.fromEntries(
    fields.filter((field) => !same(before[field], after[field])).map((field) => [field, after[field]]),
  );

/** The rule, who knows of it and the account are those of the whole series. */
const needsAll = (change: EventChange): boolean => 'repeat' in change || 'private' in change || 'accountId' in change;

/** What was set on one of a series, as a change of all of them: its new hours, on the day on which the series began. */
const ofSeries = (event: CalendarEvent, before: EventValues, change: EventChange): EventChange => {
  if (!change.time) return change;
  const days = (Date.parse(change.time.from.slice(0, 10)) - Date.parse(before.time.from.slice(0, 10))) / 86_400_000;
  const length = (Date.parse(change.time.to.slice(0, 10)) - Date.parse(change.time.from.slice(0, 10))) / 86_400_000;
  const onDay = (count: number) =>
    new Date(Date.parse(event.time.from.slice(0, 10)) + count * 86_400_000).toISOString().slice(0, 10);
  return {
    ...change,
    time: {
      ...change.time,
      from: `${onDay(days)}${change.time.from.slice(10)}`,
      to: `${onDay(days + length)}${change.time.to.slice(10)}`,
    },
  };
};

const without = (all: readonly Invitee[], some: readonly Invitee[]): Invitee[] =>
  all.filter((each) => !some.some((other) => same(each, other)));
