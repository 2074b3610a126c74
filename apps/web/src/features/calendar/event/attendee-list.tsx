import type { Attendee, CalendarEvent } from '@baton/schema/calendar';
import { Avatar, IconButton, presenceColor } from '@baton/ui';
import { Check, CircleHelp, Clock, X } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { useNameOf } from '#shared/people/use-names.ts';

import type { ChangeEvents } from './use-change-events.ts';

const look = { 'aria-hidden': true, size: 14, strokeWidth: 2.25 } as const;
const marks = {
  none: <Clock {...look} className="text-text-3" />,
  yes: <Check {...look} className="text-success" />,
  maybe: <CircleHelp {...look} className="text-warning" />,
  no: <X {...look} className="text-danger" />,
};

/** Who is invited and what they said. */
export const AttendeeList = ({ event, change }: { event: CalendarEvent; change: ChangeEvents }) => {
  const t = useTranslations('calendar');
  const nameOf = useNameOf();
  const named = ({ memberId, name, address }: Attendee): string =>
    (memberId && nameOf('member', memberId)) ?? name ?? address ?? '—';
  return (
    <section aria-label={t('fields.people')} className="flex flex-col gap-1">
      <h3 className="text-secondary font-semibold text-text-2">{t('fields.people')}</h3>
      <ul>
        {event.attendees.map((attendee) => (
          <li className="flex min-h-8 items-center gap-2" key={attendee.id}>
            <Avatar
              {...(attendee.memberId && { color: presenceColor(attendee.memberId) })}
              decorative
              name={named(attendee)}
              size={20}
            />
            <span className="min-w-0 flex-1 truncate">
              {named(attendee)}
              {attendee.memberId !== null && attendee.memberId === event.organiserId && (
                <span className="text-text-3"> · {t('organiser')}</span>
              )}
            </span>
            <span className="flex shrink-0 items-center gap-1 text-secondary text-text-2">
              {marks[attendee.answer]}
              {t(`answers.${attendee.answer}`)}
            </span>
            {event.mayEdit && event.cancelledAt === null && (
              <IconButton
                icon={<X size={14} />}
                label={t('uninvite', { name: named(attendee) })}
                onClick={() => void change.uninvite(event.id, attendee.id)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
