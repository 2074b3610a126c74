import { richTextLimits } from '@baton/schema/rich-text';
import { Button, Popover } from '@baton/ui';
import type { Editor } from '@tiptap/core';
import { TableOfContents } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { placeOfBlock, useDigest, type Heading } from './digest.ts';

/** How long the note is, and its outline. */
export const EditorFoot = ({ editor }: { editor: Editor }) => {
  const t = useTranslations('notes.foot');
  const { words, blocks, headings } = useDigest(editor);
  const [open, setOpen] = useState(false);
  return (
    <div className="sticky bottom-0 flex items-center gap-3 border-t border-line bg-bg px-4 py-1 text-secondary text-text-3 phone:px-6">
      <span>{t('words', { count: words })}</span>
      {blocks > richTextLimits.blocks && <span className="text-warning">{t('long')}</span>}
      <span className="flex-1" />
      <Popover
        align="end"
        label={t('outline')}
        onOpenChange={setOpen}
        open={open}
        padded={false}
        side="top"
        trigger={
          <Button className="font-normal" icon={<TableOfContents aria-hidden size={14} />} variant="ghost">
            {t('outline')}
          </Button>
        }
      >
        <Outline
          headings={headings}
          onPick={({ block }) => {
            setOpen(false);
            goTo(editor, placeOfBlock(editor.state.doc, block));
          }}
        />
      </Popover>
    </div>
  );
};

/** Brings a place of the text into sight, and the caret there. */
export const goTo = (editor: Editor, at: number): void => {
  const element = editor.view.nodeDOM(at);
  if (element instanceof HTMLElement) element.scrollIntoView({ block: 'start' });
  if (editor.isEditable) editor.commands.focus(at + 1, { scrollIntoView: false });
};

const indents: Record<number, string> = { 1: 'pl-2 font-semibold', 2: 'pl-2', 3: 'pl-6 text-text-2' };

/** The headings of a text, to go to. */
export const Outline = ({ headings, onPick }: { headings: readonly Heading[]; onPick: (heading: Heading) => void }) => {
  const t = useTranslations('notes.foot');
  if (headings.length === 0) return <p className="max-w-60 p-3 text-text-2">{t('noHeadings')}</p>;
  return (
    <ul className="calm-scroll max-h-80 w-72 p-1">
      {headings.map((heading) => (
        <li key={heading.block}>
          <button
            className={`menu-row w-full truncate text-left hover:bg-hover ${indents[heading.level] ?? 'pl-2'}`}
            onClick={() => onPick(heading)}
            type="button"
          >
            {heading.text}
          </button>
        </li>
      ))}
    </ul>
  );
};
