import type { ComponentPropsWithRef, ReactNode } from 'react';

import { classes } from '../tokens/classes.ts';
import { Spinner } from './spinner.tsx';

export type ButtonVariant = 'ink' | 'default' | 'ghost' | 'danger';
export type ControlSize = 'sm' | 'md' | 'lg';

export interface ButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'type'> {
  variant?: ButtonVariant;
  size?: ControlSize;
  icon?: ReactNode;
  trailing?: ReactNode;
  /** Keeps the width, ignores clicks, and shows a spinner once the work has lasted 400 ms. */
  busy?: boolean;
  fullWidth?: boolean;
  submit?: boolean;
}

/** A press that does something; `ink` is the one primary action of a place. */
export const Button = ({
  variant = 'default',
  size = 'sm',
  icon,
  trailing,
  busy = false,
  fullWidth = false,
  submit = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) => (
  <button
    {...rest}
    aria-busy={busy || undefined}
    className={classes(
      'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control border font-semibold whitespace-nowrap select-none',
      'transition-[background-color,border-color,color] duration-[80ms] ease-calm disabled:pointer-events-none',
      looks[variant],
      sizes[size],
      fullWidth && 'w-full',
      className,
    )}
    // A busy button stays focusable, so the focus of a keyboard user is not thrown away.
    onClick={busy ? (event) => event.preventDefault() : onClick}
    type={submit ? 'submit' : 'button'}
  >
    {busy ? <Spinner /> : icon}
    {children}
    {trailing}
  </button>
);

const looks: Record<ButtonVariant, string> = {
  ink: 'border-transparent bg-ink text-on-ink hover:bg-ink-hover disabled:bg-sunken disabled:text-text-3',
  default:
    'border-line bg-surface text-text hover:border-line-strong hover:bg-sunken active:bg-active disabled:text-text-3',
  ghost:
    'border-transparent bg-transparent text-text-2 hover:bg-hover hover:text-text active:bg-active disabled:text-text-3',
  danger: 'border-transparent bg-danger text-on-danger hover:brightness-95 disabled:bg-sunken disabled:text-text-3',
};

const sizes: Record<ControlSize, string> = {
  sm: 'min-h-control px-2.5 text-base',
  md: 'min-h-[max(32px,var(--control))] px-3 text-base',
  lg: 'min-h-[max(40px,var(--control))] px-4 text-base',
};
