import { ContextMenu as BaseContextMenu } from '@base-ui/react/context-menu';
import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';

import { MenuEntries, MenuPopup, type MenuEntry } from './menu-entries.tsx';

export interface MenuProps {
  /** A function makes them when it opens. */
  entries: readonly MenuEntry[] | (() => readonly MenuEntry[]);
  /** The button that opens it. Without one the menu is opened by `open` and stands at `anchor`. */
  trigger?: ReactElement;
  anchor?: Element | null;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom' | 'left' | 'right';
}

/** A list of actions; arrow keys, type-ahead and Esc work, and focus returns to where it was. */
export const Menu = ({ entries, trigger, anchor, open, onOpenChange, align = 'start', side = 'bottom' }: MenuProps) => (
  <Base.Root modal={false} {...(open === undefined ? {} : { open })} onOpenChange={(next) => onOpenChange?.(next)}>
    {trigger && <Base.Trigger render={trigger} />}
    <MenuPopup align={align} entries={entries} side={side} {...(anchor ? { anchor } : {})} />
  </Base.Root>
);

/** The same entries on right-click or long press of `children`. Every entry must also be reachable another way. */
export const ContextMenu = ({ entries, children }: { entries: readonly MenuEntry[]; children: ReactNode }) => (
  <BaseContextMenu.Root>
    <BaseContextMenu.Trigger>{children}</BaseContextMenu.Trigger>
    <BaseContextMenu.Portal>
      <BaseContextMenu.Positioner className="z-50 outline-none">
        <BaseContextMenu.Popup className="popup calm-scroll max-h-(--available-height) max-w-90 min-w-48 p-1">
          <MenuEntries entries={entries} />
        </BaseContextMenu.Popup>
      </BaseContextMenu.Positioner>
    </BaseContextMenu.Portal>
  </BaseContextMenu.Root>
);
