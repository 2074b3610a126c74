import { SelectionBar, type SelectionAction } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { useBoardUi, type CardMenu } from '../board/board-ui.ts';
import { useBoard, useMatch } from '../board/board-world.tsx';
import { useArchive } from '../detail/use-archive.ts';

/** What can be done with the selected cards; at the bottom, so that it replaces nothing. */
export const BoardSelection = () => {
  const { ui, canWrite, store } = useBoard();
  const match = useMatch();
  const t = useTranslations('deals');
  const common = useTranslations('common');
  const selected = useBoardUi(ui, (state) => state.selected);
  const archive = useArchive();
  if (selected.size === 0) return null;
  const open = (kind: CardMenu['kind']) => (anchor: HTMLElement) =>
    ui.set({ menu: { kind, ids: [...selected], anchor } });
  const actions: SelectionAction[] = canWrite
    ? [
        { id: 'move', label: t('action.move'), shortcut: 'M', onSelect: open('move') },
        { id: 'assign', label: t('action.assign'), shortcut: 'A', onSelect: open('assign') },
        { id: 'label', label: t('action.label'), shortcut: 'L', onSelect: open('label') },
        { id: 'archive', label: t('action.archive'), onSelect: () => archive([...selected]) },
      ]
    : [];
  const all = [...store.all().values()].filter((deal) => match === null || match(deal)).map((deal) => deal.id);
  return (
    <SelectionBar
      actions={actions}
      clearLabel={common('clear')}
      countText={t('select.count', { count: selected.size })}
      end={
        all.length > selected.size && (
          <button
            className="min-h-7 rounded-control px-2 text-accent hover:underline"
            onClick={() => ui.set({ selected: new Set(all) })}
            type="button"
          >
            {t('select.all', { count: all.length })}
          </button>
        )
      }
      label={t('select.label')}
      onClear={() => ui.clearSelection()}
    />
  );
};
