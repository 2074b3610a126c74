import type { DealPatch, DealView } from '@baton/schema/deals';
import type { DealId } from '@baton/schema/shared';
import { Avatar, classes, InlineEdit, parseMoney, presenceColor } from '@baton/ui';
import { memo } from 'react';
import { useTranslations } from 'use-intl';

import { useBoardUi } from '../board/board-ui.ts';
import { useBoard, useDeal, useFigure } from '../board/board-world.tsx';
import { useHandLook } from '../cards/card-hand.tsx';
import { closeTone, dayOf, daysBetween, idleDays } from '../cards/card-signal.ts';
import { closeText, worthText } from '../cards/card-words.ts';
import { moneyInput } from '../detail/money-input.ts';
import { rowGrid } from './table-sort.ts';

/** One deal as a row; title and amount are edited in place, the rest opens what it opens on a card. */
export const BoardRow = memo(
  ({ id, start, height, index }: { id: DealId; start: number; height: number; index: number }) => {
    const { store, ui, peek } = useBoard();
    const peeked = useBoardUi(ui, (state) => state.peeked === id);
    const deal = useDeal(id);
    const selected = useBoardUi(ui, (state) => state.selected.has(id));
    const hand = useHandLook(id);
    if (deal === null) return null;
    return (
      <div
        aria-rowindex={index + 2}
        aria-selected={selected}
        className={classes(
          'absolute inset-x-0 top-0 border-b border-line focus-visible:outline-offset-[-2px]',
          rowGrid,
          selected || peeked ? 'bg-accent-soft' : 'hover:bg-hover',
        )}
        data-deal={id}
        onClick={(event) => event.target === event.currentTarget && peek(id)}
        onFocus={() => ui.set({ focused: id })}
        onKeyDown={(event) => {
          if (event.target !== event.currentTarget || event.key !== ' ') return;
          event.preventDefault();
          peek(peeked ? null : id);
        }}
        role="row"
        style={{
          height,
          transform: `translateY(${start}px)`,
          ...(hand && { boxShadow: `inset 0 0 0 2px ${hand.color}` }),
        }}
        tabIndex={0}
      >
        <TitleCell deal={deal} />
        <Cell>{store.stage(deal.stageId)?.name}</Cell>
        <AccountCell id={id} />
        <AmountCell deal={deal} />
        <OwnerCell id={id} />
        <CloseCell id={id} />
        <ActivityCell id={id} />
      </div>
    );
  },
);

const useRowEdit = (deal: DealView, field: string) => {
  const { actions, presence } = useBoard();
  const t = useTranslations('deals.did');
  return {
    onEditing: (on: boolean) => presence.say(on ? { doing: 'editing', subject: deal.id, field } : null),
    edit: (patch: DealPatch) => void actions.edit(t('edited', { title: patch.title ?? deal.title }), [deal.id], patch),
  };
};

const TitleCell = ({ deal }: { deal: DealView }) => {
  const { canWrite } = useBoard();
  const t = useTranslations('deals.field');
  const { onEditing, edit } = useRowEdit(deal, 'title');
  return (
    <div className="min-w-0 px-1.5" role="cell">
      <InlineEdit
        className="font-semibold"
        label={t('title')}
        onEditing={onEditing}
        onSave={(title) => edit({ title })}
        readOnly={!canWrite}
        required
        value={deal.title}
      />
    </div>
  );
};

const AmountCell = ({ deal }: { deal: DealView }) => {
  const { canWrite, locale } = useBoard();
  const t = useTranslations('deals');
  const { onEditing, edit } = useRowEdit(deal, 'amount');
  const words = worthText(deal, useFigure(deal.id), locale);
  const estimate = words?.estimated === true;
  return (
    <div className="min-w-0 px-1.5" role="cell">
      <InlineEdit
        className={classes('text-right', estimate && 'text-text-3 italic')}
        display={words === null ? undefined : `${words.text}${estimate ? ` ${t('card.estimate')}` : ''}`}
        inputMode="decimal"
        label={t('field.amount')}
        onEditing={onEditing}
        onSave={(text) => {
          const amount = text === '' ? null : parseMoney(text, deal.currency);
          if (text === '' || amount !== null) edit({ amount });
        }}
        placeholder="—"
        readOnly={!canWrite}
        value={moneyInput(deal.amount, deal.currency, locale)}
      />
    </div>
  );
};

const Cell = ({ children, className }: { children: React.ReactNode; className?: string | false }) => (
  <div className={classes('min-w-0 truncate px-3 text-text-2', className)} role="cell">
    {children}
  </div>
);

const AccountCell = ({ id }: { id: DealId }) => {
  const { names } = useBoard();
  const deal = useDeal(id);
  return <Cell>{names.account(deal?.accountId ?? null)?.name ?? '—'}</Cell>;
};

const OwnerCell = ({ id }: { id: DealId }) => {
  const { names, ui, canWrite } = useBoard();
  const deal = useDeal(id);
  const t = useTranslations('deals.card');
  const owner = names.person(deal?.ownerId ?? null);
  return (
    <div className="min-w-0 px-1.5" role="cell">
      <button
        className="flex min-h-6 w-full min-w-0 items-center gap-1.5 rounded-control px-1.5 text-left hover:bg-hover"
        disabled={!canWrite}
        onClick={(event) => ui.set({ menu: { kind: 'assign', ids: [id], anchor: event.currentTarget } })}
        type="button"
      >
        {owner !== null && <Avatar color={presenceColor(owner.id)} decorative name={owner.name} size={20} />}
        <span className="truncate">{owner?.name ?? <span className="text-text-3">{t('noOwner')}</span>}</span>
      </button>
    </div>
  );
};

const CloseCell = ({ id }: { id: DealId }) => {
  const board = useBoard();
  const { store, today } = board;
  const deal = useDeal(id);
  const tone = closeTone(deal?.closeOn ?? null, deal === null ? null : store.stage(deal.stageId), today);
  const words = closeText(deal?.closeOn ?? null, tone, board);
  return <Cell className={tone === 'late' && 'font-semibold text-danger'}>{deal?.closeOn === null ? '—' : words}</Cell>;
};

const ActivityCell = ({ id }: { id: DealId }) => {
  const { store, today } = useBoard();
  const t = useTranslations('deals.card');
  const deal = useDeal(id);
  const card = useFigure(id);
  if (card === undefined || deal === null) return <Cell>—</Cell>;
  const idle = idleDays(card, store.stage(deal.stageId), today) !== null;
  const days = daysBetween(dayOf(card.lastActivity), today);
  return (
    <Cell className={idle && 'font-semibold text-danger'}>{days === 0 ? t('today') : t('daysAgo', { days })}</Cell>
  );
};
