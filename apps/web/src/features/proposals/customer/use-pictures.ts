import { picturesIn, type SentContent } from '@baton/schema/proposals';
import { useCallback, useEffect, useState } from 'react';

import { askPicture } from './customer-api.ts';

/** The pictures of a version as addresses in this page; those that cannot be had now are tried again with the next network. */
export const usePictures = (
  token: string,
  content: SentContent,
  connected: boolean,
): ((picture: string) => string | null) => {
  const [had, setHad] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    if (!connected) return;
    let left = false;
    const fetchAll = async () => {
      for (const picture of picturesIn(content.body, 'picture').filter((name) => !had.has(name))) {
        const found = await askPicture(token, picture);
        if (left) return;
        if (found) setHad((before) => new Map(before).set(picture, URL.createObjectURL(found)));
      }
    };
    void fetchAll();
    return () => {
      left = true;
    };
    // What was had meanwhile is no reason to begin anew.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [token, content, connected]);
  return useCallback((picture) => had.get(picture) ?? null, [had]);
};
