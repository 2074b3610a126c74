import { X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react';

import { IconButton } from '../controls/icon-button.tsx';

export interface PeekPanelProps {
  open: boolean;
  /** The name of the panel for screen readers. */
  label: string;
  title?: ReactNode;
  /** Buttons left of the closing cross. */
  actions?: ReactNode;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A 480 px panel beside a list, which stays usable: focus remains on the row, so arrow keys change what is shown. Esc
 * closes it and, when focus had moved inside, brings it back to where it was when the panel opened.
 */
export const PeekPanel = ({ open, label, title, actions, closeLabel, onClose, children }: PeekPanelProps) => {
  const panel = useRef<HTMLElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const close = useEffectEvent(() => {
    if (panel.current?.contains(document.activeElement) && cameFrom.current instanceof HTMLElement) {
      cameFrom.current.focus({ preventScroll: true });
    }
    onClose();
  });

  useEffect(() => {
    if (!open) return undefined;
    cameFrom.current = document.activeElement;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      event.preventDefault();
      close();
    };
    // Bubble phase: menus and editors inside have handled their own Esc before.
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [open]);

  if (!open) return null;
  return (
    <aside
      aria-label={label}
      className="peek-in absolute inset-y-0 right-0 z-30 flex w-full max-w-120 flex-col border-l border-line bg-surface shadow-popover max-phone:fixed max-phone:inset-0 max-phone:max-w-none"
      ref={panel}
    >
      <header className="flex h-11 shrink-0 items-center gap-2 border-b border-line pr-2 pl-4">
        <div className="min-w-0 flex-1 truncate font-semibold">{title}</div>
        {actions}
        <IconButton icon={<X size={16} />} label={closeLabel} onClick={() => close()} shortcut="Escape" />
      </header>
      <div className="calm-scroll min-h-0 flex-1" data-follow="peek">
        {children}
      </div>
    </aside>
  );
};
