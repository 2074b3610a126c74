import { showToast } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { useCommands, type Command } from '#shared/commands/commands.ts';

import type { BoardUndo } from '../undo/board-undo.ts';
import type { CardMenu } from './board-ui.ts';
import { useBoard } from './board-world.tsx';

/** Everything the board offers to keys, palette and shortcut sheet. */
export const useBoardCommands = (undo: BoardUndo, onPast: () => void): void => {
  const { ui, store, canWrite } = useBoard();
  const t = useTranslations('deals');
  const onTargets = (kind: CardMenu['kind']) => () => {
    const ids = ui.targets();
    if (ids.length > 0) ui.set({ menu: { kind, ids, anchor: null } });
  };
  const step = (direction: 'undo' | 'redo') => () => {
    const label = undo[direction]();
    if (label === null) return;
    const back = direction === 'undo' ? ('redo' as const) : ('undo' as const);
    showToast({
      id: 'board-undo',
      title: direction === 'undo' ? t('undo.undone', { label }) : t('undo.redone', { label }),
      action: { label: t(`undo.${back}`), onSelect: () => void undo[back]() },
    });
  };
  const addFirst = () => {
    const focused = ui.get().focused;
    const here = focused === null ? undefined : store.deal(focused)?.stageId;
    const stage =
      store.stages.find(({ id, kind }) => kind === 'open' && id === here) ??
      store.stages.find(({ kind }) => kind === 'open');
    if (stage) ui.set({ adding: stage.id });
  };
  const reading: Command[] = [
    {
      id: 'deal.select',
      label: t('command.select'),
      group: 'selection',
      keys: 'X',
      run: () => {
        const { focused } = ui.get();
        if (focused !== null) ui.toggle(focused);
      },
    },
    { id: 'board.past', label: t('past.open'), group: 'page', keywords: ['history', 'time travel'], run: onPast },
  ];
  const writing: Command[] = [
    {
      id: 'deal.move',
      label: t('command.move'),
      group: 'selection',
      keys: 'M',
      keywords: ['move'],
      run: onTargets('move'),
    },
    {
      id: 'deal.assign',
      label: t('command.assign'),
      group: 'selection',
      keys: 'A',
      keywords: ['assign'],
      run: onTargets('assign'),
    },
    {
      id: 'deal.label',
      label: t('command.label'),
      group: 'selection',
      keys: 'L',
      keywords: ['label'],
      run: onTargets('label'),
    },
    {
      id: 'deal.next',
      label: t('command.next'),
      group: 'selection',
      keys: 'D',
      keywords: ['next activity', 'schedule'],
      run: onTargets('next'),
    },
    { id: 'deal.new', label: t('command.new'), group: 'create', keys: 'N D', keywords: ['new deal'], run: addFirst },
    { id: 'board.undo', label: t('undo.undo'), group: 'page', keys: 'Mod+Z', keywords: ['undo'], run: step('undo') },
    {
      id: 'board.redo',
      label: t('undo.redo'),
      group: 'page',
      keys: 'Mod+Shift+Z',
      keywords: ['redo'],
      run: step('redo'),
    },
  ];
  useCommands(canWrite ? [...reading, ...writing] : reading);
};
