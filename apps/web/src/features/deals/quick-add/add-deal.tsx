import { fold, type DealId, type StageId } from '@baton/schema/shared';
import { QuickAddLine } from '@baton/ui';
import { Building2, CalendarDays, Coins, Plus, Tag, UserRound } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';

import { newId } from '#shared/api/id.ts';
import { moneyText } from '#shared/i18n/money-text.ts';

import { useBoardUi } from '../board/board-ui.ts';
import { useBoard } from '../board/board-world.tsx';
import { useDayWords } from '../cards/card-words.ts';
import { parseQuickAdd, type QuickDeal } from './parse-quick-add.ts';

/** The last line of a column: a button that becomes a line of text, which stays ready after each deal. */
export const AddDeal = ({ stageId }: { stageId: StageId }) => {
  const { ui, canWrite, store } = useBoard();
  const t = useTranslations('deals.board');
  const open = useBoardUi(ui, (state) => state.adding === stageId);
  if (!canWrite || store.stage(stageId)?.kind !== 'open') return null;
  if (open) return <AddLine stageId={stageId} />;
  return (
    <button
      className="mt-0.5 flex min-h-8 w-full items-center gap-1.5 rounded-control px-2.5 text-text-2 hover:bg-hover hover:text-text coarse:min-h-11"
      onClick={() => ui.set({ adding: stageId })}
      type="button"
    >
      <Plus aria-hidden size={15} />
      {t('addDeal')}
    </button>
  );
};

const AddLine = ({ stageId }: { stageId: StageId }) => {
  const { ui, actions, store, names, today, me } = useBoard();
  const t = useTranslations('deals');
  const [line, setLine] = useState('');
  const world = useMemo(
    () => ({ currency: store.currency, people: names.people, accounts: names.accounts, today }),
    [store, names, today],
  );
  const deal = parseQuickAdd(line, world);
  const preview = usePreview(deal, line);
  const twin = useMemo(() => twinOf(deal.title, store), [deal.title, store]);
  const submit = () => {
    const id = newId() as DealId;
    const { title, amount, currency, closeOn, labels } = deal;
    const draft = {
      id,
      title,
      amount,
      currency,
      closeOn,
      labels,
      ownerId: deal.owner?.id ?? me,
      accountId: deal.account?.id ?? null,
    };
    if (actions.create(t('did.created', { title }), draft, { stageId })) setLine('');
  };
  return (
    <QuickAddLine
      label={t('quickAdd.label')}
      notice={twin !== null && t('quickAdd.twin', { title: twin })}
      onCancel={() => ui.set({ adding: null })}
      onChange={setLine}
      onSubmit={submit}
      placeholder={t('quickAdd.placeholder')}
      preview={preview}
      value={line}
    />
  );
};

const usePreview = (deal: QuickDeal, line: string) => {
  const { locale, today } = useBoard();
  const day = useDayWords();
  if (line.trim() === '') return [];
  const icon = { 'aria-hidden': true, size: 12 } as const;
  return [
    deal.amount !== null && {
      id: 'amount',
      label: moneyText({ amount: deal.amount, currency: deal.currency }, locale),
      icon: <Coins {...icon} />,
    },
    deal.account && { id: 'account', label: deal.account.name, icon: <Building2 {...icon} /> },
    deal.owner && { id: 'owner', label: deal.owner.name, icon: <UserRound {...icon} /> },
    deal.closeOn !== null && { id: 'day', label: day(deal.closeOn, today), icon: <CalendarDays {...icon} /> },
    ...deal.labels.map((label) => ({ id: `label ${label}`, label, icon: <Tag {...icon} /> })),
  ].filter((chip) => chip !== null && chip !== false);
};

/** A deal of the same name on this board: said, never blocking. */
const twinOf = (title: string, store: ReturnType<typeof useBoard>['store']): string | null => {
  const wanted = fold(title);
  if (wanted.length < 4) return null;
  for (const deal of store.all().values()) if (fold(deal.title) === wanted) return deal.title;
  return null;
};
