import { cardsAtOnce } from '@baton/schema/deals';
import type { BoardId } from '@baton/schema/shared';
import { QueryObserver, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';

import { useFacts } from '#shared/live/live-context.tsx';

import { api } from '../deals-api.ts';
import { NextActivities } from './next-activities.ts';

/** Kinds of things that are planned about deals. */
const planned = new Set(['task']);

const optionsOf = (boardId: BoardId) =>
  api.boards.next.queryOptions({
    input: { boardId },
    meta: { facts: ['import.', 'deal.moved-to-board'], meanwhile: ['task.'], kept: 'late' },
  });

/** What happens together is asked for together, so many milliseconds after the first. */
const gatherMs = 150;

/**
 * What is planned next about a board's deals. Read once in one question; afterwards a fact about a planned thing asks for
 * its deal alone, since a board of five thousand must not be read anew for each ticked task.
 */
export const useNextActivities = (boardId: BoardId): NextActivities => {
  const queries = useQueryClient();
  const next = useMemo(() => nextOf(queries, boardId), [queries, boardId]);
  const news = useMemo(() => newsOf(queries, boardId, next), [queries, boardId, next]);
  useEffect(() => news.stop, [news]);
  useFacts(({ subject }) => {
    if (planned.has(subject.kind)) news.ask(subject.id);
  });
  useEffect(() => follow(queries, boardId, next), [queries, boardId, next]);
  useEffect(() => {
    const timer = setInterval(() => next.tick(), 30_000);
    return () => clearInterval(timer);
  }, [next]);
  return next;
};

const nextOf = (queries: QueryClient, boardId: BoardId): NextActivities => {
  const next = new NextActivities();
  const known = queries.getQueryData(optionsOf(boardId).queryKey);
  if (known !== undefined) next.read(known);
  return next;
};

const newsOf = (queries: QueryClient, boardId: BoardId, next: NextActivities) => {
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const all = () => queries.invalidateQueries({ queryKey: optionsOf(boardId).queryKey });
  const read = async () => {
    timer = undefined;
    const ids = [...waiting];
    waiting.clear();
    // What is read as a whole at the moment may have been read before these.
    if (!next.known || ids.length > cardsAtOnce) return all();
    try {
      next.read(await api.boards.next.call({ boardId, of: ids.join(',') }));
    } catch {
      await all();
    }
  };
  return {
    ask: (id: string): void => {
      waiting.add(id);
      timer ??= setTimeout(() => void read(), gatherMs);
    },
    stop: (): void => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
};

const follow = (queries: QueryClient, boardId: BoardId, next: NextActivities): (() => void) => {
  const options = optionsOf(boardId);
  let seen = next.known ? queries.getQueryData(options.queryKey) : undefined;
  const stop = new QueryObserver(queries, options).subscribe(({ data }) => {
    if (data === undefined || data === seen) return;
    seen = data;
    next.read(data);
  });
  return () => {
    stop();
    // What facts told meanwhile goes to the cache once, not at each fact.
    const at = queries.getQueryState(options.queryKey)?.dataUpdatedAt;
    if (next.known && at !== undefined)
      queries.setQueryData(options.queryKey, { deals: null, next: next.all() }, { updatedAt: at });
  };
};
