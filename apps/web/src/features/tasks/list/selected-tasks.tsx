import type { Task } from '@baton/schema/tasks';
import { SelectionBar } from '@baton/ui';
import { CalendarDays, Check, Trash2, UserRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { DueMenu } from '../change/due-menu.tsx';
import { HolderMenu } from '../change/holder-menu.tsx';
import { useChangeTasks } from '../change/use-change-tasks.ts';

interface SelectedTasksProps {
  tasks: readonly Task[];
  inBin: boolean;
  onToggle: () => void;
  onClear: () => void;
}

/** What can be done with several tasks at once; each is one undo. */
export const SelectedTasks = ({ tasks, inBin, onToggle, onClear }: SelectedTasksProps) => {
  const t = useTranslations('tasks');
  const grid = useTranslations('common.grid');
  const { setDue, give, bin } = useChangeTasks();
  const [menu, setMenu] = useState<{ open: 'due' | 'holder'; at: HTMLElement } | null>(null);
  const icon = { 'aria-hidden': true, size: 14 } as const;
  const place = (open: 'due' | 'holder') => ({
    anchor: menu?.at ?? null,
    open: menu?.open === open,
    onOpenChange: (next: boolean) => !next && setMenu(null),
  });
  return (
    <>
      <SelectionBar
        actions={[
          {
            id: 'done',
            label: t(inBin ? 'restore' : 'keys.done'),
            icon: <Check {...icon} />,
            shortcut: 'E',
            onSelect: onToggle,
          },
          ...(inBin
            ? []
            : [
                {
                  id: 'due',
                  label: t('keys.snooze'),
                  icon: <CalendarDays {...icon} />,
                  onSelect: (at: HTMLElement) => setMenu({ open: 'due', at }),
                },
                {
                  id: 'give',
                  label: t('keys.give'),
                  icon: <UserRound {...icon} />,
                  onSelect: (at: HTMLElement) => setMenu({ open: 'holder', at }),
                },
                {
                  id: 'bin',
                  label: t('keys.bin'),
                  icon: <Trash2 {...icon} />,
                  danger: true,
                  onSelect: () => {
                    onClear();
                    void bin(tasks);
                  },
                },
              ]),
        ]}
        clearLabel={grid('clearShort')}
        countText={grid('selected', { count: tasks.length })}
        label={t('selected')}
        onClear={onClear}
      />
      <DueMenu due={null} onPick={(due) => void setDue(tasks, due)} {...place('due')} />
      <HolderMenu onPick={(holder) => void give(tasks, holder)} {...place('holder')} />
    </>
  );
};
