import type { PastNote } from '@baton/schema/notes';
import type { NoteId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';

import { api } from '../notes-api.ts';

/** A note as it was after row `seq`; the last one that was read while the next is on its way. The past does not change. */
export const usePast = (noteId: NoteId, seq: number | null): PastNote | undefined =>
  useQuery({
    ...api.notes.past.queryOptions({ input: { noteId, seq: seq ?? 1 } }),
    enabled: seq !== null,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before: PastNote | undefined) => before,
  }).data;
