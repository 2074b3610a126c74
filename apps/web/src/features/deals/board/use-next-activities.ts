import type { BoardId } from '@baton/schema/shared';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';

import { useFacts } from '#shared/live/live-context.tsx';

import { api } from '../deals-api.ts';
import { askTogether, beginKnown, followAnswers } from './beside-board.ts';
import { NextActivities } from './next-activities.ts';

/** Kinds of things that are planned about deals. */
const planned = new Set(['task', 'event', 'handoff', 'promise']);

type NextOfBoard = Awaited<ReturnType<typeof api.boards.next.call>>;

const optionsOf = (boardId: BoardId) =>
  api.boards.next.queryOptions({
    input: { boardId },
    meta: {
      facts: ['import.', 'deal.moved-to-board'],
      meanwhile: ['task.', 'event.', 'handoff.', 'promise.', 'deal.created'],
      kept: 'late',
    },
  });

/**
 * What is planned next about a board's deals. Read once in one question; afterwards a fact about a planned thing asks for
 * its deal alone, since a board of five thousand must not be read anew for each ticked task.
 */
export const useNextActivities = (boardId: BoardId): NextActivities => {
  const queries = useQueryClient();
  const next = useMemo(() => nextOf(queries, boardId), [queries, boardId]);
  const news = useMemo(() => newsOf(queries, boardId, next), [queries, boardId, next]);
  useEffect(() => news.stop, [news]);
  useFacts(({ subject, type }) => {
    if (planned.has(subject.kind) || type === 'deal.created') news.ask(subject.id);
  });
  useEffect(() => followAnswers(following(queries, boardId, next)), [queries, boardId, next]);
  useEffect(() => {
    // What has begun is next no more: what comes after it is asked for.
    const timer = setInterval(() => next.tick().forEach((id) => news.ask(id)), 30_000);
    return () => clearInterval(timer);
  }, [next, news]);
  return next;
};

const newsOf = (queries: QueryClient, boardId: BoardId, next: NextActivities) => {
  const all = () => queries.invalidateQueries({ queryKey: optionsOf(boardId).queryKey });
  return askTogether({
    beside: next,
    gatherMs: 150,
    some: async (ids) => {
      const answer = await api.boards.next.call({ boardId, of: ids.join(',') });
      next.read(answer);
      // What is planned about something else now is not told of where it was planned before.
      if (next.dealsWith(ids).some((id) => answer.deals?.includes(id) === false)) await all();
    },
    all,
  });
};

const following = (queries: QueryClient, boardId: BoardId, next: NextActivities) => ({
  queries,
  options: optionsOf(boardId),
  beside: next,
  read: (answer: NextOfBoard) => next.read(answer),
  present: (): NextOfBoard => ({ deals: null, next: next.all() }),
});

const nextOf = (queries: QueryClient, boardId: BoardId): NextActivities => {
  const next = new NextActivities();
  beginKnown(following(queries, boardId, next));
  return next;
};
