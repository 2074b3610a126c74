import { picturesIn, type SentContent } from '@baton/schema/proposals';
import type { ProposalId } from '@baton/schema/shared';
import { useCallback, useEffect } from 'react';

import { sentPictureUrl } from '../proposals-api.ts';

/** Where the pictures of a version that was sent are, for who reads its proposal. */
export const useSentPictures = (proposalId: ProposalId, version: number): ((picture: string) => string) =>
  useCallback((picture) => sentPictureUrl(proposalId, version, picture), [proposalId, version]);

/** Has them loaded before somebody prints, which waits for nothing. */
export const usePicturesAtHand = (content: SentContent | null, addressOf: (picture: string) => string | null): void =>
  useEffect(() => {
    const loading = picturesIn(content?.body ?? [], 'picture').map((picture) => {
      const image = new Image();
      image.src = addressOf(picture) ?? '';
      return image;
    });
    return () => {
      for (const image of loading) image.src = '';
    };
  }, [content, addressOf]);
