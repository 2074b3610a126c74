import type { StageId } from '@baton/schema/shared';
import { IconButton } from '@baton/ui';
import { Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { newId } from '#shared/api/id.ts';

import { useBoard, useStages } from '../board/board-world.tsx';

/** Adds a stage behind the last open one; its name is changed in the column's menu. */
export const AddStage = () => {
  const { actions } = useBoard();
  const stages = useStages();
  const t = useTranslations('deals');
  const add = () => {
    const after = stages.findLast((stage) => stage.kind === 'open')?.id ?? null;
    const name = t('stage.newName');
    actions.addStage(t('did.stageAdded', { name }), { id: newId() as StageId, name }, after);
  };
  return (
    <div className="pt-2">
      <IconButton icon={<Plus size={16} />} label={t('stage.add')} onClick={add} />
    </div>
  );
};
