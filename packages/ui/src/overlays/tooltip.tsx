import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';

import { Kbd } from '../controls/kbd.tsx';

export interface TooltipProps {
  label: ReactNode;
  shortcut?: string;
  side?: 'top' | 'bottom' | 'left' | 'right';
  children: ReactElement;
}

/** Extra words on hover and focus. Never the only carrier of a meaning. */
export const Tooltip = ({ label, shortcut, side = 'bottom', children }: TooltipProps) => (
  <Base.Root>
    <Base.Trigger delay={500} render={children} />
    <Base.Portal>
      <Base.Positioner className="z-50" side={side} sideOffset={6}>
        <Base.Popup className="popup flex max-w-80 items-center gap-2 rounded-control px-2 py-1 text-secondary">
          {label}
          {shortcut && <Kbd keys={shortcut} />}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
);
