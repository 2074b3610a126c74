import type { TaskDue } from '@baton/schema/tasks';
import { Button, Popover, TextField, todayHere } from '@baton/ui';
import type { ReactElement } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { MonthPicker } from '#shared/fields/day-field.tsx';

import { snoozeDays } from '../task-days.ts';
import { hereZone } from '../tasks-api.ts';

export interface DueMenuProps {
  due: TaskDue | null;
  /** A line of a note says a day and no hour. */
  hours?: boolean;
  onPick: (due: TaskDue | null) => void;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger?: ReactElement;
  anchor?: Element | null;
}

/** The day and the hour of a task, with the days that things are put off to first. */
export const DueMenu = ({ due, hours = true, onPick, open, onOpenChange, ...place }: DueMenuProps) => {
  const t = useTranslations('tasks.due');
  const calendar = useTranslations('common.calendar');
  const format = useFormatter();
  const days = snoozeDays(todayHere());
  const pick = (next: TaskDue | null) => {
    onOpenChange(false);
    onPick(next);
  };
  const on = (day: string) => pick({ on: day, time: due?.time ?? null, zone: hereZone() });
  const weekday = (day: string) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), { timeZone: 'UTC', weekday: 'short', day: 'numeric' });
  return (
    <Popover label={t('title')} onOpenChange={onOpenChange} open={open} {...place}>
      <div className="flex w-63 flex-col gap-2">
        <div className="flex flex-col gap-px">
          {(['today', 'tomorrow', 'monday', 'nextWeek'] as const).map((name) => (
            <Button className="justify-between!" key={name} onClick={() => on(days[name])} variant="ghost">
              {t(name)}
              <span className="text-secondary font-normal text-text-3">{weekday(days[name])}</span>
            </Button>
          ))}
        </div>
        <MonthPicker onPick={on} value={due?.on ?? null} />
        {due && (
          <>
            {hours && (
              <TextField
                label={t('hour')}
                onChange={(time) => onPick({ ...due, time: time === '' ? null : time, zone: hereZone() })}
                type="time"
                value={due.time ?? ''}
              />
            )}
            <Button fullWidth onClick={() => pick(null)} variant="ghost">
              {calendar('clear')}
            </Button>
          </>
        )}
      </div>
    </Popover>
  );
};
