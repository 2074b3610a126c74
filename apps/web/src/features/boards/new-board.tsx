import { Button, Dialog, InlineNotice, Select, TextField } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { currencyOptions } from '#shared/i18n/currencies.ts';
import { useProblemText } from '#shared/i18n/problem-text.ts';
import { useSession } from '#shared/session/session.tsx';

import { boardsApi, boardsQuery } from './boards-api.ts';

export interface NewBoardProps {
  open: boolean;
  onClose: () => void;
  onCreated: (boardId: string) => void;
}

/** A new board with the usual stages; they are changed on the board itself. */
export const NewBoard = ({ open, onClose, onCreated }: NewBoardProps) => {
  const t = useTranslations('boards');
  const common = useTranslations('common');
  return (
    <Dialog closeLabel={common('close')} onClose={onClose} open={open} size="sm" title={t('new')}>
      <NewBoardForm onCreated={onCreated} />
    </Dialog>
  );
};

const NewBoardForm = ({ onCreated }: Pick<NewBoardProps, 'onCreated'>) => {
  const t = useTranslations('boards');
  const locale = useLocale();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const { workspace } = useSession();
  const [name, setName] = useState('');
  const [currency, setCurrency] = useState(workspace.baseCurrency);
  const create = useMutation({
    mutationFn: () =>
      boardsApi.boards.create.call({
        name,
        currency,
        stages: usualStages.map(({ word, ...stage }) => ({ ...stage, name: t(`stages.${word}`) })),
      }),
    onSuccess: async (board) => {
      await queries.invalidateQueries({ queryKey: boardsQuery().queryKey });
      onCreated(board.id);
    },
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate();
      }}
    >
      {create.error && <InlineNotice tone="danger">{problemText(create.error)}</InlineNotice>}
      <TextField hint={t('nameHint')} label={t('name')} maxLength={120} onChange={setName} required value={name} />
      <Select label={t('currency')} onChange={setCurrency} options={currencyOptions(locale)} value={currency} />
      <div className="flex justify-end">
        <Button busy={create.isPending} size="md" submit variant="ink">
          {t('create')}
        </Button>
      </div>
    </form>
  );
};

/** What a board begins with, named in the language of whoever makes it. */
const usualStages = [
  { word: 'fresh', kind: 'open', probability: 10, idleDays: 14 },
  { word: 'qualified', kind: 'open', probability: 25, idleDays: 14 },
  { word: 'proposal', kind: 'open', probability: 50, idleDays: 10 },
  { word: 'negotiation', kind: 'open', probability: 75, idleDays: 7 },
  { word: 'won', kind: 'won', probability: 100, idleDays: null },
  { word: 'lost', kind: 'lost', probability: 0, idleDays: null },
] as const;
