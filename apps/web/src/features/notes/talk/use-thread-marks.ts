import { passageOf, scrollToThread, showThreads, threadMarks } from '@baton/editor';
import { showToast } from '@baton/ui';
import { Extension, type Editor } from '@tiptap/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';

import type { TextTalk } from './text-talk.ts';

/** Draws the threads of a text on its words. Give the extensions to the editor, and the editor to `useDrawnThreads`. */
export const useThreadMarks = (textId: string, talk: TextTalk, mayComment: boolean) => {
  const t = useTranslations('notes.talk');
  const comment = (editor: Editor): boolean => {
    const passage = passageOf(editor);
    if (passage === null) showToast({ id: 'note-comment', title: t('selectFirst') });
    else talk.onComment({ textId, ...passage });
    return true;
  };
  const [now] = useState(() => new Latest());
  useEffect(() => now.take({ press: talk.onPress, anchored: talk.onAnchored, comment, mayComment }));
  const extension = useMemo(() => extensionsOf(textId, now), [textId, now]);
  return { extension, comment };
};

interface Now {
  press: TextTalk['onPress'];
  anchored: TextTalk['onAnchored'];
  comment: (editor: Editor) => boolean;
  mayComment: boolean;
}

/** The editor is made once; what it calls is what holds now. */
class Latest {
  current: Now | null = null;

  take(now: Now): void {
    this.current = now;
  }
}

const extensionsOf = (textId: string, now: Latest) => [
  threadMarks({
    onPress: (thread) => now.current?.press(thread),
    onAnchored: (threads) => now.current?.anchored(textId, threads),
  }),
  Extension.create({
    name: 'commentKey',
    addKeyboardShortcuts: () => ({
      'Ctrl-m': ({ editor }) => now.current?.mayComment === true && now.current.comment(editor),
      'Mod-Alt-m': ({ editor }) => now.current?.mayComment === true && now.current.comment(editor),
    }),
  }),
];

/** Keeps what is drawn what the threads are. */
export const useDrawnThreads = (editor: Editor, textId: string, { threads, active }: TextTalk): void => {
  const open = useMemo(
    () => new Set(threads.filter((thread) => thread.open && thread.textId === textId).map(({ id }) => id)),
    [threads, textId],
  );
  useEffect(() => showThreads(editor, { open, active }), [editor, open, active]);
  useEffect(() => {
    if (active !== null && !editor.isDestroyed) scrollToThread(editor, active);
  }, [editor, active]);
};
