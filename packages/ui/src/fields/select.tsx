import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';

import { classes } from '../tokens/classes.ts';
import { FieldFrame, useFieldIds, type FieldProps } from './field.tsx';

export interface Option<Value extends string = string> {
  value: Value;
  label: string;
  icon?: ReactNode;
  hint?: string;
  disabled?: boolean;
}

export interface SelectProps<Value extends string> extends FieldProps {
  value: Value | null;
  onChange: (value: Value) => void;
  options: readonly Option<Value>[];
  placeholder?: string;
  /** `quiet` has no border until touched: for tables and inline places. */
  quiet?: boolean;
}

/** One of a short list. For long lists or people, use Combobox. */
export const Select = <Value extends string>({
  label,
  hideLabel,
  hint,
  error,
  disabled,
  required,
  value,
  onChange,
  options,
  placeholder = '',
  quiet = false,
}: SelectProps<Value>) => {
  const { id, messageId, describedBy } = useFieldIds({ hint, error });
  const current = options.find((option) => option.value === value);
  return (
    <FieldFrame error={error} hideLabel={hideLabel} hint={hint} id={id} label={label} messageId={messageId}>
      <Base.Root
        disabled={disabled}
        id={id}
        items={options.map((option) => ({ value: option.value, label: option.label }))}
        modal={false}
        onValueChange={(next) => next !== null && onChange(next)}
        required={required}
        value={value}
      >
        <Base.Trigger
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
          className={classes(
            'field-box w-full text-left outline-offset-0 disabled:pointer-events-none',
            quiet && 'border-transparent bg-transparent hover:border-line-strong',
          )}
          data-disabled={disabled || undefined}
          data-invalid={error ? '' : undefined}
        >
          {current?.icon}
          <Base.Value className={classes('min-w-0 flex-1 truncate', !current && 'text-text-3')}>
            {current?.label ?? placeholder}
          </Base.Value>
          <Base.Icon className="flex text-text-3">
            <ChevronsUpDown aria-hidden size={14} />
          </Base.Icon>
        </Base.Trigger>
        <SelectPopup options={options} />
      </Base.Root>
    </FieldFrame>
  );
};

const SelectPopup = ({ options }: { options: readonly Option[] }) => (
  <Base.Portal>
    <Base.Positioner alignItemWithTrigger={false} className="z-50 outline-none" sideOffset={4}>
      <Base.Popup className="popup calm-scroll max-h-[min(360px,var(--available-height))] min-w-(--anchor-width) p-1">
        {options.map((option) => (
          <Base.Item className="menu-row" disabled={option.disabled ?? false} key={option.value} value={option.value}>
            <span className="flex w-4 shrink-0 text-accent">
              <Base.ItemIndicator>
                <Check aria-hidden size={16} />
              </Base.ItemIndicator>
            </span>
            {option.icon}
            <Base.ItemText className="min-w-0 flex-1 truncate">{option.label}</Base.ItemText>
            {option.hint && <span className="text-secondary text-text-3">{option.hint}</span>}
          </Base.Item>
        ))}
      </Base.Popup>
    </Base.Positioner>
  </Base.Portal>
);
