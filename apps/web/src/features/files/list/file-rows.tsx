import { previewOf, type AccountFile } from '@baton/schema/files';
import type { AccountId } from '@baton/schema/shared';
import { AttachmentList, EmptyState, ErrorState, SkeletonRows, useChooser, type Attachment } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { bytesUrl, filesQuery } from '../files-api.ts';
import { FilePreview } from '../preview/file-preview.tsx';
import { TooLarge, type Sending, type UploadQueue } from '../upload/use-upload-queue.ts';
import { fileActions } from './file-actions.tsx';
import { RenameFile } from './rename-file.tsx';
import { useChangeFiles } from './use-change-files.ts';
import type { FileWords } from './use-file-words.ts';

export interface FileRowsProps {
  accountId: AccountId;
  archived: boolean;
  mayChange: boolean;
  queue: UploadQueue;
  words: FileWords;
}

/** What is on its way, then what is there; or why there is nothing to show. */
export const FileRows = ({ accountId, archived, mayChange, queue, words }: FileRowsProps) => {
  const t = useTranslations('files');
  const common = useTranslations('common');
  const list = useQuery(filesQuery(accountId, archived));
  const [shown, setShown] = useState<AccountFile | null>(null);
  const [renamed, setRenamed] = useState<AccountFile | null>(null);
  const change = useChangeFiles(accountId);
  const [versionOf, setVersionOf] = useState<AccountFile | null>(null);
  const [chooseVersion, chooser] = useChooser(t('newVersion'), (file) => queue.add([file], versionOf?.id));
  const row = (file: AccountFile): Attachment => ({
    id: file.id,
    name: file.name,
    type: file.type,
    detail: words.detail(file),
    ...(isSmallPicture(file) && { thumbnail: bytesUrl('preview', file.id, file.version) }),
    onOpen: () => setShown(file),
    actions: fileActions(t, file, mayChange, {
      show: () => setShown(file),
      rename: () => setRenamed(file),
      archive: () => void change.archive(file),
      restore: () => void change.restore(file),
      addVersion: () => {
        setVersionOf(file);
        chooseVersion();
      },
    }),
  });
  if (list.isPending) return <SkeletonRows label={t('reading')} rows={4} />;
  if (list.isError) {
    return (
      <ErrorState
        onRetry={() => void list.refetch()}
        retryLabel={common('retry')}
        text={common('failed.text')}
        title={t('failed')}
      />
    );
  }
  const items = [
    ...(archived ? [] : queue.items.map((item) => sendingRow(t, words, queue, item))),
    ...list.data.map(row),
  ];
  return (
    <>
      {items.length === 0 ? (
        <EmptyState
          kind="first"
          text={archived ? t('binEmptyText') : t('emptyText')}
          title={archived ? t('binEmpty') : t('empty')}
        />
      ) : (
        <AttachmentList
          items={items}
          label={archived ? t('bin') : t('title')}
          words={{
            more: (name) => t('more', { name }),
            retry: common('retry'),
            cancel: common('cancel'),
            progress: (name) => t('progress', { name }),
          }}
        />
      )}
      {chooser}
      {shown && <FilePreview file={shown} onClose={() => setShown(null)} words={words} />}
      {renamed && (
        <RenameFile
          file={renamed}
          onClose={() => setRenamed(null)}
          onRename={(name) => void change.rename(renamed, name)}
        />
      )}
    </>
  );
};

/** A list must not fetch the whole of many large photographs to show them at 32 px. */
const isSmallPicture = ({ type, bytes }: AccountFile): boolean => previewOf(type) === 'picture' && bytes <= 1_000_000;

const sendingRow = (
  t: ReturnType<typeof useTranslations<'files'>>,
  words: FileWords,
  { retry, cancel }: UploadQueue,
  { id, name, type, size, state, share, error }: Sending,
): Attachment => ({
  id,
  name,
  type,
  detail: '',
  progress: {
    state,
    share,
    message: {
      failed: words.failure(error),
      waiting: t('waiting', { size: words.size(size) }),
      sending: t('sending', { share, size: words.size(size) }),
    }[state],
    onCancel: () => cancel(id),
    // What is too large stays so.
    ...(!(error instanceof TooLarge) && { onRetry: () => retry(id) }),
  },
});
