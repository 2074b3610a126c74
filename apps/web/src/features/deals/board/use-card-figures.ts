import type { BoardId, DealId } from '@baton/schema/shared';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';

import type { FactMessage } from '#shared/live/feed.ts';
import { useFacts } from '#shared/live/live-context.tsx';

import { api } from '../deals-api.ts';
import { askTogether, beginKnown, followAnswers } from './beside-board.ts';
import { CardFigures } from './card-figures.ts';

/** Facts by which a deal comes to a board. */
const newHere = ['deal.created', 'deal.restored', 'deal.moved-to-board'];

type CardsOfBoard = Awaited<ReturnType<typeof api.boards.cards.call>>;

const optionsOf = (boardId: BoardId) =>
  api.boards.cards.queryOptions({
    input: { boardId },
    meta: { facts: ['import.', 'product.'], meanwhile: newHere, kept: 'late' },
  });

/**
 * The figures of a board's cards. Read once; afterwards the facts of the feed are written into them, since asking again
 * for five thousand cards at each move would be absurd. A new deal is asked for alone, after an import all are. They live
 * outside of React's state: their coming and each activity draw the cards concerned and nothing else.
 */
export const useCardFigures = (boardId: BoardId): CardFigures => {
  const queries = useQueryClient();
  const figures = useMemo(() => figuresOf(queries, boardId), [queries, boardId]);
  const news = useMemo(() => newCards(queries, boardId, figures), [queries, boardId, figures]);
  useEffect(() => news.stop, [news]);
  useFacts((fact: FactMessage) => {
    if (fact.subject.kind !== 'deal' || !fact.type.startsWith('deal.')) return;
    const id = fact.subject.id as DealId;
    if (newHere.includes(fact.type) && figures.card(id) === undefined) news.ask(id);
    figures.touch(id, fact.type, new Date().toISOString());
  });
  useEffect(() => followAnswers(following(queries, boardId, figures)), [queries, boardId, figures]);
  return figures;
};

const newCards = (queries: QueryClient, boardId: BoardId, figures: CardFigures) =>
  askTogether({
    beside: figures,
    gatherMs: 100,
    some: async (ids) => figures.add((await api.boards.cards.call({ boardId, deals: ids.join(',') })).cards),
    all: () => queries.invalidateQueries({ queryKey: optionsOf(boardId).queryKey }),
  });

const following = (queries: QueryClient, boardId: BoardId, figures: CardFigures) => ({
  queries,
  options: optionsOf(boardId),
  beside: figures,
  read: ({ cards }: CardsOfBoard) => figures.read(cards),
  present: () => ({ cards: figures.all() }),
});

const figuresOf = (queries: QueryClient, boardId: BoardId): CardFigures => {
  const figures = new CardFigures();
  beginKnown(following(queries, boardId, figures));
  return figures;
};
