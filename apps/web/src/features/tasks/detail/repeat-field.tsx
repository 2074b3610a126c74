import { readRecurrence } from '@baton/schema/shared';
import type { Task } from '@baton/schema/tasks';
import { Select } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { useEditTask } from '../change/use-change-tasks.ts';
import { Fact } from './fact.tsx';

/** The rules that are offered; another one that a task has already stands beside them. */
const offered = [
  'FREQ=DAILY',
  'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  'FREQ=WEEKLY',
  'FREQ=WEEKLY;INTERVAL=2',
  'FREQ=MONTHLY',
  'FREQ=MONTHLY;BYMONTHDAY=-1',
  'FREQ=YEARLY',
] as const;
const names: Record<string, 'daily' | 'workdays' | 'weekly' | 'fortnightly' | 'monthly' | 'lastDay' | 'yearly'> = {
  [offered[0]]: 'daily',
  [offered[1]]: 'workdays',
  [offered[2]]: 'weekly',
  [offered[3]]: 'fortnightly',
  [offered[4]]: 'monthly',
  [offered[5]]: 'lastDay',
  [offered[6]]: 'yearly',
};
const never = 'never';

/** How a task comes again; asked only of one that has a day. */
export const RepeatField = ({ task, readOnly }: { task: Task; readOnly: boolean }) => {
  const t = useTranslations('tasks.repeat');
  const { edit } = useEditTask(task);
  if (task.due === null) return null;
  const own = task.repeat !== null && names[task.repeat] === undefined ? readRecurrence(task.repeat) : null;
  return (
    <Fact name={t('title')}>
      <Select
        disabled={readOnly}
        hideLabel
        label={t('title')}
        onChange={(rule) => edit({ repeat: rule === never ? null : rule })}
        options={[
          { value: never, label: t('never') },
          ...offered.map((value) => ({ value: value as string, label: t(names[value] ?? 'daily') })),
          ...(own && task.repeat
            ? [{ value: task.repeat, label: t(`every.${own.frequency}`, { count: own.interval }) }]
            : []),
        ]}
        value={task.repeat ?? never}
      />
    </Fact>
  );
};
