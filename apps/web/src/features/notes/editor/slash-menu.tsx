import { classes } from '@baton/ui';
import type { Editor } from '@tiptap/core';
import { useEffect, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useTranslations } from 'use-intl';

import type { SlashMenuState, SlashView } from './slash.ts';

const listId = 'note-slash';
const tallest = 320;

/** The open slash menu, next to what is typed. The caret stays in the text: the editor moves through the list. */
export const SlashMenu = ({ editor, menu }: { editor: Editor; menu: SlashMenuState }) => {
  const view = useSyncExternalStore(menu.subscribe, menu.snapshot);
  useEffect(() => {
    if (editor.isDestroyed) return;
    const { dom } = editor.view;
    if (view === null) {
      for (const name of ['aria-controls', 'aria-activedescendant']) dom.removeAttribute(name);
      return;
    }
    dom.setAttribute('aria-controls', listId);
    dom.setAttribute('aria-activedescendant', `${listId}-${view.blocks[view.at]?.id}`);
  }, [editor, view]);
  return view === null ? null : createPortal(<List view={view} />, document.body);
};

const List = ({ view }: { view: SlashView }) => {
  const t = useTranslations('notes');
  const { blocks, at, place, pick } = view;
  const below = globalThis.innerHeight - place.bottom > tallest || place.top < tallest;
  return (
    <div
      aria-label={t('slash')}
      className="popup calm-scroll fixed z-50 w-64 p-1"
      id={listId}
      // The caret must not leave the text.
      onMouseDown={(event) => event.preventDefault()}
      role="listbox"
      style={{
        left: Math.max(8, Math.min(place.left, globalThis.innerWidth - 264)),
        maxHeight: tallest,
        ...(below ? { top: place.bottom + 6 } : { bottom: globalThis.innerHeight - place.top + 6 }),
      }}
      tabIndex={-1}
    >
      {blocks.map((block, index) => (
        <button
          aria-selected={index === at}
          className={classes('menu-row w-full text-left', index === at && 'bg-active')}
          id={`${listId}-${block.id}`}
          key={block.id}
          onClick={() => pick(block)}
          ref={index === at ? intoView : undefined}
          role="option"
          tabIndex={-1}
          type="button"
        >
          <block.icon aria-hidden className="shrink-0 text-text-3" size={16} strokeWidth={1.75} />
          <span className="min-w-0 flex-1 truncate">{t(`blocks.${block.id}`)}</span>
          {block.typed && <span className="font-mono text-meta text-text-3">{block.typed.trim()}</span>}
        </button>
      ))}
    </div>
  );
};

const intoView = (row: HTMLElement | null) => row?.scrollIntoView({ block: 'nearest' });
