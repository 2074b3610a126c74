import { safeFileName, type AccountFile } from '@baton/schema/files';
import { Button, Dialog, TextField } from '@baton/ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

export interface RenameFileProps {
  file: AccountFile;
  onRename: (name: string) => void;
  onClose: () => void;
}

/** A new name for a file; what a name cannot hold is taken out of it. */
export const RenameFile = ({ file, onRename, onClose }: RenameFileProps) => {
  const t = useTranslations('files');
  const common = useTranslations('common');
  const [name, setName] = useState(file.name);
  const kept = name.trim() === '' ? '' : safeFileName(name);
  return (
    <Dialog closeLabel={common('close')} onClose={onClose} open size="sm" title={t('rename')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (kept === '') return;
          onRename(kept);
          onClose();
        }}
      >
        <TextField label={t('name')} maxLength={200} onChange={setName} required value={name} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose} size="md">
            {common('cancel')}
          </Button>
          <Button disabled={kept === ''} size="md" submit variant="ink">
            {common('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
