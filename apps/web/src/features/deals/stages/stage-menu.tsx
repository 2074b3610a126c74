import type { StageView } from '@baton/schema/deals';
import type { StageId } from '@baton/schema/shared';
import { IconButton, Menu, type MenuEntry } from '@baton/ui';
import { MoreHorizontal } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { newId } from '#shared/api/id.ts';

import { useBoardUi } from '../board/board-ui.ts';
import { useBoard, useStages } from '../board/board-world.tsx';
import { StageSettings } from './stage-settings.tsx';

/** Opens the menu of a stage. The menu itself stands once on the board and not in each column. */
export const StageMenuButton = ({ stage }: { stage: StageView }) => {
  const { ui, canManage, words: t } = useBoard();
  const open = useBoardUi(ui, (state) => state.stage?.id === stage.id && state.stage.shows === 'menu');
  if (!canManage) return null;
  const label = t('stage.actions', { stage: stage.name });
  return (
    <IconButton
      aria-expanded={open}
      aria-haspopup="menu"
      className="size-6!"
      data-tip={label}
      icon={<MoreHorizontal size={16} />}
      label={label}
      onClick={({ currentTarget }) => ui.set({ stage: { id: stage.id, shows: 'menu', anchor: currentTarget } })}
      tooltip={false}
    />
  );
};

/** What can be done with a stage. Changes of stages are for those who manage the board. */
export const StageMenu = () => {
  const { ui } = useBoard();
  const stages = useStages();
  const open = useBoardUi(ui, (state) => state.stage);
  const stage = stages.find(({ id }) => id === open?.id);
  if (open === null || stage === undefined) return null;
  const close = () => {
    ui.set({ stage: null });
    if (open.anchor instanceof HTMLElement) open.anchor.focus({ preventScroll: true });
  };
  if (open.shows === 'settings') return <StageSettings onClose={close} stage={stage} />;
  return <OpenMenu anchor={open.anchor} close={close} stage={stage} />;
};

const OpenMenu = ({ stage, anchor, close }: { stage: StageView; anchor: Element; close: () => void }) => {
  const { ui } = useBoard();
  const entries = useStageEntries(stage, () => ui.set({ stage: { id: stage.id, shows: 'settings', anchor } }));
  const changed = (open: boolean) => {
    if (!open && ui.get().stage?.shows === 'menu') close();
  };
  return <Menu align="end" anchor={anchor} entries={entries} onOpenChange={changed} open />;
};

const useStageEntries = (stage: StageView, onSettings: () => void): MenuEntry[] => {
  const { actions, store, ui } = useBoard();
  const stages = useStages();
  const t = useTranslations('deals');
  const at = stages.findIndex((other) => other.id === stage.id);
  const moved = t('did.stageMoved', { name: stage.name });
  const selectAll = () => ui.set({ selected: new Set(store.column(stage.id).ids) });
  const addAfter = () => {
    const name = t('stage.newName');
    actions.addStage(t('did.stageAdded', { name }), { id: newId() as StageId, name }, stage.id);
  };
  return [
    { id: 'settings', label: t('stage.settings'), onSelect: onSettings },
    { id: 'select', label: t('stage.selectAll', { count: store.column(stage.id).ids.length }), onSelect: selectAll },
    { kind: 'separator', id: 's1' },
    {
      id: 'left',
      label: t('stage.moveLeft'),
      disabled: at <= 0,
      onSelect: () => void actions.moveStage(moved, stage.id, stages[at - 2]?.id ?? null),
    },
    {
      id: 'right',
      label: t('stage.moveRight'),
      disabled: at >= stages.length - 1,
      onSelect: () => void actions.moveStage(moved, stage.id, stages[at + 1]?.id ?? null),
    },
    { id: 'add', label: t('stage.addAfter'), onSelect: addAfter },
    {
      kind: 'check',
      id: 'fold',
      label: t('stage.foldForAll'),
      checked: stage.folded,
      onChange: (folded) => void actions.foldStage(t('did.stageChanged', { name: stage.name }), stage.id, folded),
    },
  ];
};
