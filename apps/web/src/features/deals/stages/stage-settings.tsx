import type { StageView } from '@baton/schema/deals';
import { Button, Dialog, NumberField, PercentField, TextField } from '@baton/ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useBoard } from '../board/board-world.tsx';

/** Name, probability, idle days and limit of a stage; each is saved as it is left, and can be undone. */
export const StageSettings = ({ stage, onClose }: { stage: StageView; onClose: () => void }) => {
  const { actions, locale } = useBoard();
  const t = useTranslations('deals');
  const common = useTranslations('common');
  const [name, setName] = useState(stage.name);
  const did = t('did.stageChanged', { name: stage.name });
  const rename = () => {
    if (name.trim() !== '' && name.trim() !== stage.name) actions.renameStage(did, stage.id, name);
  };
  const number = { locale, invalidText: t('stage.notANumber') };
  const close = () => {
    rename();
    onClose();
  };
  return (
    <Dialog
      closeLabel={common('close')}
      footer={
        <Button onClick={close} size="md" variant="ink">
          {t('stage.done')}
        </Button>
      }
      onClose={close}
      open
      size="sm"
      title={t('stage.settingsOf', { stage: stage.name })}
    >
      <div className="flex flex-col gap-4">
        <TextField label={t('stage.name')} maxLength={80} onBlur={rename} onChange={setName} value={name} />
        <PercentField
          {...number}
          hint={t('stage.probabilityHint')}
          label={t('stage.probability')}
          onCommit={(probability) => void actions.setStage(did, stage.id, { probability: probability ?? 0 })}
          value={stage.probability}
        />
        <NumberField
          {...number}
          hint={t('stage.idleHint')}
          label={t('stage.idleDays')}
          max={3650}
          min={1}
          onCommit={(idleDays) => void actions.setStage(did, stage.id, { idleDays })}
          value={stage.idleDays}
        />
        <NumberField
          {...number}
          hint={t('stage.limitHint')}
          label={t('stage.limit')}
          max={100_000}
          min={1}
          onCommit={(wipLimit) => void actions.setStage(did, stage.id, { wipLimit })}
          value={stage.wipLimit}
        />
      </div>
    </Dialog>
  );
};
