import {
  mailTimes,
  notificationEvents,
  type NotificationChannels,
  type NotificationEvent,
  type NotificationSettings,
} from '@baton/schema/inbox';
import { Checkbox, Select } from '@baton/ui';
import { useTranslations } from 'use-intl';

type Events = NotificationSettings['events'];

/** For each kind of event, what tells of it beside the inbox. */
export const EventChannels = ({ events, onChange }: { events: Events; onChange: (events: Events) => void }) => (
  <ul>
    {notificationEvents.map((event) => (
      <EventRow
        channels={events[event]}
        event={event}
        key={event}
        onChange={(channels) => onChange({ ...events, [event]: channels })}
      />
    ))}
  </ul>
);

interface EventRowProps {
  event: NotificationEvent;
  channels: NotificationChannels;
  onChange: (channels: NotificationChannels) => void;
}

const EventRow = ({ event, channels, onChange }: EventRowProps) => {
  const t = useTranslations('notifications');
  const name = t(`event.${event}.name`);
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-line px-4 py-2.5 last:border-0">
      <div className="min-w-56 flex-1">
        <p>{name}</p>
        <p className="text-secondary text-text-3">{t(`event.${event}.text`)}</p>
      </div>
      <fieldset
        aria-label={name}
        className="m-0 flex items-center gap-x-6 border-0 p-0 max-phone:w-full max-phone:justify-between"
      >
        <div className="w-44">
          <Select
            hideLabel
            label={t('mailOf', { event: name })}
            onChange={(mail) => onChange({ ...channels, mail })}
            options={mailTimes.map((value) => ({ value, label: t(`mail.${value}`) }))}
            value={channels.mail}
          />
        </div>
        <Checkbox
          checked={channels.browser}
          label={t('browser')}
          onChange={(browser) => onChange({ ...channels, browser })}
        />
      </fieldset>
    </li>
  );
};
