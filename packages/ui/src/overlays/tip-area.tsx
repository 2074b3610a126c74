import { Tooltip as Base } from '@base-ui/react/tooltip';
import { useEffect, useRef, useState, type RefObject } from 'react';

const delay = 500;

/**
 * One tooltip for everything inside `area` that carries `data-tip`. For places with hundreds of small things that have
 * something more to say: a `Tooltip` around each would be made with each. Like any tooltip it never carries a meaning
 * alone.
 */
export const TipArea = ({ area }: { area: RefObject<HTMLElement | null> }) => {
  const [tip, setTip] = useState<{ anchor: Element; text: string } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const element = area.current;
    if (element === null) return undefined;
    let over: Element | null = null;
    const hide = () => {
      clearTimeout(timer.current);
      over = null;
      setTip(null);
    };
    const look = ({ target }: Event) => {
      const anchor = target instanceof Element ? target.closest('[data-tip]') : null;
      if (anchor === over) return;
      hide();
      over = anchor;
      const text = anchor?.getAttribute('data-tip') ?? '';
      if (anchor === null || text === '') return;
      timer.current = setTimeout(() => anchor.isConnected && setTip({ anchor, text }), delay);
    };
    const lookByKeyboard = (event: Event) => {
      if (event.target instanceof Element && event.target.matches(':focus-visible')) look(event);
    };
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && hide();
    element.addEventListener('pointerover', look);
    element.addEventListener('pointerleave', hide);
    element.addEventListener('pointerdown', hide);
    element.addEventListener('focusin', lookByKeyboard);
    element.addEventListener('focusout', hide);
    element.addEventListener('scroll', hide, { capture: true, passive: true });
    element.addEventListener('keydown', onKey);
    return () => {
      clearTimeout(timer.current);
      element.removeEventListener('pointerover', look);
      element.removeEventListener('pointerleave', hide);
      element.removeEventListener('pointerdown', hide);
      element.removeEventListener('focusin', lookByKeyboard);
      element.removeEventListener('focusout', hide);
      element.removeEventListener('scroll', hide, { capture: true });
      element.removeEventListener('keydown', onKey);
    };
  }, [area]);
  if (tip === null) return null;
  return (
    <Base.Root open>
      <Base.Portal>
        <Base.Positioner anchor={tip.anchor} className="z-50" side="bottom" sideOffset={6}>
          <Base.Popup className="popup max-w-80 rounded-control px-2 py-1 text-secondary whitespace-pre-line">
            {tip.text}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
};
