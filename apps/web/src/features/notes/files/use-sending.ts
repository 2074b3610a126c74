import { showToast } from '@baton/ui';
import type { Editor } from '@tiptap/core';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';

import { useSocketState } from '#shared/live/live-context.tsx';
import { dropWaiting, holdWaiting, keepWaiting, letGoOfWaiting, takeWaiting } from '#shared/live/waiting-files.ts';
import { useSession } from '#shared/session/session.tsx';

import { useNoteFiles } from './note-files.ts';
import { SendingFiles, type FileKeeper } from './sending-files.ts';

/** The files that somebody puts into the text of this editor, until they stand in it; they wait on the device under `place`. */
export const useSending = (editor: Editor, place: string): SendingFiles => {
  const t = useTranslations('notes.files');
  const files = useNoteFiles();
  const socket = useSocketState();
  const { user } = useSession();
  const sending = useMemo(() => new SendingFiles(editor), [editor]);
  const keep = useMemo(() => keeperOf(user, place), [user, place]);
  useEffect(
    () =>
      sending.serve({
        send: files.send,
        mostBytes: files.mostBytes,
        onLeft: (name) => showToast({ title: t('left', { name }) }),
        keep,
      }),
    [sending, files, keep, t],
  );
  useEffect(() => () => sending.leave(), [sending]);
  useEffect(() => sending.connected(socket !== 'down'), [sending, socket]);
  useWarning(sending);
  return sending;
};

const keeperOf = (user: string, document: string): FileKeeper => ({
  put: async ({ id, name, bytes, place }) =>
    (await holdWaiting(id)) && keepWaiting({ id, user, document, name, bytes, place, at: Date.now() }),
  take: () => takeWaiting(user, document),
  drop: (id) => void dropWaiting(id),
  letGo: letGoOfWaiting,
});

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
