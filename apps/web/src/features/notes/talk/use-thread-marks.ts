import { passageOf, scrollToThread, showThreads, threadMarks } from '@baton/editor';
import type { NoteId } from '@baton/schema/shared';
import { showToast } from '@baton/ui';
import { Extension, type Editor } from '@tiptap/core';
import { useEffect, useEffectEvent, useMemo } from 'react';
import { useTranslations } from 'use-intl';

import type { NoteTalk } from './note-talk.ts';

/** Draws the threads of a note on its words. Give the extension to the editor, and the editor to `useDrawnThreads`. */
export const useThreadMarks = (noteId: NoteId, talk: NoteTalk, mayComment: boolean) => {
  const t = useTranslations('notes.talk');
  const press = useEffectEvent(talk.onPress);
  const anchored = useEffectEvent((threads: ReadonlySet<string>) => talk.onAnchored(noteId, threads));
  const comment = (editor: Editor): boolean => {
    const passage = passageOf(editor);
    if (passage === null) showToast({ id: 'note-comment', title: t('selectFirst') });
    else talk.onComment({ noteId, ...passage });
    return true;
  };
  const begin = useEffectEvent((editor: Editor) => mayComment && comment(editor));
  const extension = useMemo(
    () => [
      threadMarks({ onPress: (thread) => press(thread), onAnchored: (threads) => anchored(threads) }),
      Extension.create({
        name: 'commentKey',
        addKeyboardShortcuts: () => ({
          'Ctrl-m': ({ editor }) => begin(editor as Editor),
          'Mod-Alt-m': ({ editor }) => begin(editor as Editor),
        }),
      }),
    ],
    [],
  );
  return { extension, comment };
};

/** Keeps what is drawn what the threads are. */
export const useDrawnThreads = (editor: Editor, noteId: NoteId, { threads, active }: NoteTalk): void => {
  const open = useMemo(
    () => new Set(threads.filter((thread) => thread.open && thread.noteId === noteId).map(({ id }) => id)),
    [threads, noteId],
  );
  useEffect(() => showThreads(editor, { open, active }), [editor, open, active]);
  useEffect(() => {
    if (active !== null && open.has(active) && !editor.isDestroyed) scrollToThread(editor, active);
    // Only when another one is chosen.
  }, [editor, active]);
};
