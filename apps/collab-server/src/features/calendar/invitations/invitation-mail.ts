import { eventBounds, type EventTime } from '@baton/schema/calendar';
import type { Language } from '@baton/schema/workspaces';

import type { Mail } from '#platform/mail/mail.ts';

import { writeCalendar, type WrittenEvent, type WrittenPerson } from '../ics/write-events.ts';

export type Why = 'invited' | 'changed' | 'cancelled';

const subjects: Record<Language, Record<Why, (title: string) => string>> = {
  en: {
    invited: (title) => `Invitation: ${title}`,
    changed: (title) => `Changed: ${title}`,
    cancelled: (title) => `Cancelled: ${title}`,
  },
  fr: {
    invited: (title) => `Invitation : ${title}`,
    changed: (title) => `Modifié : ${title}`,
    cancelled: (title) => `Annulé : ${title}`,
  },
  it: {
    invited: (title) => `Invito: ${title}`,
    changed: (title) => `Modificato: ${title}`,
    cancelled: (title) => `Annullato: ${title}`,
  },
};

const sentences: Record<Language, Record<Why, (who: string) => string>> = {
  en: {
    invited: (who) => `${who} invites you.`,
    changed: (who) => `${who} has changed this event.`,
    cancelled: (who) => `${who} has cancelled this event.`,
  },
  fr: {
    invited: (who) => `${who} vous invite.`,
    changed: (who) => `${who} a modifié cet événement.`,
    cancelled: (who) => `${who} a annulé cet événement.`,
  },
  it: {
    invited: (who) => `Invito da parte di ${who}.`,
    changed: (who) => `${who} ha modificato questo evento.`,
    cancelled: (who) => `${who} ha annullato questo evento.`,
  },
};

export interface InvitationAbout {
  why: Why;
  event: WrittenEvent;
  organiser: WrittenPerson;
  language: Language;
}

/** What somebody from outside is written, in the workspace's language, with the event as their calendar takes it. */
export const eventMail = (to: string, { why, event, organiser, language }: InvitationAbout): Mail => {
  const lines = [
    sentences[language][why](oneLine(organiser.name ?? organiser.address)),
    '',
    oneLine(event.title),
    whenOf(event.time, language),
    ...[event.location, event.link ?? ''].filter((line) => line !== ''),
    ...(event.details === '' ? [] : ['', event.details]),
  ];
  const cancelled = why === 'cancelled';
  const method = cancelled ? 'CANCEL' : 'REQUEST';
  return {
    to,
    replyTo: organiser.address,
    subject: subjects[language][why](oneLine(event.title)),
    text: `${lines.join('\n')}\n`,
    icalEvent: { method, content: writeCalendar({ name: null, method, events: [{ ...event, cancelled }] }) },
  };
};

/** What stands in a subject is one line and not endless. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, 120);

/** By the clock of the event, which is told with it: the reader may be anywhere. */
const whenOf = (time: EventTime, language: Language): string => {
  const { startsAt, endsAt } = eventBounds(time);
  if (time.kind === 'days')
    return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).formatRange(
      startsAt,
      new Date(endsAt.getTime() - 1),
    );
  const told = new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: time.zone,
  });
  return `${told.formatRange(startsAt, endsAt)} (${time.zone})`;
};
