import { createContext, use, useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** The element of the global bar that the current page fills; null until the shell is there. */
export const PageBarSlot = createContext<HTMLElement | null>(null);

export interface PageBarProps {
  /** The name of the page for the browser's tab. */
  name: string;
  /** What stands first in the bar: usually the name, or a menu to switch. */
  title?: ReactNode;
  /** Tabs or the name of the current view. */
  views?: ReactNode;
  /** Who else is here. */
  presence?: ReactNode;
  /** At most two buttons; the primary one last. */
  actions?: ReactNode;
}

/** Fills the global bar from inside a page. */
export const PageBar = ({ name, title, views, presence, actions }: PageBarProps) => {
  const slot = use(PageBarSlot);
  useEffect(() => {
    document.title = `${name} · Baton`;
  }, [name]);
  if (!slot) return null;
  return createPortal(
    <>
      <div className="flex min-w-0 flex-1 items-center gap-2">
        <h1 className="min-w-0 truncate text-base font-semibold">{title ?? name}</h1>
        {views}
      </div>
      <div className="flex shrink-0 items-center gap-2">
        {presence}
        {actions}
      </div>
    </>,
    slot,
  );
};
