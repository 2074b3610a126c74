import { IconButton, Menu } from '@baton/ui';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { activeLooks, looks, toggleLook, type Look } from './marks.ts';

export interface LooksProps {
  editor: Editor;
  /** Those that are shown; all when absent. */
  only?: readonly Look[];
}

/** How letters look, in a menu: where there is no room for a button each. */
export const LooksMenu = ({ editor, only }: Required<LooksProps>) => {
  const t = useTranslations('notes');
  const active = useEditorState({ editor, selector: ({ editor: now }) => activeLooks(now) });
  return (
    <Menu
      entries={looks
        .filter(({ id }) => only.includes(id))
        .map(({ id }) => ({
          id,
          kind: 'check' as const,
          label: t(`marks.${id}`),
          checked: active.includes(id),
          onChange: () => toggleLook(editor, id),
        }))}
      trigger={<IconButton icon={<Ellipsis size={16} strokeWidth={1.75} />} label={t('tools.looks')} />}
    />
  );
};

/** Buttons for how letters look. */
export const Looks = ({ editor, only }: LooksProps) => {
  const t = useTranslations('notes.marks');
  const active = useEditorState({ editor, selector: ({ editor: now }) => activeLooks(now) });
  return looks
    .filter(({ id }) => only?.includes(id) ?? true)
    .map(({ id, icon: Icon, keys }) => (
      <IconButton
        icon={<Icon size={16} strokeWidth={1.75} />}
        key={id}
        label={t(id)}
        onClick={() => toggleLook(editor, id)}
        // The selection must stay where it is.
        onMouseDown={(event) => event.preventDefault()}
        pressed={active.includes(id)}
        shortcut={keys}
      />
    ));
};
