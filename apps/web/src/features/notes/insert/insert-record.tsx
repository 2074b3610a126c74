import { Combobox, Dialog } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { api } from '../notes-api.ts';

export interface InsertRecordProps {
  editor: Editor;
  open: boolean;
  onClose: () => void;
}

/** Puts a link to an account or a deal where the caret is. */
export const InsertRecord = ({ editor, open, onClose }: InsertRecordProps) => {
  const t = useTranslations('notes.insertRecord');
  const common = useTranslations('common');
  const close = () => {
    onClose();
    editor.commands.focus();
  };
  return (
    <Dialog closeLabel={common('close')} onClose={close} open={open} size="sm" title={t('title')}>
      <RecordField
        onPick={(kind, target) => {
          onClose();
          const node = [
            { type: 'record', attrs: { kind, target } },
            { type: 'text', text: ' ' },
          ];
          editor.chain().focus().insertContent(node).run();
        }}
      />
    </Dialog>
  );
};

const RecordField = ({ onPick }: { onPick: (kind: 'account' | 'deal', target: string) => void }) => {
  const t = useTranslations('notes.insertRecord');
  const common = useTranslations('common');
  const [typed, setTyped] = useState('');
  const input = { q: typed.trim(), limit: 8 };
  const accounts = useQuery({ ...api.accounts.list.queryOptions({ input }), placeholderData: (before) => before });
  const deals = useQuery({ ...api.deals.list.queryOptions({ input }), placeholderData: (before) => before });
  const options = [
    ...(accounts.data?.data ?? []).map(({ id, name }) => ({ value: `account ${id}`, label: name, hint: t('account') })),
    ...(deals.data?.data ?? []).map(({ id, title }) => ({ value: `deal ${id}`, label: title, hint: t('deal') })),
  ];
  return (
    <Combobox
      clearLabel={common('clear')}
      emptyText={common('nothingFound')}
      focusFirst
      label={t('label')}
      onChange={(value) => {
        const [kind, target] = (value ?? '').split(' ');
        if ((kind === 'account' || kind === 'deal') && target) onPick(kind, target);
      }}
      onQuery={setTyped}
      options={options}
      placeholder={t('placeholder')}
      value={null}
    />
  );
};
