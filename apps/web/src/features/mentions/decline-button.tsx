import { Button, Popover, TextArea } from '@baton/ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

/** Says no, with a reason for whoever asked. */
export const DeclineButton = ({ onDecline }: { onDecline: (reason: string) => void }) => {
  const t = useTranslations('mentions');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <Popover label={t('decline')} onOpenChange={setOpen} open={open} trigger={<Button>{t('decline')}</Button>}>
      <form
        className="flex w-64 flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          setOpen(false);
          onDecline(reason);
        }}
      >
        <TextArea label={t('reason')} maxLength={500} onChange={setReason} rows={2} value={reason} />
        <Button submit variant="ink">
          {t('decline')}
        </Button>
      </form>
    </Popover>
  );
};
