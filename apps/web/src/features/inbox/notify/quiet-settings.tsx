import { quietHours, type NotificationSettings, type QuietHours } from '@baton/schema/inbox';
import { addDays, classes, dayText, Select, TextField } from '@baton/ui';
import { useLocale, useTranslations } from 'use-intl';

import { PageSection, Panel } from '#shared/shell/page.tsx';

interface QuietSettingsProps {
  quiet: NotificationSettings['quiet'];
  onChange: (quiet: NotificationSettings['quiet']) => void;
}

type Kind = QuietHours['kind'] | 'none';

/** What quiet hours begin with. */
const nights: QuietHours = { kind: 'hours', from: '20:00', to: '07:00', days: [1, 2, 3, 4, 5, 6, 7] };

/** When nothing makes itself heard. */
export const QuietSettings = ({ quiet, onChange }: QuietSettingsProps) => {
  const t = useTranslations('notifications.quiet');
  const choose = (kind: Kind) => onChange(kind === 'none' ? null : kind === 'hours' ? nights : { kind });
  return (
    <PageSection text={t('text')} title={t('title')}>
      <Panel>
        <div className="px-4 py-3">
          <div className="max-w-80">
            <Select
              hideLabel
              label={t('title')}
              onChange={choose}
              options={(['none', 'hours', 'off-work'] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
              value={quiet?.kind ?? 'none'}
            />
          </div>
        </div>
        {quiet?.kind === 'hours' && <HoursForm hours={quiet} onChange={onChange} />}
      </Panel>
    </PageSection>
  );
};

type Hours = Extract<QuietHours, { kind: 'hours' }>;

const HoursForm = ({ hours, onChange }: { hours: Hours; onChange: (hours: Hours) => void }) => {
  const t = useTranslations('notifications.quiet');
  const change = (part: Partial<Hours>) => {
    const next = { ...hours, ...part };
    // Hours that end as they begin, and none of the days, are no choice.
    if (quietHours.safeParse(next).success) onChange(next);
  };
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3 border-t border-line px-4 py-3">
      <div className="flex gap-3">
        <div className="w-32">
          <TextField label={t('from')} onChange={(from) => change({ from })} type="time" value={hours.from} />
        </div>
        <div className="w-32">
          <TextField label={t('to')} onChange={(to) => change({ to })} type="time" value={hours.to} />
        </div>
      </div>
      <Days days={hours.days} onChange={(days) => change({ days })} />
    </div>
  );
};

/** Its week lends the names of the days. */
const aMonday = '2026-01-05';

const Days = ({ days, onChange }: { days: readonly number[]; onChange: (days: number[]) => void }) => {
  const t = useTranslations('notifications.quiet');
  const locale = useLocale();
  return (
    <fieldset className="m-0 flex flex-wrap gap-1 border-0 p-0">
      <legend className="mb-1 text-secondary text-text-2">{t('days')}</legend>
      {[1, 2, 3, 4, 5, 6, 7].map((day) => {
        const chosen = days.includes(day);
        return (
          <button
            aria-pressed={chosen}
            className={classes(
              'min-h-[max(28px,var(--control))] min-w-11 rounded-control border px-2',
              chosen ? 'border-accent bg-accent-soft text-accent' : 'border-line text-text-2 hover:border-line-strong',
            )}
            key={day}
            onClick={() =>
              onChange(chosen ? days.filter((each) => each !== day) : [...days, day].toSorted((a, b) => a - b))
            }
            type="button"
          >
            {dayText(addDays(aMonday, day - 1), locale, { weekday: 'short' })}
          </button>
        );
      })}
    </fieldset>
  );
};
