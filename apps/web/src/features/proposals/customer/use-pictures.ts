import { picturesIn, type SentContent } from '@baton/schema/proposals';
import { useCallback, useEffect, useRef, useState } from 'react';

import { askPicture } from './customer-api.ts';

/** The pictures of a version as addresses in this page; those that cannot be had now are tried again with the next network. */
export const usePictures = (
  token: string,
  content: SentContent,
  connected: boolean,
): ((picture: string) => string | null) => {
  const [had, setHad] = useState<ReadonlyMap<string, string>>(new Map());
  /** Had already, or on their way: what is fetched meanwhile is no reason to begin anew. */
  const asked = useRef(new Set<string>());
  useEffect(() => {
    if (!connected) return;
    const fetchAll = async () => {
      for (const picture of picturesIn(content.body, 'picture')) {
        if (asked.current.has(picture)) continue;
        asked.current.add(picture);
        const found = await askPicture(token, picture);
        if (found) setHad((before) => new Map(before).set(picture, URL.createObjectURL(found)));
        else asked.current.delete(picture);
      }
    };
    void fetchAll();
  }, [token, content, connected]);
  return useCallback((picture) => had.get(picture) ?? null, [had]);
};
