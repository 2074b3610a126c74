import type { DealId } from '@baton/schema/shared';
import type { MenuEntry } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { useBoard, useStages } from '../board/board-world.tsx';
import { useArchive } from '../detail/use-archive.ts';
import { useMoveEntries } from './use-move-entries.ts';

/** Everything that can be done with a card, in one list. */
export const useCardEntries = (ids: readonly DealId[]): MenuEntry[] => {
  const { ui, peek, open, canWrite, actions, store, extras } = useBoard();
  const stages = useStages();
  const t = useTranslations('deals');
  const archive = useArchive();
  const moves = useMoveEntries(ids);
  const id = ids[0];
  if (id === undefined) return [];
  const title = store.deal(id)?.title ?? '';
  const menu = (kind: 'assign' | 'label') => () => setTimeout(() => ui.set({ menu: { kind, ids, anchor: null } }));
  const close = (outcome: 'won' | 'lost') =>
    void actions.close(t(`did.${outcome}`, { title, count: ids.length }), ids, outcome);
  const kind = stages.find((stage) => stage.id === store.deal(id)?.stageId)?.kind;
  const first = stages.find((stage) => stage.kind === 'open');
  const reopen: MenuEntry[] =
    kind === undefined || kind === 'open' || first === undefined
      ? []
      : [
          {
            id: 'reopen',
            label: t('action.reopen'),
            onSelect: () =>
              void actions.reopen(t('did.reopened', { title, count: ids.length }), ids, { stageId: first.id }),
          },
        ];
  const look: MenuEntry[] = [
    { id: 'open', label: t('action.open'), shortcut: 'Enter', onSelect: () => open(id) },
    { id: 'peek', label: t('action.peek'), shortcut: 'Space', onSelect: () => peek(id) },
  ];
  if (!canWrite) return look;
  return [
    ...look,
    {
      id: 'rename',
      label: t('action.rename'),
      shortcut: 'F2',
      onSelect: () => ui.set({ editing: { id, field: 'title' } }),
    },
    { kind: 'separator', id: 's1' },
    { kind: 'submenu', id: 'move', label: t('action.move'), entries: moves },
    { id: 'assign', label: t('action.assign'), shortcut: 'A', onSelect: menu('assign') },
    { id: 'label', label: t('action.label'), shortcut: 'L', onSelect: menu('label') },
    ...(ids.length === 1 ? extras.entries(id) : []),
    { kind: 'separator', id: 's2' },
    ...reopen,
    ...(stages.some((stage) => stage.kind === 'won')
      ? [{ id: 'won', label: t('action.won'), onSelect: () => close('won') }]
      : []),
    ...(stages.some((stage) => stage.kind === 'lost')
      ? [{ id: 'lost', label: t('action.lost'), onSelect: () => close('lost') }]
      : []),
    { id: 'archive', label: t('action.archive'), onSelect: () => archive(ids) },
  ];
};
