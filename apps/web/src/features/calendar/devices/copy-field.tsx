import { IconButton, TextField } from '@baton/ui';
import { Copy } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { useSaid } from '#shared/shell/use-said.ts';

/** Something to be typed or copied into another program, as it is. */
export const CopyField = ({ label, value }: { label: string; value: string }) => {
  const t = useTranslations('calendar.devices');
  const said = useSaid();
  return (
    <div className="flex items-end gap-2">
      <div className="min-w-0 flex-1">
        <TextField
          label={label}
          onChange={() => undefined}
          onFocus={(event) => event.currentTarget.select()}
          readOnly
          value={value}
        />
      </div>
      <IconButton
        icon={<Copy size={16} />}
        label={t('copy', { what: label })}
        onClick={() => void navigator.clipboard.writeText(value).then(() => said.done(t('copied')), said.failed)}
        size="md"
      />
    </div>
  );
};
