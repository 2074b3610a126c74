import { SyncStatus, type SyncState } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { useSaveState, useSocketState } from '#shared/live/live-context.tsx';

/** What the bar says about saving, from what the server acknowledged. */
export const SaveStatus = () => {
  const t = useTranslations('shell.save');
  const save = useSaveState();
  const socket = useSocketState();
  const { state, text, detail } = sayOf();
  return <SyncStatus detail={detail} detailLabel={t('details')} state={state} text={text} />;

  function sayOf(): { state: SyncState; text: string; detail: string } {
    if (save.kind === 'cannot-save') {
      const reason = save.reason as 'other';
      return {
        state: 'refused',
        text: t('cannot'),
        detail: t.has(`reasons.${reason}`) ? t(`reasons.${reason}`) : t('reasons.other'),
      };
    }
    if (save.kind === 'offline' && save.changes > 0) {
      const count = save.changes;
      return save.kept
        ? { state: 'offline', text: t('offlineChanges', { count }), detail: t('offlineText') }
        : { state: 'offline', text: t('offlineLoose', { count }), detail: t('looseText') };
    }
    if (save.kind === 'offline' || socket === 'down') {
      return { state: 'offline', text: t('offline'), detail: t('offlineText') };
    }
    if (save.kind === 'saving') {
      return { state: 'saving', text: t('saving'), detail: t('savingText', { count: save.changes }) };
    }
    if (save.kind === 'opening') return { state: 'saving', text: t('connecting'), detail: t('savedText') };
    return { state: 'saved', text: t('saved'), detail: t('savedText') };
  }
};
