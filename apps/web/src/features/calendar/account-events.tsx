import type { CalendarEvent } from '@baton/schema/calendar';
import type { AccountId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNow, useTranslations } from 'use-intl';

import { useMay } from '#shared/session/session.tsx';

import { api } from './calendar-api.ts';
import { useEventWords } from './event/event-words.ts';
import { useRepeatWords } from './event/repeat-field.tsx';

const accountEventsQuery = (accountId: AccountId) =>
  api.events.ofAccount.queryOptions({
    input: { accountId, limit: 50 },
    meta: { facts: ['event.'], kept: true },
  });

export interface AccountEventsProps {
  accountId: AccountId;
  renderLink: (event: CalendarEvent, content: ReactNode) => ReactNode;
}

/** What is to come with an account; guests know of no calendars. */
export const AccountEvents = (props: AccountEventsProps) => (useMay('see-members') ? <Listed {...props} /> : null);

const most = 5;

const Listed = ({ accountId, renderLink }: AccountEventsProps) => {
  const t = useTranslations('calendar');
  const { data } = useQuery(accountEventsQuery(accountId));
  const now = useNow({ updateInterval: 60_000 }).toISOString();
  const coming = (data?.data ?? [])
    .filter(({ cancelledAt, endsAt, repeat }) => cancelledAt === null && (endsAt > now || repeat !== null))
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
    .slice(0, most);
  if (coming.length === 0) return null;
  return (
    <section aria-label={t('coming')} className="flex flex-col gap-2 border-b border-line p-4">
      <h2 className="text-secondary font-semibold text-text-2">{t('coming')}</h2>
      <ul>
        {coming.map((event) => (
          <li key={event.id}>{renderLink(event, <Words event={event} />)}</li>
        ))}
      </ul>
    </section>
  );
};

const Words = ({ event }: { event: CalendarEvent }) => {
  const t = useTranslations('calendar');
  const words = useEventWords();
  const repeatWords = useRepeatWords();
  return (
    <span className="flex min-w-0 flex-col py-1">
      <span className="truncate">{event.title === '' ? t('untitled') : event.title}</span>
      <span className="truncate text-secondary text-text-2">
        {event.repeat === null ? words.when(event) : repeatWords(event.repeat)}
      </span>
    </span>
  );
};
