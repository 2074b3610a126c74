import { noteMeta, readNoteTitle } from '@baton/schema/notes';
import { useCallback, useSyncExternalStore } from 'react';

import type { OpenLiveDocument } from '#shared/live/live-context.tsx';

/** The title of an open note as its document says it now; null while it is not open. */
export const useNoteTitle = (document: OpenLiveDocument | null): string | null => {
  const doc = document?.view.doc ?? null;
  const subscribe = useCallback(
    (listener: () => void) => {
      if (doc === null) return () => {};
      const meta = noteMeta(doc);
      meta.observe(listener);
      return () => meta.unobserve(listener);
    },
    [doc],
  );
  return useSyncExternalStore(subscribe, () => doc && readNoteTitle(doc));
};
