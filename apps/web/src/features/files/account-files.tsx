import type { AccountId } from '@baton/schema/shared';
import { Button, EmptyState, FileDrop } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { Problem } from '#shared/api/problem.ts';
import { useSocketState } from '#shared/live/live-context.tsx';

import { limitsQuery } from './files-api.ts';
import { FileRows } from './list/file-rows.tsx';
import { useFileWords } from './list/use-file-words.ts';
import { useUploadQueue } from './upload/use-upload-queue.ts';

/** The files of an account: added by button, drop or paste, seen by everybody at once, with versions and a bin. */
export const AccountFiles = ({ accountId }: { accountId: AccountId }) => {
  const t = useTranslations('files');
  const [archived, setArchived] = useState(false);
  const limits = useQuery(limitsQuery(accountId));
  const { mayChange = false, fileMostBytes = 0 } = limits.data ?? {};
  const words = useFileWords(fileMostBytes);
  const queue = useUploadQueue(accountId, fileMostBytes);
  const away = useSocketState() === 'down';
  if (limits.error instanceof Problem && limits.error.status === 404) {
    return <EmptyState kind="no-access" text={t('noAccessText')} title={t('noAccess')} />;
  }
  const closed = () => {
    if (away) return t('offline');
    if (archived) return t('binHint');
    if (limits.data === undefined) return t(limits.isPending ? 'reading' : 'failed');
    return mayChange ? undefined : t('readOnly');
  };
  return (
    <FileDrop
      actions={
        <Button
          aria-pressed={archived}
          icon={<Trash2 aria-hidden size={16} strokeWidth={1.75} />}
          onClick={() => setArchived(!archived)}
          variant="ghost"
        >
          {archived ? t('leaveBin') : t('bin')}
        </Button>
      }
      disabledReason={closed()}
      dropLabel={t('dropHere')}
      hint={t('hint', { limit: words.size(fileMostBytes) })}
      label={t('add')}
      onFiles={queue.add}
    >
      <FileRows accountId={accountId} archived={archived} mayChange={mayChange && !away} queue={queue} words={words} />
    </FileDrop>
  );
};
