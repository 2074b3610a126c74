import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';

import { classes } from '../tokens/classes.ts';

export interface PopoverProps {
  /** The name of the popover for screen readers. */
  label: string;
  trigger?: ReactElement;
  /** Where to stand when there is no trigger. */
  anchor?: Element | null;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  side?: 'top' | 'bottom' | 'left' | 'right';
  align?: 'start' | 'center' | 'end';
  padded?: boolean;
  children: ReactNode;
}

/** A small surface next to what opened it. Focus goes in and comes back; Esc and outside clicks close it. */
export const Popover = ({
  label,
  trigger,
  anchor,
  open,
  onOpenChange,
  side = 'bottom',
  align = 'start',
  padded = true,
  children,
}: PopoverProps) => (
  <Base.Root {...(open === undefined ? {} : { open })} onOpenChange={(next) => onOpenChange?.(next)}>
    {trigger && <Base.Trigger render={trigger} />}
    <Base.Portal>
      <Base.Positioner align={align} className="z-50" side={side} sideOffset={6} {...(anchor ? { anchor } : {})}>
        <Base.Popup aria-label={label} className={classes('popup max-w-[calc(100vw-16px)] min-w-48', padded && 'p-3')}>
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
);
