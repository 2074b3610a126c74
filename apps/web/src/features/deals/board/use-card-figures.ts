import { cardsAtOnce } from '@baton/schema/deals';
import type { BoardId, DealId } from '@baton/schema/shared';
import { QueryObserver, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';

import type { FactMessage } from '#shared/live/feed.ts';
import { useFacts } from '#shared/live/live-context.tsx';

import { api } from '../deals-api.ts';
import { CardFigures } from './card-figures.ts';

/** Facts by which a deal comes to a board. */
const newHere = ['deal.created', 'deal.restored', 'deal.moved-to-board'];

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
  useEffect(() => follow(queries, boardId, figures), [queries, boardId, figures]);
  return figures;
};

/** Those that come together are asked for together, so many milliseconds after the first. */
const gatherMs = 100;

const newCards = (queries: QueryClient, boardId: BoardId, figures: CardFigures) => {
  const waiting = new Set<DealId>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const all = () => queries.invalidateQueries({ queryKey: optionsOf(boardId).queryKey });
  const read = async () => {
    timer = undefined;
    const ids = [...waiting];
    waiting.clear();
    // What is read as a whole at the moment may have been read before these came.
    if (!figures.known || ids.length > cardsAtOnce) return all();
    try {
      figures.add((await api.boards.cards.call({ boardId, deals: ids.join(',') })).cards);
    } catch {
      await all();
    }
  };
  return {
    ask: (id: DealId): void => {
      waiting.add(id);
      timer ??= setTimeout(() => void read(), gatherMs);
    },
    stop: (): void => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
};

/** Begins with what is known already, so that a board opened again has its figures in its first drawing. */
const figuresOf = (queries: QueryClient, boardId: BoardId): CardFigures => {
  const figures = new CardFigures();
  const known = queries.getQueryData(optionsOf(boardId).queryKey);
  if (known !== undefined) figures.read(known.cards);
  return figures;
};

const follow = (queries: QueryClient, boardId: BoardId, figures: CardFigures): (() => void) => {
  const options = optionsOf(boardId);
  let seen = figures.known ? queries.getQueryData(options.queryKey) : undefined;
  const stop = new QueryObserver(queries, options).subscribe(({ data }) => {
    if (data === undefined || data === seen) return;
    seen = data;
    figures.read(data.cards);
  });
  return () => {
    stop();
    // What facts told meanwhile goes to the cache once, not at each fact: it is copied whole when it is kept.
    const at = queries.getQueryState(options.queryKey)?.dataUpdatedAt;
    if (figures.known && at !== undefined)
      queries.setQueryData(options.queryKey, { cards: figures.all() }, { updatedAt: at });
  };
};
