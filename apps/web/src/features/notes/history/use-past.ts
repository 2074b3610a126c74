import type { PastNote } from '@baton/schema/notes';
import type { NoteId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { api } from '../notes-api.ts';

/** The value once it has rested for a moment: a slider passes many that nobody wants to see. */
export const useRested = (value: number, ms = 120): number => {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return rested;
};

/** A note as it was after row `seq`; the last one that was read while the next is on its way. The past does not change. */
export const usePast = (noteId: NoteId, seq: number | null): PastNote | undefined =>
  useQuery({
    ...api.notes.past.queryOptions({ input: { noteId, seq: seq ?? 1 } }),
    enabled: seq !== null,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before: PastNote | undefined) => before,
  }).data;
