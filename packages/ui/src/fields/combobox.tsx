import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, ChevronsUpDown, X } from 'lucide-react';
import type { ReactNode } from 'react';

import { classes } from '../tokens/classes.ts';
import { FieldFrame, useFieldIds, type FieldProps } from './field.tsx';
import type { Option } from './select.tsx';

interface Shared extends FieldProps {
  options: readonly Option[];
  placeholder?: string;
  /** Shown when nothing matches. */
  emptyText: string;
  clearLabel: string;
  /** For places that open in order to choose. */
  focusFirst?: boolean;
}

export interface ComboboxProps extends Shared {
  value: string | null;
  onChange: (value: string | null) => void;
  /** Told what is typed, for lists that the server filters; the options are then shown as given. */
  onQuery?: (text: string) => void;
}

/** One of a long list, found by typing; accents and capitals do not matter. */
export const Combobox = ({
  label,
  hideLabel,
  hint,
  error,
  disabled,
  required,
  options,
  value,
  onChange,
  onQuery,
  placeholder,
  emptyText,
  clearLabel,
  focusFirst,
}: ComboboxProps) => {
  const { id, messageId, describedBy } = useFieldIds({ hint, error });
  const chosen = options.find((option) => option.value === value) ?? null;
  return (
    <FieldFrame error={error} hideLabel={hideLabel} hint={hint} id={id} label={label} messageId={messageId}>
      <Base.Root
        autoHighlight
        disabled={disabled}
        isItemEqualToValue={sameOption}
        items={options}
        onInputValueChange={(text, details) => details.reason === 'input-change' && onQuery?.(text)}
        onValueChange={(next) => onChange(next?.value ?? null)}
        required={required}
        value={chosen}
        {...(onQuery ? { filter: null } : {})}
      >
        <Base.InputGroup
          className="field-box"
          data-disabled={disabled || undefined}
          data-invalid={error ? '' : undefined}
        >
          {chosen?.icon}
          <Base.Input
            aria-describedby={describedBy}
            aria-invalid={error ? true : undefined}
            className="field-input py-1"
            id={id}
            placeholder={placeholder}
            ref={focusFirst ? focusOnMount : undefined}
          />
          {chosen && (
            <Base.Clear
              aria-label={clearLabel}
              className="flex size-6 shrink-0 items-center justify-center rounded-chip text-text-3 hover:bg-hover hover:text-text"
            >
              <X aria-hidden size={14} />
            </Base.Clear>
          )}
          <Base.Icon className="flex shrink-0 text-text-3">
            <ChevronsUpDown aria-hidden size={14} />
          </Base.Icon>
        </Base.InputGroup>
        <OptionList emptyText={emptyText} />
      </Base.Root>
    </FieldFrame>
  );
};

export interface MultiComboboxProps extends Shared {
  values: readonly string[];
  onChange: (values: string[]) => void;
  removeLabel: (label: string) => string;
}

/** Several of a long list, as chips. */
export const MultiCombobox = ({
  label,
  hideLabel,
  hint,
  error,
  disabled,
  options,
  values,
  onChange,
  placeholder,
  emptyText,
  removeLabel,
}: MultiComboboxProps) => {
  const { id, messageId, describedBy } = useFieldIds({ hint, error });
  const chosen = options.filter((option) => values.includes(option.value));
  return (
    <FieldFrame error={error} hideLabel={hideLabel} hint={hint} id={id} label={label} messageId={messageId}>
      <Base.Root
        autoHighlight
        disabled={disabled}
        isItemEqualToValue={sameOption}
        items={options}
        multiple
        onValueChange={(next) => onChange(next.map((option) => option.value))}
        value={chosen}
      >
        <Base.InputGroup className="field-box flex-wrap py-0.5">
          <Base.Chips className="contents">
            {chosen.map((option) => (
              <Base.Chip
                className="flex min-h-6 max-w-full items-center gap-1 rounded-chip bg-sunken pl-1.5 text-secondary data-highlighted:bg-active"
                key={option.value}
              >
                {option.icon}
                <span className="truncate">{option.label}</span>
                <Base.ChipRemove
                  aria-label={removeLabel(option.label)}
                  className="flex size-6 items-center justify-center rounded-chip text-text-3 hover:text-text"
                >
                  <X aria-hidden size={12} />
                </Base.ChipRemove>
              </Base.Chip>
            ))}
            <Base.Input
              aria-describedby={describedBy}
              className="field-input min-w-20 py-1"
              id={id}
              placeholder={chosen.length === 0 ? placeholder : undefined}
            />
          </Base.Chips>
        </Base.InputGroup>
        <OptionList emptyText={emptyText} />
      </Base.Root>
    </FieldFrame>
  );
};

const focusOnMount = (input: HTMLInputElement | null) => input?.focus();

const sameOption = (a: Option, b: Option) => a.value === b.value;

const OptionList = ({ emptyText }: { emptyText: ReactNode }) => (
  <Base.Portal>
    <Base.Positioner className="z-50 outline-none" sideOffset={4}>
      <Base.Popup className="popup flex max-h-[min(360px,var(--available-height))] w-(--anchor-width) min-w-60 flex-col">
        <Base.Empty className="px-3 py-2 text-text-3 empty:hidden">{emptyText}</Base.Empty>
        <Base.List className="calm-scroll p-1 empty:hidden">
          {(option: Option) => (
            <Base.Item
              className={classes('menu-row', '[content-visibility:auto]')}
              disabled={option.disabled}
              key={option.value}
              value={option}
            >
              <span className="flex w-4 shrink-0 text-accent">
                <Base.ItemIndicator>
                  <Check aria-hidden size={16} />
                </Base.ItemIndicator>
              </span>
              {option.icon}
              <span className="min-w-0 flex-1 truncate">{option.label}</span>
              {option.hint && <span className="text-secondary text-text-3">{option.hint}</span>}
            </Base.Item>
          )}
        </Base.List>
      </Base.Popup>
    </Base.Positioner>
  </Base.Portal>
);
