import { noteTitleLength, renameNote } from '@baton/schema/notes';
import { includesLevel } from '@baton/schema/shared';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { isTyping } from '#shared/commands/use-keyboard.ts';
import type { OpenLiveDocument } from '#shared/live/live-context.tsx';

import { useNoteTitle } from './use-note-title.ts';

export interface PageTitleProps {
  document: OpenLiveDocument;
  /** The page was just made: the first thing to write is its title. */
  fresh: boolean;
}

/** The title of a page, written where it is read. What a colleague writes meanwhile is taken over when this is left. */
export const PageTitle = ({ document, fresh }: PageTitleProps) => {
  const t = useTranslations('notes');
  const { doc, level, save } = document.view;
  const title = useNoteTitle(document) ?? '';
  const [draft, setDraft] = useState<string | null>(null);
  const writes = includesLevel(level, 'write') && save.kind !== 'cannot-save';
  const leave = () => {
    if (draft !== null && writes) renameNote(doc, draft);
    setDraft(null);
  };
  const look = 'w-full px-4 pt-3 pb-1 text-title font-semibold phone:px-6';
  if (!writes) return <h2 className={look}>{title || t('untitled')}</h2>;
  return (
    <input
      aria-label={t('pages.name')}
      className={`${look} bg-transparent outline-none placeholder:text-text-3`}
      maxLength={noteTitleLength}
      onBlur={leave}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') setDraft(null);
        if (event.key !== 'Enter') return;
        event.preventDefault();
        leave();
        event.currentTarget.parentElement?.querySelector<HTMLElement>('.note-text')?.focus();
      }}
      placeholder={t('untitled')}
      ref={fresh ? focusOnce : undefined}
      value={draft ?? title}
    />
  );
};

/** The button that made the page may still have the focus; words that somebody writes elsewhere stay where they are. */
const focusOnce = (input: HTMLInputElement | null) => {
  if (input?.value === '' && !isTyping(document.activeElement)) input.focus();
};
