import type { BoardDetail, PastBoard } from '@baton/schema/deals';
import type { DealId, MemberId } from '@baton/schema/shared';
import { useEffect, useMemo, type ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import * as Y from 'yjs';

import { BoardActions } from '../board/board-actions.ts';
import { BoardUi } from '../board/board-ui.ts';
import { BoardWorldProvider, noExtras, type BoardNames } from '../board/board-world.tsx';
import { CardFigures } from '../board/card-figures.ts';
import { NextActivities } from '../board/next-activities.ts';
import { dayOf } from '../cards/card-signal.ts';
import { matcher, type BoardFilter } from '../filters/board-filter.ts';
import type { CardHands } from '../presence/card-presence.ts';
import { BoardUndo } from '../undo/board-undo.ts';
import { PastStore } from './past-store.ts';

export interface PastScopeProps {
  past: PastBoard;
  board: BoardDetail | null;
  names: BoardNames;
  filter: BoardFilter;
  hands: CardHands;
  me: MemberId;
  onOpen: (id: DealId) => void;
  children: ReactNode;
}

/** Makes a board as it was usable for the parts that draw a live one. Days count from that moment; nobody can change it. */
export const PastScope = ({ past, board, names, filter, hands, me, onOpen, children }: PastScopeProps) => {
  const locale = useLocale();
  const words = useTranslations('deals');
  const { ui, actions, end } = useMemo(() => idleParts(), []);
  useEffect(() => end, [end]);
  const store = useMemo(() => new PastStore(past), [past]);
  const figures = useMemo(() => figuresOf(past), [past]);
  const world = useMemo(
    () => ({
      boardId: past.boardId,
      board,
      store,
      ui,
      actions,
      presence: hands,
      figures,
      next: nothingPlanned,
      names,
      extras: noExtras,
      words,
      me,
      locale,
      today: dayOf(past.at),
      isPast: true,
      canWrite: false,
      canManage: false,
      peek: () => {},
      open: onOpen,
    }),
    [past, board, store, ui, actions, hands, figures, names, words, me, locale, onOpen],
  );
  const match = useMemo(() => matchThen(filter, { past, names, me }), [filter, past, names, me]);
  return (
    <BoardWorldProvider match={match} value={world}>
      {children}
    </BoardWorldProvider>
  );
};

/** What was planned then is not known. */
const nothingPlanned = new NextActivities();

/** How long a deal had been idle then is not known, so nobody asks for that. */
const matchThen = (
  { idle: _idle, ...filter }: BoardFilter,
  { past, names, me }: Pick<PastScopeProps, 'past' | 'names' | 'me'>,
) =>
  matcher(filter, {
    me,
    today: dayOf(past.at),
    accountName: (id) => names.account(id)?.name ?? null,
    isIdle: () => false,
  });

/** What a board needs where people act. Nobody does here, and what would be acted on belongs to no board. */
const idleParts = () => {
  const doc = new Y.Doc();
  const undo = new BoardUndo(doc);
  const actions = new BoardActions(doc, undo, { done: () => {}, refused: () => {} });
  return { ui: new BoardUi(), actions, end: () => undo.destroy() };
};

/** List prices of today stand in for missing amounts; how long a deal had been idle then is not known. */
const figuresOf = ({ at, deals }: PastBoard): CardFigures => {
  const figures = new CardFigures();
  const since = { stageSince: at, lastActivity: at, lastActivityType: 'deal.edited' };
  figures.read(deals.map(({ id, productName, estimate }) => ({ id, productName, estimate, ...since })));
  return figures;
};
