import type { HourSpan, WorkWeek } from '@baton/schema/working-time';
import { addDays, dayText, IconButton, TextField } from '@baton/ui';
import { Plus, X } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';

import { readEnd, shownEnd } from './end-of-day.ts';

/** Its week lends the names of the days. */
const aMonday = '2026-01-05';
const nameOf = (at: number, locale: string): string => dayText(addDays(aMonday, at), locale, { weekday: 'long' });

export interface WeekFieldProps {
  week: WorkWeek;
  onChange: (week: WorkWeek) => void;
  disabled: boolean;
}

/** The hours of each day of the week. */
export const WeekField = ({ week, onChange, disabled }: WeekFieldProps) => {
  const locale = useLocale();
  return (
    <ul>
      {week.map((spans, at) => (
        <DayRow
          disabled={disabled}
          // Days have no id but their place.
          key={nameOf(at, locale)}
          name={nameOf(at, locale)}
          onChange={(next) => onChange(week.map((each, place) => (place === at ? next : each)))}
          spans={spans}
        />
      ))}
    </ul>
  );
};

interface DayRowProps {
  name: string;
  spans: readonly HourSpan[];
  onChange: (spans: HourSpan[]) => void;
  disabled: boolean;
}

const DayRow = ({ name, spans, onChange, disabled }: DayRowProps) => {
  const t = useTranslations('workingTime');
  const wrong = !spans.every(({ from, to }, at) => from < to && (at === 0 || (spans[at - 1]?.to ?? '') <= from));
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2 last:border-0">
      <span className="w-28 shrink-0 first-letter:uppercase max-phone:flex-1">{name}</span>
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-2 max-phone:order-1 max-phone:basis-full">
        {spans.length === 0 && <span className="text-text-3">{t('dayOff')}</span>}
        {spans.map((span, at) => (
          <SpanFields
            disabled={disabled}
            // Stretches have no id but their place.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            name={name}
            onChange={(next) => onChange(spans.map((each, place) => (place === at ? next : each)))}
            onRemove={() => onChange(spans.filter((_, place) => place !== at))}
            span={span}
          />
        ))}
        {wrong && (
          <p className="text-secondary text-danger" role="alert">
            {t('wrongHours')}
          </p>
        )}
      </div>
      {!disabled && spans.length < 6 && (
        <IconButton
          icon={<Plus size={16} />}
          label={t('addHours', { day: name })}
          onClick={() => onChange([...spans, afterLast(spans)])}
        />
      )}
    </li>
  );
};

interface SpanFieldsProps {
  name: string;
  span: HourSpan;
  onChange: (span: HourSpan) => void;
  onRemove: () => void;
  disabled: boolean;
}

const SpanFields = ({ name, span, onChange, onRemove, disabled }: SpanFieldsProps) => {
  const t = useTranslations('workingTime');
  return (
    <div className="flex items-center gap-1.5">
      <TextField
        disabled={disabled}
        hideLabel
        label={t('from', { day: name })}
        onChange={(from) => from !== '' && onChange({ ...span, from })}
        type="time"
        value={span.from}
      />
      <span aria-hidden>–</span>
      <TextField
        disabled={disabled}
        hideLabel
        label={t('to', { day: name })}
        onChange={(to) => to !== '' && onChange({ ...span, to: readEnd(to) })}
        type="time"
        value={shownEnd(span.to)}
      />
      {!disabled && (
        <IconButton
          icon={<X size={14} />}
          label={t('removeHours', { day: name, from: span.from, to: span.to })}
          onClick={onRemove}
        />
      )}
    </div>
  );
};

/** What a day begins with, and then what follows its last hours. */
const afterLast = (spans: readonly HourSpan[]): HourSpan => {
  const last = spans.at(-1);
  if (!last) return { from: '09:00', to: '17:00' };
  return last.to < '13:30' ? { from: '13:30', to: '18:00' } : { from: last.to, to: '24:00' };
};
