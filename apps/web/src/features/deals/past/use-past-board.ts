import type { DealChange, PastBoard } from '@baton/schema/deals';
import type { BoardId, PastRow } from '@baton/schema/shared';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { api } from '../deals-api.ts';

/** What two moments differ in. */
export interface BoardChanges {
  since: PastRow;
  until: PastRow;
  changes: DealChange[];
}

/** The past does not change; a board of thousands is not kept for long all the same. */
const pastTimes = { staleTime: Number.POSITIVE_INFINITY, gcTime: 60_000 };

/** A board as it was after row `seq`; the last one that was read while the next is on its way. */
export const usePastBoard = (boardId: BoardId, seq: number): UseQueryResult<PastBoard> =>
  useQuery({
    ...api.boards.past.queryOptions({ input: { boardId, seq } }),
    ...pastTimes,
    placeholderData: (before: PastBoard | undefined) => before,
  });

/** What became of its deals between two moments, whichever of the two is looked at; null while it is being read. */
export const useChanges = (boardId: BoardId, seq: number, other: number | null): BoardChanges | null => {
  const [since, until] = [Math.min(seq, other ?? seq), Math.max(seq, other ?? seq)];
  const { data } = useQuery({
    ...api.boards.changes.queryOptions({ input: { boardId, since, seq: until } }),
    ...pastTimes,
    enabled: other !== null,
  });
  return other === null ? null : (data ?? null);
};
