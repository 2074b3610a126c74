import type { StageView } from '@baton/schema/deals';
import type { StageId } from '@baton/schema/shared';
import { IconButton, Menu, type MenuEntry } from '@baton/ui';
import { MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { newId } from '#shared/api/id.ts';

import { useBoard, useStages } from '../board/board-world.tsx';
import { StageSettings } from './stage-settings.tsx';

/** What can be done with a stage. Changes of stages are for those who manage the board. */
export const StageMenu = ({ stage }: { stage: StageView }) => {
  const { canManage } = useBoard();
  const t = useTranslations('deals.stage');
  const [settings, setSettings] = useState(false);
  const entries = useStageEntries(stage, () => setSettings(true));
  if (!canManage) return null;
  return (
    <>
      <Menu
        align="end"
        entries={entries}
        trigger={
          <IconButton
            className="size-6!"
            icon={<MoreHorizontal size={16} />}
            label={t('actions', { stage: stage.name })}
          />
        }
      />
      {settings && <StageSettings onClose={() => setSettings(false)} stage={stage} />}
    </>
  );
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
