import { useEffect, useEffectEvent, type RefObject } from 'react';

/** So long a finger rests on something before it carries it; one that moves earlier scrolls. */
const holdMs = 350;
const slack = 8;

/**
 * When something is taken to be drawn elsewhere: by a mouse or a pen at once, by a finger that rests on it. While a finger
 * carries it nothing scrolls.
 */
export const useGrip = (
  element: RefObject<HTMLElement | null>,
  enabled: boolean,
  onGrip: (down: PointerEvent, signal: AbortSignal) => void,
): void => {
  const grip = useEffectEvent(onGrip);
  useEffect(() => {
    const held = element.current;
    if (held === null || !enabled) return undefined;
    const listening = new AbortController();
    const { signal } = listening;
    let carried = false;
    let resting: ReturnType<typeof setTimeout> | undefined;
    let at = { x: 0, y: 0 };
    const letGo = () => {
      clearTimeout(resting);
      carried = false;
    };
    held.addEventListener(
      'pointerdown',
      (down) => {
        if (down.button !== 0 || !down.isPrimary) return;
        if (down.pointerType !== 'touch') return grip(down, signal);
        at = { x: down.clientX, y: down.clientY };
        resting = setTimeout(() => {
          carried = true;
          grip(down, signal);
        }, holdMs);
      },
      { signal },
    );
    held.addEventListener(
      'pointermove',
      (move) => {
        if (!carried && Math.hypot(move.clientX - at.x, move.clientY - at.y) > slack) clearTimeout(resting);
      },
      { signal },
    );
    held.addEventListener('pointerup', letGo, { signal });
    held.addEventListener('pointercancel', letGo, { signal });
    // Only one that is there before the finger is can keep the page from scrolling.
    held.addEventListener('touchmove', (move) => carried && move.preventDefault(), { signal, passive: false });
    held.addEventListener('contextmenu', (menu) => carried && menu.preventDefault(), { signal });
    return () => {
      letGo();
      listening.abort();
    };
  }, [element, enabled]);
};
