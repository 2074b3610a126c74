import { Check, Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { classes } from '../tokens/classes.ts';

export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger';

/** A state as icon and word on a soft ground; never colour alone. */
export const StatusPill = ({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: Tone;
  /** Another icon than that of the tone; null for none, where the word stands among hundreds of its kind. */
  icon?: ReactNode;
  children: ReactNode;
}) => (
  <span
    className={classes(
      'inline-flex max-w-full min-w-0 items-center gap-1 rounded-chip px-1.5 py-px text-secondary font-medium',
      toneLooks[tone],
    )}
  >
    {icon === undefined ? toneIcons[tone] : icon}
    <span className="truncate">{children}</span>
  </span>
);

export const toneLooks: Record<Tone, string> = {
  neutral: 'bg-sunken text-text-2',
  accent: 'bg-accent-soft text-accent',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
};

const iconLook = { 'aria-hidden': true, className: 'shrink-0', size: 12, strokeWidth: 2 } as const;

export const toneIcons: Record<Tone, ReactNode> = {
  neutral: null,
  accent: <Info {...iconLook} />,
  success: <Check {...iconLook} />,
  warning: <TriangleAlert {...iconLook} />,
  danger: <OctagonAlert {...iconLook} />,
};
