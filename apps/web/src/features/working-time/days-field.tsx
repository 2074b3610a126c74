import { dayText } from '@baton/ui';
import { X } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';

import { DayField } from '#shared/fields/day-field.tsx';

export interface DaysFieldProps {
  days: readonly string[];
  onChange: (days: string[]) => void;
  disabled: boolean;
}

/** Single days on which nobody of a team works. */
export const DaysField = ({ days, onChange, disabled }: DaysFieldProps) => {
  const t = useTranslations('workingTime.holidays');
  const locale = useLocale();
  const shown = days.toSorted();
  return (
    <div className="flex flex-col gap-3 p-4">
      {shown.length === 0 ? (
        <p className="text-text-3">{t('none')}</p>
      ) : (
        <ul className="flex flex-wrap gap-1.5">
          {shown.map((day) => (
            <li
              className="flex min-h-7 items-center gap-1 rounded-full border border-line pr-1 pl-2.5 coarse:min-h-11"
              key={day}
            >
              {dayText(day, locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })}
              {!disabled && (
                <button
                  aria-label={t('remove', { day: dayText(day, locale, { dateStyle: 'long' }) })}
                  className="flex size-6 shrink-0 items-center justify-center rounded-full text-text-3 hover:bg-hover hover:text-text coarse:size-11"
                  onClick={() => onChange(days.filter((each) => each !== day))}
                  type="button"
                >
                  <X aria-hidden size={12} />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!disabled && (
        <div className="max-w-60">
          <DayField
            label={t('add')}
            onChange={(day) => day !== null && !days.includes(day) && onChange([...days, day])}
            value={null}
          />
        </div>
      )}
    </div>
  );
};
