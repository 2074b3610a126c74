import { Menu, type MenuEntry } from '@baton/ui';
import type { Editor } from '@tiptap/core';
import type { ReactElement } from 'react';
import { useTranslations } from 'use-intl';

/** What can be done with the table around the caret. */
export const TableMenu = ({ editor, trigger }: { editor: Editor; trigger: ReactElement }) => {
  const t = useTranslations('notes.table');
  const chain = () => editor.chain().focus();
  const entries: MenuEntry[] = [
    { id: 'rowAbove', label: t('rowAbove'), onSelect: () => void chain().addRowBefore().run() },
    { id: 'rowBelow', label: t('rowBelow'), onSelect: () => void chain().addRowAfter().run() },
    { id: 'columnBefore', label: t('columnBefore'), onSelect: () => void chain().addColumnBefore().run() },
    { id: 'columnAfter', label: t('columnAfter'), onSelect: () => void chain().addColumnAfter().run() },
    { id: 'header', label: t('header'), onSelect: () => void chain().toggleHeaderRow().run() },
    { kind: 'separator', id: 'before-delete' },
    { id: 'deleteRow', label: t('deleteRow'), danger: true, onSelect: () => void chain().deleteRow().run() },
    { id: 'deleteColumn', label: t('deleteColumn'), danger: true, onSelect: () => void chain().deleteColumn().run() },
    { id: 'deleteTable', label: t('deleteTable'), danger: true, onSelect: () => void chain().deleteTable().run() },
  ];
  return <Menu entries={entries} trigger={trigger} />;
};
