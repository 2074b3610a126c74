import { useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';

import { currencySymbol, moneyInputText, parseDecimal, parseMoney } from './decimal.ts';
import type { FieldProps } from './field.tsx';
import { TextField } from './text-field.tsx';

interface Typed extends FieldProps {
  locale: string;
  /** Called on Enter and on leaving the field, with what was read; not called while the text is no number. */
  onCommit: (value: number | null) => void;
  /** Said and shown while the text is no number. */
  invalidText: string;
  value: number | null;
  suffix?: ReactNode;
  ref?: Ref<HTMLInputElement>;
  autoFocus?: boolean;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
}

export interface NumberFieldProps extends Typed {
  fraction?: number;
  min?: number;
  max?: number;
}

/** A number typed with comma or dot. Empty is null. */
export const NumberField = ({ fraction = 0, min, max, ...rest }: NumberFieldProps) => (
  <TypedField
    {...rest}
    parse={(text) => {
      const read = parseDecimal(text, { fraction });
      if (read === null || (min !== undefined && read < min) || (max !== undefined && read > max)) return null;
      return Number(read.toFixed(fraction));
    }}
    show={(value) =>
      value === null ? '' : new Intl.NumberFormat(rest.locale, { maximumFractionDigits: fraction }).format(value)
    }
  />
);

/** A share in whole or decimal percent: `12,5` is 12.5. */
export const PercentField = (props: Omit<NumberFieldProps, 'suffix'>) => (
  <NumberField max={100} min={0} {...props} suffix="%" />
);

export interface MoneyFieldProps extends Typed {
  currency: string;
}

/** An amount: text in the reader's format in, integer minor units out. */
export const MoneyField = ({ currency, ...rest }: MoneyFieldProps) => (
  <TypedField
    {...rest}
    parse={(text) => parseMoney(text, currency)}
    show={(value) => moneyInputText(value, currency, rest.locale)}
    suffix={rest.suffix ?? currencySymbol(currency, rest.locale)}
  />
);

const TypedField = ({
  value,
  parse,
  show,
  onCommit,
  invalidText,
  error,
  locale: _locale,
  onKeyDown,
  ...rest
}: Typed & { parse: (text: string) => number | null; show: (value: number | null) => string }) => {
  // The text while it is being typed; null when the field shows the value it was given.
  const [draft, setDraft] = useState<string | null>(null);
  const unreadable = draft !== null && draft.trim() !== '' && parse(draft) === null;
  const commit = () => {
    if (draft === null || unreadable) return;
    const next = draft.trim() === '' ? null : parse(draft);
    setDraft(null);
    if (next !== value) onCommit(next);
  };
  return (
    <TextField
      {...rest}
      error={error ?? (unreadable ? invalidText : undefined)}
      inputMode="decimal"
      onBlur={commit}
      onChange={setDraft}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape' && draft !== null) {
          event.preventDefault();
          setDraft(null);
        }
        onKeyDown?.(event);
      }}
      value={draft ?? show(value)}
    />
  );
};
