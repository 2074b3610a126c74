import type { Task } from '@baton/schema/tasks';
import { Button, Popover, TextField, todayHere } from '@baton/ui';
import { useState } from 'react';
import { useFormatter, useNow, useTranslations } from 'use-intl';

import { MonthPicker } from '#shared/fields/day-field.tsx';

import { reminderTimes } from '../change/reminder-times.ts';
import { useEditTask } from '../change/use-change-tasks.ts';
import { Fact } from './fact.tsx';

/** When the assignee is reminded of a task in their inbox. */
export const ReminderField = ({ task, readOnly }: { task: Task; readOnly: boolean }) => {
  const t = useTranslations('tasks.reminder');
  const format = useFormatter();
  const { edit } = useEditTask(task);
  const [open, setOpen] = useState(false);
  const { remindAt } = task;
  const set = (at: Date | null) => {
    setOpen(false);
    edit({ remindAt: at?.toISOString() ?? null });
  };
  const words =
    remindAt === null ? t('none') : format.dateTime(new Date(remindAt), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Fact name={t('title')}>
      <Popover
        label={t('title')}
        onOpenChange={setOpen}
        open={open}
        trigger={
          <Button disabled={readOnly} variant="ghost">
            {words}
          </Button>
        }
      >
        <Choices onPick={set} task={task} />
      </Popover>
    </Fact>
  );
};

const Choices = ({ task, onPick }: { task: Task; onPick: (at: Date | null) => void }) => {
  const t = useTranslations('tasks.reminder');
  const format = useFormatter();
  const now = useNow({ updateInterval: 30_000 });
  const [day, setDay] = useState(task.due?.on ?? todayHere());
  const [time, setTime] = useState('09:00');
  const at = new Date(`${day}T${time}`);
  const fits = !Number.isNaN(at.getTime()) && at > now;
  return (
    <div className="flex w-63 flex-col gap-2">
      <div className="flex flex-col gap-px">
        {reminderTimes(task, now).map(({ name, at: usual }) => (
          <Button className="justify-between!" key={name} onClick={() => onPick(usual)} variant="ghost">
            {t(name)}
            <span className="text-secondary font-normal text-text-3">
              {format.dateTime(usual, { weekday: 'short', day: 'numeric', hour: 'numeric', minute: 'numeric' })}
            </span>
          </Button>
        ))}
      </div>
      <MonthPicker onPick={setDay} value={day} />
      <TextField label={t('clock')} onChange={setTime} type="time" value={time} />
      <Button disabled={!fits} fullWidth onClick={() => onPick(at)} variant="ink">
        {fits ? t('set') : t('past')}
      </Button>
      {task.remindAt !== null && (
        <Button fullWidth onClick={() => onPick(null)} variant="ghost">
          {t('remove')}
        </Button>
      )}
    </div>
  );
};
