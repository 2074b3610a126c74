import { SyncStatus, type SyncState } from '@baton/ui';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useSaveState, useSocketState } from '#shared/live/live-context.tsx';
import { useQueueState } from '#shared/queue/queue-context.tsx';

import { RefusedCommands } from './refused-commands.tsx';

interface Said {
  state: SyncState;
  text: string;
  detail: ReactNode;
}

/** What the bar says about saving, from what the server acknowledged: edits of documents, and commands that wait. */
export const SaveStatus = () => {
  const t = useTranslations('shell.save');
  const documents = useDocuments();
  const { waiting, refused } = useQueueState();
  const { state, text, detail } =
    documents.state !== 'refused' && refused.length > 0
      ? { state: 'refused' as const, text: t('refused', { count: refused.length }), detail: documents.detail }
      : documents;
  return (
    <SyncStatus
      detail={
        <div className="flex flex-col gap-3">
          {detail}
          {waiting > 0 && state === 'offline' && <p>{t('waiting', { count: waiting })}</p>}
          {refused.length > 0 && <RefusedCommands refused={refused} />}
        </div>
      }
      detailLabel={t('details')}
      state={state}
      text={text}
    />
  );
};

const kept = { changes: 0, kept: true };

const useDocuments = (): Said => {
  const t = useTranslations('shell.save');
  const save = useSaveState();
  const socket = useSocketState();
  const { waiting } = useQueueState();
  if (save.kind === 'cannot-save') {
    const reason = save.reason as 'other';
    return {
      state: 'refused',
      text: t('cannot'),
      detail: t.has(`reasons.${reason}`) ? t(`reasons.${reason}`) : t('reasons.other'),
    };
  }
  if (save.kind === 'offline' || socket === 'down') return offline(save.kind === 'offline' ? save : kept);
  if (save.kind === 'saving' || waiting > 0) {
    const count = (save.kind === 'saving' ? save.changes : 0) + waiting;
    return { state: 'saving', text: t('saving'), detail: t('savingText', { count }) };
  }
  if (save.kind === 'opening') return { state: 'saving', text: t('connecting'), detail: t('savedText') };
  return { state: 'saved', text: t('saved'), detail: t('savedText') };

  function offline(edits: { changes: number; kept: boolean }): Said {
    if (!edits.kept && edits.changes > 0)
      return { state: 'offline', text: t('offlineLoose', { count: edits.changes }), detail: t('looseText') };
    const count = edits.changes + waiting;
    const text = count > 0 ? t('offlineChanges', { count }) : t('offline');
    return { state: 'offline', text, detail: t('offlineText') };
  }
};
