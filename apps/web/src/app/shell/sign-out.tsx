import { ConfirmDialog } from '@baton/ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { batonFetch } from '#shared/api/fetch.ts';
import { forgetRows } from '#shared/api/kept-rows.ts';
import { useLive } from '#shared/live/live-context.tsx';
import { countWaiting, forgetWaiting } from '#shared/live/waiting-files.ts';
import { useQueue } from '#shared/queue/queue-context.tsx';
import { forgetQueue } from '#shared/queue/queue-store.ts';
import { useSession } from '#shared/session/session.tsx';

import { forgetMe } from '../session/me.ts';

/** Signs out of this device and removes what it kept; asks first when something has not reached the server. */
export const useSignOut = () => {
  const t = useTranslations('shell.leaving');
  const common = useTranslations('common');
  const { registry } = useLive();
  const queue = useQueue();
  const { user } = useSession();
  const [unsent, setUnsent] = useState(0);
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    await registry.forget();
    await forgetWaiting();
    await forgetRows();
    queue.end();
    await forgetQueue();
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
    void Promise.all([registry.unsentOnDevice(), countWaiting(user)]).then(([edits, files]) => {
      const { waiting, refused } = queue.state;
      const count = edits + files + waiting + refused.length;
      return count > 0 ? setUnsent(count) : leave();
    });
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
