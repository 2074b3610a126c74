import { ConfirmDialog } from '@baton/ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { batonFetch } from '#shared/api/fetch.ts';
import { forgetRows } from '#shared/api/kept-rows.ts';
import { useLive } from '#shared/live/live-context.tsx';

import { forgetMe } from '../session/me.ts';

/** Signs out of this device and removes what it kept; asks first when something has not reached the server. */
export const useSignOut = () => {
  const t = useTranslations('shell.leaving');
  const common = useTranslations('common');
  const { registry } = useLive();
  const [unsent, setUnsent] = useState(0);
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    await registry.forget();
    await forgetRows();
    await forgetMe();
    // Without network the server still holds the sign-in until it ends by itself; the device holds nothing.
    await batonFetch(`${globalThis.location.origin}/api/auth/sign-out`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    }).catch(() => undefined);
    globalThis.location.assign('/sign-in');
  };
  const ask = () => {
    void registry.unsentOnDevice().then((count) => (count > 0 ? setUnsent(count) : leave()));
  };
  const dialog = (
    <ConfirmDialog
      busy={busy}
      cancelLabel={common('cancel')}
      confirmLabel={t('confirm')}
      danger
      onCancel={() => setUnsent(0)}
      onConfirm={() => void leave()}
      open={unsent > 0}
      text={t('text', { count: unsent })}
      title={t('title')}
    />
  );
  return { ask, dialog };
};
