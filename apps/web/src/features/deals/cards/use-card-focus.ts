import { useEffect, useLayoutEffect, type RefObject } from 'react';

import type { CardSigns } from './card-signs.ts';

/**
 * Keeps the keyboard on the card. A card that changes column is a new element there, and a card that scrolled away is
 * drawn again when focus comes to it; in both cases the focus has to follow by hand.
 */
export const useCardFocus = (
  element: RefObject<HTMLElement | null>,
  { heldAt, focused }: Pick<CardSigns, 'heldAt' | 'focused'>,
): void => {
  useLayoutEffect(() => {
    // At each place anew: a card that changes places with its neighbour loses the focus on the way.
    if (heldAt !== null) element.current?.focus({ preventScroll: true });
  }, [element, heldAt]);
  useEffect(() => {
    const { activeElement } = document;
    const lost = activeElement === null || activeElement === document.body;
    const onOtherCard = activeElement instanceof HTMLElement && activeElement.dataset['deal'] !== undefined;
    if (focused && (lost || onOtherCard)) element.current?.focus({ preventScroll: true });
  }, [element, focused]);
};
