import { IconButton, TextField } from '@baton/ui';
import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { BubbleMenu } from '@tiptap/react/menus';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

/** Beside a chosen picture: what it shows, for those who do not see it. */
export const PictureBubble = ({ editor }: { editor: Editor }) => (
  <BubbleMenu
    className="popup z-30 flex items-end gap-1 p-2"
    editor={editor}
    options={{ placement: 'bottom', offset: 8 }}
    pluginKey="picture"
    shouldShow={({ editor: now }) => now.isEditable && chosenIn(now) !== null}
  >
    <Chosen editor={editor} />
  </BubbleMenu>
);

interface ChosenPicture {
  at: number;
  file: string;
  alt: string;
}

const chosenIn = ({ state: { selection } }: Editor): ChosenPicture | null => {
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'image') return null;
  const { file, alt } = selection.node.attrs;
  return { at: selection.from, file: String(file), alt: typeof alt === 'string' ? alt : '' };
};

const Chosen = ({ editor }: { editor: Editor }) => {
  const t = useTranslations('notes.files');
  const picture = useEditorState({ editor, selector: ({ editor: now }) => chosenIn(now) });
  if (picture === null) return null;
  return (
    <>
      <Alt editor={editor} key={`${picture.at} ${picture.file} ${picture.alt}`} picture={picture} />
      <IconButton
        icon={<Trash2 size={16} strokeWidth={1.75} />}
        label={t('remove')}
        onClick={() => editor.chain().focus().deleteSelection().run()}
      />
    </>
  );
};

/** Written to the note when it is left, as one step. */
const Alt = ({ editor, picture }: { editor: Editor; picture: ChosenPicture }) => {
  const t = useTranslations('notes.files');
  const [typed, setTyped] = useState(picture.alt);
  const keep = () => {
    const alt = typed.trim().slice(0, 500);
    const { state, view } = editor;
    const there = state.doc.nodeAt(picture.at)?.attrs['file'] === picture.file;
    if (there && alt !== picture.alt) view.dispatch(state.tr.setNodeAttribute(picture.at, 'alt', alt));
  };
  return (
    <form
      className="w-72 max-w-[calc(100vw-6rem)]"
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        keep();
        editor.commands.focus();
      }}
    >
      <TextField label={t('alt')} onBlur={keep} onChange={setTyped} placeholder={t('altHint')} value={typed} />
    </form>
  );
};
