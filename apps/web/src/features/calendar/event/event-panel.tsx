import type { AttendeeAnswer, CalendarEvent, OccurrenceKey } from '@baton/schema/calendar';
import type { EventId } from '@baton/schema/shared';
import { Button, EmptyState, InlineNotice, PeekPanel, SegmentedControl, StatusPill } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { Building2, Clock, Lock, MapPin, Pencil, Repeat2, Rss, Trash2, Video } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Problem } from '#shared/api/problem.ts';
import { useKept } from '#shared/queue/queue-context.tsx';
import type { Queued } from '#shared/queue/queue-store.ts';
import { useSession } from '#shared/session/session.tsx';
import { Loaded } from '#shared/shell/page.tsx';

import { eventQuery } from '../calendar-api.ts';
import { eventThing } from '../change/queued-events.ts';
import { useSubscribed } from '../subscriptions/use-subscriptions.ts';
import { AttendeeList } from './attendee-list.tsx';
import { useEventWords } from './event-words.ts';
import { occurrenceOf, type OneOfSeries } from './occurrence-of.ts';
import { useRepeatWords } from './repeat-field.tsx';
import type { Ask } from './use-ask.tsx';
import type { ChangeEvents } from './use-change-events.ts';

export interface EventPanelProps {
  eventId: EventId;
  occurrence: OccurrenceKey | null;
  change: ChangeEvents;
  ask: Ask;
  onClose: () => void;
  onEdit: (event: CalendarEvent) => void;
  renderAccount: (account: NonNullable<CalendarEvent['account']>) => ReactNode;
}

/** One event beside the grid: all that is known of it, answered, changed and cancelled here. */
export const EventPanel = ({ eventId, onClose, ...props }: EventPanelProps) => {
  const t = useTranslations('calendar');
  const common = useTranslations('common');
  const query = useQuery(eventQuery(eventId));
  const kept = useKept(eventThing(eventId));
  // The server does not know yet what is still to be sent.
  const gone = kept.length === 0 && query.error instanceof Problem && query.error.status === 404;
  return (
    <PeekPanel
      closeLabel={common('close')}
      label={query.data?.title ?? t('event')}
      onClose={onClose}
      open
      title={t('event')}
    >
      {gone ? (
        <EmptyState kind="no-access" text={common('notFound.text')} title={common('notFound.title')} />
      ) : (
        <div className="p-4">
          <Loaded query={query}>{(event) => <Known event={event} kept={kept} onClose={onClose} {...props} />}</Loaded>
        </div>
      )}
    </PeekPanel>
  );
};

const icon = { 'aria-hidden': true, size: 16, strokeWidth: 1.75, className: 'mt-0.5 shrink-0 text-text-3' } as const;

const Known = ({
  event,
  kept,
  occurrence,
  change,
  ask,
  onClose,
  onEdit,
  renderAccount,
}: Omit<EventPanelProps, 'eventId'> & { event: CalendarEvent; kept: readonly Queued[] }) => {
  const t = useTranslations('calendar');
  const shown = occurrenceOf(event, occurrence);
  const isNew = kept.some(({ kind }) => kind === 'event.create');
  const withdraw = async () => {
    if ((await change.withdraw(event.id)) && isNew) onClose();
  };
  const cancel = async () => {
    if (isNew) return withdraw();
    const scope = event.repeat === null || occurrence === null ? 'all' : await ask.scope(true);
    if (scope !== null && (await change.cancel({ eventId: event.id, occurrence, scope }, event.title))) onClose();
  };
  const standing = event.cancelledAt === null;
  return (
    <div className="flex flex-col gap-4">
      <h2 className="text-title font-semibold break-words">{shown.title === '' ? t('untitled') : shown.title}</h2>
      {kept.length > 0 && <Unsent count={kept.length} isNew={isNew} onWithdraw={() => void withdraw()} />}
      {!standing && <StatusPill tone="warning">{t('cancelled')}</StatusPill>}
      <EventRows event={event} renderAccount={renderAccount} shown={shown} />
      {event.mayAnswer && standing && <Answer change={change} event={event} />}
      {event.attendees.length > 0 && (
        <AttendeeList change={change} event={isNew ? { ...event, mayEdit: false } : event} />
      )}
      {shown.details !== '' && <p className="break-words whitespace-pre-wrap">{shown.details}</p>}
      {event.mayEdit && standing && <Actions onCancel={() => void cancel()} onEdit={() => onEdit(event)} />}
    </div>
  );
};

/** What of it waits on this device, and the way to think better of it. */
const Unsent = ({ isNew, count, onWithdraw }: { isNew: boolean; count: number; onWithdraw: () => void }) => {
  const t = useTranslations('calendar.unsent');
  return (
    <InlineNotice actions={<Button onClick={onWithdraw}>{t(isNew ? 'withdraw' : 'discard')}</Button>} tone="warning">
      {isNew ? t('event') : t('changes', { count })}
    </InlineNotice>
  );
};

const Actions = ({ onEdit, onCancel }: { onEdit: () => void; onCancel: () => void }) => {
  const t = useTranslations('calendar');
  return (
    <div className="flex flex-wrap gap-2 border-t border-line pt-4">
      <Button icon={<Pencil aria-hidden size={14} />} onClick={onEdit}>
        {t('edit')}
      </Button>
      <Button icon={<Trash2 aria-hidden size={14} />} onClick={onCancel} variant="ghost">
        {t('cancel')}
      </Button>
    </div>
  );
};

interface EventRowsProps extends Pick<EventPanelProps, 'renderAccount'> {
  event: CalendarEvent;
  shown: OneOfSeries;
}

const EventRows = ({ event, shown, renderAccount }: EventRowsProps) => {
  const t = useTranslations('calendar.fields');
  const words = useEventWords();
  const repeatWords = useRepeatWords();
  const subscribed = useSubscribed();
  const from = event.subscriptionId && subscribed.byId.get(event.subscriptionId);
  return (
    <ul className="flex flex-col gap-2">
      <Row icon={<Clock {...icon} />}>
        <span className="inline-block first-letter:uppercase">{words.when(shown)}</span>
      </Row>
      {event.repeat !== null && <Row icon={<Repeat2 {...icon} />}>{repeatWords(event.repeat)}</Row>}
      {event.account && <Row icon={<Building2 {...icon} />}>{renderAccount(event.account)}</Row>}
      {shown.location !== '' && <Row icon={<MapPin {...icon} />}>{shown.location}</Row>}
      {shown.link !== null && (
        <Row icon={<Video {...icon} />}>
          <a className="break-all text-accent hover:underline" href={shown.link} rel="noreferrer" target="_blank">
            {shown.link}
          </a>
        </Row>
      )}
      {event.subscriptionId && (
        <Row icon={<Rss {...icon} />}>{t('fromElsewhere', { name: from ? from.name : '—' })}</Row>
      )}
      {event.private && <Row icon={<Lock {...icon} />}>{t('privateHint')}</Row>}
    </ul>
  );
};

const Row = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <li className="flex gap-2">
    {icon}
    <div className="min-w-0 flex-1 break-words">{children}</div>
  </li>
);

const answers = ['yes', 'maybe', 'no'] as const;

/** Yes, maybe or no, said in place. */
const Answer = ({ event, change }: { event: CalendarEvent; change: ChangeEvents }) => {
  const t = useTranslations('calendar.answers');
  const { member } = useSession();
  const mine = event.attendees.find(({ memberId }) => memberId === member)?.answer ?? 'none';
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="text-text-2">{t('question')}</span>
      <SegmentedControl<AttendeeAnswer>
        label={t('question')}
        onChange={(answer) => answer !== 'none' && void change.answer(event.id, answer, event.title)}
        options={answers.map((value) => ({ value, label: t(`say.${value}`) }))}
        value={mine}
      />
    </div>
  );
};
