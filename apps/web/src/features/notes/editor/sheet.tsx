import type { TextSlots } from '@baton/editor';
import type { Editor } from '@tiptap/core';
import { EditorContent } from '@tiptap/react';
import { useSyncExternalStore, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTranslations } from 'use-intl';

import { placeOfBlock, useDigest } from './digest.ts';
import { goTo, Outline } from './editor-foot.tsx';

import './note.css';
import './files.css';
import './carets.css';
import './sheet-text.css';
import './variables.css';
import '../suggest/suggest.css';

interface SheetProps {
  editor: Editor;
  slots: TextSlots;
  /** What stands where the text has its prices. */
  prices: ReactNode;
  /** The language that it is written in, whatever that of the interface. */
  language: string;
}

/** A sheet of paper with a text on it, and its prices where the text has them. */
export const Sheet = ({ editor, prices, language, slots }: SheetProps) => {
  const t = useTranslations('notes.sheet');
  const [first, ...others] = useSyncExternalStore(slots.subscribe, slots.snapshot);
  return (
    <div className="sheet-desk">
      <div className="sheet-paper" lang={language}>
        <EditorContent editor={editor} />
      </div>
      {first && createPortal(prices, first)}
      {others.map((place, at) =>
        // Somebody put the place in twice; the prices are one thing and stand once.
        createPortal(<p className="py-2 text-center text-text-3">{t('pricesOnce')}</p>, place, `again ${at}`),
      )}
    </div>
  );
};

export const SideOutline = ({ editor }: { editor: Editor }) => {
  const { headings } = useDigest(editor);
  return <Outline headings={headings} onPick={({ block }) => goTo(editor, placeOfBlock(editor.state.doc, block))} />;
};
