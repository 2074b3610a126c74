import { showToast } from '@baton/ui';
import type { Editor } from '@tiptap/core';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';

import { useSocketState } from '#shared/live/live-context.tsx';

import { useNoteFiles } from './note-files.ts';
import { SendingFiles } from './sending-files.ts';

/** The files that somebody puts into the note of this editor, until they stand in it. */
export const useSending = (editor: Editor): SendingFiles => {
  const t = useTranslations('notes.files');
  const files = useNoteFiles();
  const socket = useSocketState();
  const sending = useMemo(() => new SendingFiles(editor), [editor]);
  useEffect(
    () =>
      sending.serve({
        send: files.send,
        mostBytes: files.mostBytes,
        onLeft: (name) => showToast({ title: t('left', { name }) }),
      }),
    [sending, files, t],
  );
  useEffect(() => sending.connected(socket !== 'down'), [sending, socket]);
  useWarning(sending);
  return sending;
};

/** Asks before the tab is closed over a file that has not arrived yet. */
const useWarning = (sending: SendingFiles): void => {
  const pending = useSyncExternalStore(sending.subscribe, sending.isPending);
  useEffect(() => {
    if (!pending) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    globalThis.addEventListener('beforeunload', ask);
    return () => globalThis.removeEventListener('beforeunload', ask);
  }, [pending]);
};
