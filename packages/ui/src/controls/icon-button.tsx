import type { ComponentPropsWithRef, ReactNode } from 'react';

import { Tooltip } from '../overlays/tooltip.tsx';
import { classes } from '../tokens/classes.ts';
import type { ControlSize } from './button.tsx';
import { Spinner } from './spinner.tsx';

export interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'type' | 'children'> {
  /** Said by screen readers and shown as the tooltip. */
  label: string;
  icon: ReactNode;
  shortcut?: string;
  size?: ControlSize;
  pressed?: boolean;
  busy?: boolean;
  /** A small count on the corner; the label should say it too. */
  badge?: string;
  tooltip?: boolean;
}

/** A button that shows only an icon; its label is mandatory. */
export const IconButton = ({
  label,
  icon,
  shortcut,
  size = 'sm',
  pressed,
  busy = false,
  badge,
  tooltip = true,
  className,
  onClick,
  ...rest
}: IconButtonProps) => {
  const button = (
    <button
      {...rest}
      aria-busy={busy || undefined}
      aria-label={label}
      aria-pressed={pressed}
      className={classes(
        'inline-flex shrink-0 items-center justify-center rounded-control text-text-2',
        'transition-colors duration-[80ms] ease-calm hover:bg-hover hover:text-text active:bg-active',
        'disabled:pointer-events-none disabled:text-text-3 data-popup-open:bg-active data-popup-open:text-text',
        badge && 'relative',
        pressed && 'bg-accent-soft text-accent hover:bg-accent-soft hover:text-accent',
        sizes[size],
        className,
      )}
      onClick={busy ? undefined : onClick}
      type="button"
    >
      {busy ? <Spinner /> : icon}
      {badge && (
        <span className="absolute -top-1 -right-1 min-w-4 rounded-full bg-accent px-1 text-meta font-semibold text-on-accent">
          {badge}
        </span>
      )}
    </button>
  );
  return tooltip ? (
    <Tooltip label={label} {...(shortcut ? { shortcut } : {})}>
      {button}
    </Tooltip>
  ) : (
    button
  );
};

const sizes: Record<ControlSize, string> = {
  sm: 'size-[max(28px,var(--control))]',
  md: 'size-[max(32px,var(--control))]',
  lg: 'size-[max(40px,var(--control))]',
};
