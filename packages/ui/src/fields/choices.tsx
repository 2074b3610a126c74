import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox';
import { Switch as BaseSwitch } from '@base-ui/react/switch';
import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import { Check, Minus } from 'lucide-react';
import { useId, type ReactNode } from 'react';

import { classes } from '../tokens/classes.ts';

export interface CheckboxProps {
  label: string;
  hideLabel?: boolean;
  hint?: ReactNode;
  checked: boolean;
  indeterminate?: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

/** Yes or no, or partly; its label is part of the target. */
export const Checkbox = ({
  label,
  hideLabel = false,
  hint,
  checked,
  indeterminate = false,
  disabled = false,
  onChange,
}: CheckboxProps) => {
  const id = useId();
  return (
    <div className="flex items-start gap-2">
      <BaseCheckbox.Root
        aria-describedby={hint ? `${id}-hint` : undefined}
        checked={checked}
        className={classes(
          'relative mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-chip border border-line-strong bg-surface text-on-accent',
          'after:absolute after:-inset-1.5 data-checked:border-accent data-checked:bg-accent',
          'data-disabled:border-line data-disabled:bg-sunken data-indeterminate:border-accent data-indeterminate:bg-accent',
        )}
        disabled={disabled}
        id={id}
        indeterminate={indeterminate}
        onCheckedChange={onChange}
        {...(hideLabel ? { 'aria-label': label } : {})}
      >
        <BaseCheckbox.Indicator className="flex">
          {indeterminate ? (
            <Minus aria-hidden size={12} strokeWidth={3} />
          ) : (
            <Check aria-hidden size={12} strokeWidth={3} />
          )}
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      {!hideLabel && <Words hint={hint} id={id} label={label} />}
    </div>
  );
};

export type SwitchProps = Omit<CheckboxProps, 'indeterminate'>;

/** A setting that takes effect at once. */
export const Switch = ({ label, hideLabel = false, hint, checked, disabled = false, onChange }: SwitchProps) => {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-4">
      {!hideLabel && <Words hint={hint} id={id} label={label} />}
      <BaseSwitch.Root
        aria-describedby={hint ? `${id}-hint` : undefined}
        checked={checked}
        className={classes(
          'relative flex h-5 w-9 shrink-0 items-center rounded-full border border-line-strong bg-sunken p-0.5',
          'transition-colors duration-[120ms] ease-calm after:absolute after:-inset-1.5 data-checked:border-accent data-checked:bg-accent',
        )}
        disabled={disabled}
        id={id}
        onCheckedChange={onChange}
        {...(hideLabel ? { 'aria-label': label } : {})}
      >
        <BaseSwitch.Thumb className="size-3.5 rounded-full bg-line-strong transition-transform duration-[120ms] ease-calm data-checked:translate-x-4 data-checked:bg-on-accent" />
      </BaseSwitch.Root>
    </div>
  );
};

/** So many share the width; more would leave no word of any. */
const few = 4;

export interface SegmentedControlProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
  onChange: (value: Value) => void;
}

/** One of two to four, all visible; of more, as many as the width has room for, and the others by scrolling. */
export const SegmentedControl = <Value extends string>({
  label,
  value,
  options,
  onChange,
}: SegmentedControlProps<Value>) => (
  <ToggleGroup
    aria-label={label}
    className={classes(
      'inline-flex max-w-full rounded-control border border-line bg-sunken p-0.5',
      options.length > few && 'overflow-x-auto [scrollbar-width:none]',
    )}
    onValueChange={(next) => next[0] !== undefined && onChange(next[0])}
    value={[value]}
  >
    {options.map((option) => (
      <Toggle
        className={classes(
          'flex min-h-[max(24px,calc(var(--control)-4px))] min-w-0 items-center justify-center gap-1.5 rounded-chip border border-transparent px-2.5 text-text-2',
          'hover:text-text data-pressed:border-line data-pressed:bg-surface data-pressed:font-semibold data-pressed:text-text data-pressed:shadow-card',
          options.length > few && 'shrink-0 -outline-offset-2',
        )}
        key={option.value}
        value={option.value}
      >
        {option.icon}
        <span className="truncate">{option.label}</span>
      </Toggle>
    ))}
  </ToggleGroup>
);

const Words = ({ id, label, hint }: { id: string; label: string; hint: ReactNode }) => (
  <div className="min-w-0">
    <label htmlFor={id}>{label}</label>
    {hint && (
      <p className="text-secondary text-text-3" id={`${id}-hint`}>
        {hint}
      </p>
    )}
  </div>
);
