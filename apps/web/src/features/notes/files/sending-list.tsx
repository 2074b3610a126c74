import { AttachmentList, type Attachment } from '@baton/ui';
import { Fragment, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useTranslations } from 'use-intl';

import { useProblemText } from '#shared/i18n/problem-text.ts';
import { useSocketState } from '#shared/live/live-context.tsx';

import { useNoteFiles } from './note-files.ts';
import { isAway, TooLarge, type SendingFile, type SendingFiles } from './sending-files.ts';

/** Files on their way, each drawn in the text at the place where it will stand. */
export const SendingList = ({ sending }: { sending: SendingFiles }) => {
  const items = useSyncExternalStore(sending.subscribe, sending.snapshot);
  return items.map((item) => (
    <Fragment key={item.id}>{createPortal(<OnTheWay item={item} sending={sending} />, item.element)}</Fragment>
  ));
};

const OnTheWay = ({ item, sending }: { item: SendingFile; sending: SendingFiles }) => {
  const t = useTranslations('notes.files');
  const common = useTranslations('common');
  const message = useMessage(item);
  const { id, file, name, state, share, error } = item;
  const row: Attachment = {
    id,
    name,
    type: file.type,
    detail: '',
    progress: {
      state,
      share,
      message,
      onCancel: () => sending.cancel(id),
      // What is too large stays so.
      ...(error instanceof TooLarge ? {} : { onRetry: () => sending.retry(id) }),
    },
  };
  return (
    <div
      className="held-file my-2 rounded-card border border-dashed border-line-strong bg-bg text-body"
      contentEditable={false}
    >
      <AttachmentList
        items={[row]}
        label={t('sendingList')}
        words={{
          more: () => '',
          retry: common('retry'),
          cancel: common('cancel'),
          progress: (called) => t('progress', { name: called }),
        }}
      />
    </div>
  );
};

const useMessage = ({ state, share, file, error, kept }: SendingFile): string => {
  const t = useTranslations('notes.files');
  const problemText = useProblemText();
  const { size, mostBytes } = useNoteFiles();
  const away = useSocketState() === 'down';
  if (state === 'sending') return t('sending', { share, size: size(file.size) });
  if (error instanceof TooLarge) return t('tooLarge', { limit: size(mostBytes ?? 0) });
  if (away && (state === 'waiting' || isAway(error))) return t(kept ? 'awayKept' : 'away');
  return state === 'waiting' ? t('waiting', { size: size(file.size) }) : problemText(error);
};
