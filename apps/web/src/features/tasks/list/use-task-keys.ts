import type { TaskId } from '@baton/schema/shared';
import type { Task } from '@baton/schema/tasks';
import { useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslations } from 'use-intl';

import { useCommands, type Command } from '#shared/commands/commands.ts';
import { nothingSelected, reachedTo, toggled, type Selection } from '#shared/grid/selection.ts';

import type { OpenMenu } from './task-row.tsx';

interface Keys {
  list: RefObject<HTMLElement | null>;
  tasks: readonly Task[];
  onOpen: (id: TaskId) => void;
  onToggle: (tasks: readonly Task[]) => void;
  onBin: (tasks: readonly Task[]) => void;
}

/** The row that keys are about, what is chosen, and the menu that is open on a row. */
export const useTaskKeys = ({ list, tasks, onOpen, onToggle, onBin }: Keys) => {
  const t = useTranslations('tasks.keys');
  const grid = useTranslations('common.grid');
  const [at, setAt] = useState<string | null>(null);
  const [selection, setSelection] = useState<Selection>(nothingSelected);
  const [menu, setMenu] = useState<{ id: string; open: OpenMenu }>({ id: '', open: null });
  const order = tasks.map(({ id }) => id as string);
  const active = at !== null && order.includes(at) ? at : (order[0] ?? null);
  const chosen = tasks.filter(({ id }) => selection.ids.has(id));
  const focus = (id: string) => {
    setAt(id);
    list.current?.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus();
  };
  const walk = (step: number, choose = false) => {
    const from = active === null ? -1 : order.indexOf(active);
    // The first step of J goes to the row that would be active, not past it.
    const inside = list.current?.contains(document.activeElement) ?? false;
    const next = order[Math.max(0, Math.min(order.length - 1, inside ? from + step : Math.max(0, from)))];
    if (next === undefined) return;
    if (choose)
      setSelection((before) => reachedTo(before.anchor ? before : toggled(before, active ?? next), next, order));
    focus(next);
  };
  const target = (): Task[] => (chosen.length > 0 ? chosen : tasks.filter(({ id }) => id === active));
  const onOne = (open: OpenMenu) => () => active !== null && setMenu({ id: active, open });
  const selectionCommands: Command[] =
    tasks.length === 0
      ? []
      : [
          {
            id: 'task.done',
            label: t('done'),
            group: 'selection',
            keys: 'E',
            keywords: ['Done'],
            run: () => onToggle(target()),
          },
          {
            id: 'task.snooze',
            label: t('snooze'),
            group: 'selection',
            keys: 'S',
            keywords: ['Snooze'],
            run: onOne('due'),
          },
          {
            id: 'task.give',
            label: t('give'),
            group: 'selection',
            keys: 'A',
            keywords: ['Assign'],
            run: onOne('holder'),
          },
          {
            id: 'task.bin',
            label: t('bin'),
            group: 'selection',
            keywords: ['Delete task'],
            run: () => onBin(target()),
          },
          {
            id: 'grid.select',
            label: grid('selectRow'),
            group: 'selection',
            keys: 'X',
            run: () => active !== null && setSelection(toggled(selection, active)),
          },
        ];
  useCommands([
    { id: 'grid.next', label: grid('next'), group: 'page', keys: 'J', keyOnly: true, run: () => walk(1) },
    { id: 'grid.previous', label: grid('previous'), group: 'page', keys: 'K', keyOnly: true, run: () => walk(-1) },
    ...selectionCommands,
    ...(selection.ids.size > 0
      ? [
          {
            id: 'grid.clear',
            label: grid('clear'),
            group: 'selection' as const,
            keys: 'Escape',
            run: () => setSelection(nothingSelected),
          },
        ]
      : []),
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys of a row; those of a button or a menu inside it are their own.
    if (!(event.target instanceof HTMLElement) || event.target.dataset['row'] === undefined) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, Home: -1e9, End: 1e9 };
    const step = steps[event.key];
    if (step !== undefined) walk(step, event.shiftKey);
    else if ((event.key === 'Enter' || event.key === ' ') && active !== null) onOpen(active as TaskId);
    else return;
    event.preventDefault();
  };
  return {
    active,
    chosen,
    selection,
    menu,
    setMenu,
    setAt,
    onKeyDown,
    /** What is done to a chosen row is done to all that are chosen. */
    with: (task: Task): Task[] => (selection.ids.has(task.id) ? chosen : [task]),
    select: (id: string) => setSelection(toggled(selection, id)),
    clear: () => setSelection(nothingSelected),
  };
};
