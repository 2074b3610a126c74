import { Button, classes, IconButton, Menu } from '@baton/ui';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { AtSign, ChevronDown, Plus, Redo2, Table2, Undo2 } from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';

import { CommentButton } from '../talk/comment-button.tsx';
import { applyBlock, noteInserts, styles, type Asking, type Block } from './blocks.ts';
import { LinkButton } from './link-button.tsx';
import { Looks, LooksMenu } from './looks.tsx';
import type { Look } from './marks.ts';
import type { OwnBlocks } from './own-blocks.ts';
import { TableMenu } from './table-menu.tsx';

const nothing: readonly OwnBlocks[] = [];

/** Always at hand; the others where there is room. */
const usual: readonly Look[] = ['bold', 'italic'];
const rarer: readonly Look[] = ['underline', 'strike', 'code', 'highlight'];

export interface ToolbarProps {
  editor: Editor;
  ask: Asking;
  /** Absent where words carry no threads. */
  onComment?: (editor: Editor) => void;
  /** It stands over the page below its text, in a frame of its own. */
  below?: boolean;
  /** What can be put into this text. */
  inserts?: readonly Block[] | undefined;
  /** What is offered beside that, by others. */
  own?: readonly OwnBlocks[] | undefined;
  /** Can somebody be called here? */
  calling?: boolean;
}

/** Everything by a press: for fingers, and for keyboards on which a slash takes two hands. */
export const Toolbar = ({
  editor,
  ask,
  onComment,
  below = false,
  inserts = noteInserts,
  own = nothing,
  calling = true,
}: ToolbarProps) => {
  const t = useTranslations('notes.tools');
  const bar = useRef<HTMLDivElement>(null);
  return (
    <div className={classes('@container', !below && 'sticky top-0 z-10 bg-bg')}>
      <div
        aria-label={t('label')}
        className={classes(
          'calm-scroll flex items-center gap-0.5 border-line py-1 [scrollbar-width:none]',
          below ? 'px-1.5' : 'border-b px-3 phone:px-5',
        )}
        onKeyDown={(event) => walk(bar.current, event)}
        ref={bar}
        role="toolbar"
        tabIndex={-1}
      >
        <Styles ask={ask} editor={editor} />
        <Divider />
        <Looks editor={editor} only={usual} />
        <span className="hidden @2xl:contents">
          <Looks editor={editor} only={rarer} />
        </span>
        <span className="contents @2xl:hidden">
          <LooksMenu editor={editor} only={rarer} />
        </span>
        <LinkButton editor={editor} />
        <Divider />
        {calling && (
          <IconButton
            icon={<AtSign size={16} strokeWidth={1.75} />}
            label={t('mention')}
            onClick={() => typeAt(editor)}
            // The caret must stay where it is.
            onMouseDown={(event) => event.preventDefault()}
          />
        )}
        {onComment && <CommentButton editor={editor} onComment={onComment} />}
        <Inserts ask={ask} editor={editor} inserts={inserts} own={own} />
        <InTable editor={editor} />
        <span className="flex-1" />
        <Steps editor={editor} />
      </div>
    </div>
  );
};

/** Writes the sign that offers people, at the beginning of a word. */
const typeAt = (editor: Editor): void => {
  const { $from } = editor.state.selection;
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 1), $from.parentOffset, undefined, '\ufffc');
  editor
    .chain()
    .focus()
    .insertContent(before === '' || /\s/.test(before) ? '@' : ' @')
    .run();
};

const Divider = () => <span aria-hidden className="mx-1 h-4 w-px shrink-0 bg-line" />;

/** Arrow keys move along the bar; Tab leaves it. */
const walk = (bar: HTMLElement | null, event: KeyboardEvent) => {
  if (bar === null || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft')) return;
  // What has no room has no place among them.
  const buttons = [...bar.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')].filter(
    (button) => button.offsetParent !== null,
  );
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  if (at < 0) return;
  event.preventDefault();
  buttons[(at + (event.key === 'ArrowRight' ? 1 : -1) + buttons.length) % buttons.length]?.focus();
};

/** What the line is, and what else it could be. */
const Styles = ({ editor, ask }: Pick<ToolbarProps, 'editor' | 'ask'>) => {
  const t = useTranslations('notes');
  const current = useEditorState({
    editor,
    selector: ({ editor: now }) => styles.find((style) => style.isActive?.(now) === true)?.id ?? 'paragraph',
  });
  return (
    <Menu
      entries={styles.map((style) => ({
        id: style.id,
        label: t(`blocks.${style.id}`),
        icon: <style.icon size={16} strokeWidth={1.75} />,
        ...(style.typed === undefined ? {} : { hint: style.typed.trim() }),
        onSelect: () => applyBlock(editor.chain(), style.id, ask),
      }))}
      trigger={
        <Button
          aria-label={`${t('tools.style')}: ${t(`blocks.${current}`)}`}
          className="max-w-44 min-w-0 justify-between font-normal @2xl:min-w-24"
          trailing={<ChevronDown aria-hidden size={14} />}
          variant="ghost"
        >
          <span className="truncate">{t(`blocks.${current}`)}</span>
        </Button>
      }
    />
  );
};

interface InsertsProps extends Pick<ToolbarProps, 'editor' | 'ask'> {
  inserts: readonly Block[];
  own: readonly OwnBlocks[];
}

const Inserts = ({ editor, ask, inserts, own }: InsertsProps) => {
  const t = useTranslations('notes');
  return (
    <Menu
      entries={[
        ...own
          .filter(({ items }) => items.length > 0)
          .map((group) => ({
            id: group.id,
            kind: 'submenu' as const,
            label: group.label,
            icon: <group.icon size={16} strokeWidth={1.75} />,
            entries: group.items.map(({ id, label, hint, put }) => ({
              id,
              label,
              ...(hint === undefined ? {} : { hint }),
              onSelect: () => put(editor),
            })),
          })),
        ...inserts.map((block) => ({
          id: block.id,
          label: t(`blocks.${block.id}`),
          icon: <block.icon size={16} strokeWidth={1.75} />,
          onSelect: () => applyBlock(editor.chain(), block.id, ask),
        })),
      ]}
      trigger={<IconButton icon={<Plus size={16} strokeWidth={1.75} />} label={t('tools.insert')} />}
    />
  );
};

/** Rows and columns, while the caret is in a table. */
const InTable = ({ editor }: { editor: Editor }) => {
  const t = useTranslations('notes.tools');
  const inside = useEditorState({ editor, selector: ({ editor: now }) => now.isActive('table') });
  if (!inside) return null;
  return (
    <TableMenu
      editor={editor}
      trigger={<IconButton icon={<Table2 size={16} strokeWidth={1.75} />} label={t('table')} />}
    />
  );
};

const Steps = ({ editor }: { editor: Editor }) => {
  const t = useTranslations('notes.tools');
  const { undo, redo } = useEditorState({
    editor,
    selector: ({ editor: now }) => ({ undo: now.can().undo(), redo: now.can().redo() }),
  });
  return (
    <>
      <IconButton
        disabled={!undo}
        icon={<Undo2 size={16} strokeWidth={1.75} />}
        label={t('undo')}
        onClick={() => editor.chain().focus().undo().run()}
        shortcut="Mod+Z"
      />
      <IconButton
        disabled={!redo}
        icon={<Redo2 size={16} strokeWidth={1.75} />}
        label={t('redo')}
        onClick={() => editor.chain().focus().redo().run()}
        shortcut="Mod+Shift+Z"
      />
    </>
  );
};
