import { Checkbox, ConfirmDialog } from '@baton/ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { Composer } from './composer.tsx';

/** Whoever a proposal was sent to, by name where that is known. */
export interface Customer {
  name: string | null;
}

interface NewThreadProps {
  label: string;
  busy: boolean;
  focusFirst?: boolean;
  withGuests: boolean;
  customer?: Customer | undefined;
  onSend: (body: string, isPublic: boolean) => Promise<boolean>;
  onCancel?: () => void;
}

/** Internal unless somebody says otherwise; what others will read says so on its button, and before a customer does it is asked. */
export const NewThread = ({ withGuests, customer, onSend, ...composer }: NewThreadProps) => {
  const t = useTranslations('comments');
  const common = useTranslations('common');
  const [isPublic, setPublic] = useState(false);
  const [asking, setAsking] = useState<{ answer: (yes: boolean) => void } | null>(null);
  const name = customer?.name ?? t('customer');
  const sure = () => new Promise<boolean>((answer) => setAsking({ answer }));
  const answer = (yes: boolean) => {
    asking?.answer(yes);
    setAsking(null);
  };
  return (
    <div className={isPublic ? 'rounded-control border-l-4 border-warning bg-warning-soft p-2' : undefined}>
      <Composer
        {...composer}
        more={
          withGuests || customer ? (
            <Checkbox
              checked={isPublic}
              label={customer ? t('visibleTo', { name }) : t('public')}
              onChange={setPublic}
            />
          ) : undefined
        }
        onSend={async (body) => {
          if (isPublic && customer && !(await sure())) return false;
          return onSend(body, isPublic);
        }}
        send={sendWords(t, { isPublic, name: customer ? name : null })}
      />
      <ConfirmDialog
        cancelLabel={common('cancel')}
        confirmLabel={t('sendTo', { name })}
        onCancel={() => answer(false)}
        onConfirm={() => answer(true)}
        open={asking !== null}
        text={t('toCustomerText', { name })}
        title={t('visibleTo', { name })}
      />
    </div>
  );
};

const sendWords = (
  t: ReturnType<typeof useTranslations<'comments'>>,
  { isPublic, name }: { isPublic: boolean; name: string | null },
): string => {
  if (!isPublic) return t('send');
  return name === null ? t('sendPublic') : t('sendTo', { name });
};
