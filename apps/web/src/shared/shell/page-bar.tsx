import { createContext, use, useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

import { setTitleName } from './tab-title.ts';

/** The two places of the global bar that the current page fills; the save status stands between them. */
export interface PageBarPlaces {
  start: HTMLElement | null;
  end: HTMLElement | null;
}

export const PageBarContext = createContext<PageBarPlaces>({ start: null, end: null });

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
  const { start, end } = use(PageBarContext);
  useEffect(() => setTitleName(name), [name]);
  return (
    <>
      {start &&
        createPortal(
          <>
            <h1 className="flex min-w-0 items-center font-semibold">
              {title ?? <span className="truncate">{name}</span>}
            </h1>
            {views}
          </>,
          start,
        )}
      {end &&
        createPortal(
          <>
            {presence}
            {actions}
          </>,
          end,
        )}
    </>
  );
};
