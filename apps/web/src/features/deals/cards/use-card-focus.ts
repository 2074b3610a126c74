import type { DealId } from '@baton/schema/shared';
import { useEffect, useLayoutEffect, type RefObject } from 'react';

import { useBoardUi } from '../board/board-ui.ts';
import { useBoard } from '../board/board-world.tsx';

/**
 * Keeps the keyboard on the card. A card that changes column is a new element there, and a card that scrolled away is
 * drawn again when focus comes to it; in both cases the focus has to follow by hand.
 */
export const useCardFocus = (element: RefObject<HTMLElement | null>, id: DealId): void => {
  const { ui } = useBoard();
  const lift = useBoardUi(ui, (state) => (state.lift?.id === id && state.lift.by === 'keyboard' ? state.lift : null));
  const wanted = useBoardUi(ui, (state) => state.focused === id);
  useLayoutEffect(() => {
    if (lift !== null) element.current?.focus({ preventScroll: true });
  }, [element, lift]);
  useEffect(() => {
    const { activeElement } = document;
    const lost = activeElement === null || activeElement === document.body;
    const onOtherCard = activeElement instanceof HTMLElement && activeElement.dataset['deal'] !== undefined;
    if (wanted && (lost || onOtherCard)) element.current?.focus({ preventScroll: true });
  }, [element, wanted]);
};
