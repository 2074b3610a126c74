import { Tooltip as Base } from '@base-ui/react/tooltip';
import { useEffect, useState, type RefObject } from 'react';

const delay = 500;

interface Tip {
  anchor: Element;
  text: string;
}

/**
 * One tooltip for everything inside `area` that carries `data-tip`, an empty one for nothing to say yet. For places with
 * hundreds of small things that have something more to say: a `Tooltip` around each would be made with each. Like any
 * tooltip it never carries a meaning alone.
 */
export const TipArea = ({ area }: { area: RefObject<HTMLElement | null> }) => {
  const [tip, setTip] = useState<Tip | null>(null);
  useEffect(() => (area.current === null ? undefined : listen(area.current, setTip)), [area]);
  if (tip === null || tip.text === '') return null;
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

/** Tells what is pointed at, or focused by keyboard, for a while; answers the way to stop. */
const listen = (area: HTMLElement, say: (tip: Tip | null) => void): (() => void) => {
  let over: Element | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = () => over?.isConnected && say({ anchor: over, text: over.getAttribute('data-tip') ?? '' });
  // What there is to say may come, or change, while the pointer rests on it.
  const words = new MutationObserver(show);
  const hide = () => {
    clearTimeout(timer);
    words.disconnect();
    over = null;
    say(null);
  };
  const rest = (anchor: Element) => {
    show();
    words.observe(anchor, { attributes: true, attributeFilter: ['data-tip'] });
  };
  const look = ({ target }: Event) => {
    const anchor = target instanceof Element ? target.closest('[data-tip]') : null;
    if (anchor === over) return;
    hide();
    over = anchor;
    if (anchor !== null) timer = setTimeout(rest, delay, anchor);
  };
  const lookByKeyboard = (event: Event) => {
    if (event.target instanceof Element && event.target.matches(':focus-visible')) look(event);
  };
  const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && hide();
  const ending = new AbortController();
  const { signal } = ending;
  area.addEventListener('pointerover', look, { signal });
  area.addEventListener('pointerleave', hide, { signal });
  area.addEventListener('pointerdown', hide, { signal });
  area.addEventListener('focusin', lookByKeyboard, { signal });
  area.addEventListener('focusout', hide, { signal });
  area.addEventListener('scroll', hide, { capture: true, passive: true, signal });
  area.addEventListener('keydown', onKey, { signal });
  return () => {
    hide();
    ending.abort();
  };
};
