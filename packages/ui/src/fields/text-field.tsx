import { Search, X } from 'lucide-react';
import { useId, type ComponentPropsWithRef, type ReactNode, type Ref } from 'react';

import { Kbd } from '../controls/kbd.tsx';
import { classes } from '../tokens/classes.ts';
import { FieldFrame, useFieldIds, type FieldProps } from './field.tsx';

type Native<Tag extends 'input' | 'textarea'> = Omit<
  ComponentPropsWithRef<Tag>,
  'value' | 'onChange' | 'prefix' | 'required' | 'disabled' | 'id'
>;

export interface TextFieldProps extends FieldProps, Native<'input'> {
  value: string;
  onChange: (value: string) => void;
  prefix?: ReactNode;
  suffix?: ReactNode;
}

/** One line of text. */
export const TextField = ({
  label,
  hideLabel = false,
  hint,
  error,
  required = false,
  disabled = false,
  value,
  onChange,
  prefix,
  suffix,
  className,
  readOnly,
  ...rest
}: TextFieldProps) => {
  const { id, messageId, describedBy } = useFieldIds({ hint, error });
  return (
    <FieldFrame error={error} hideLabel={hideLabel} hint={hint} id={id} label={label} messageId={messageId}>
      <div
        className={classes('field-box', className)}
        data-disabled={disabled || undefined}
        data-invalid={error ? '' : undefined}
        data-readonly={readOnly || undefined}
      >
        {prefix && <span className="flex shrink-0 text-text-3">{prefix}</span>}
        <input
          {...rest}
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
          className="field-input py-1"
          disabled={disabled}
          id={id}
          onChange={(event) => onChange(event.target.value)}
          readOnly={readOnly}
          required={required}
          value={value}
        />
        {suffix && <span className="flex shrink-0 text-text-3">{suffix}</span>}
      </div>
    </FieldFrame>
  );
};

export interface TextAreaProps extends FieldProps, Native<'textarea'> {
  value: string;
  onChange: (value: string) => void;
}

/** Several lines; grows with its text. */
export const TextArea = ({
  label,
  hideLabel = false,
  hint,
  error,
  required = false,
  disabled = false,
  value,
  onChange,
  className,
  rows = 3,
  ...rest
}: TextAreaProps) => {
  const { id, messageId, describedBy } = useFieldIds({ hint, error });
  return (
    <FieldFrame error={error} hideLabel={hideLabel} hint={hint} id={id} label={label} messageId={messageId}>
      <div
        className={classes('field-box', className)}
        data-disabled={disabled || undefined}
        data-invalid={error ? '' : undefined}
      >
        <textarea
          {...rest}
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
          className="field-input field-sizing-content max-h-80 resize-none py-1.5"
          disabled={disabled}
          id={id}
          onChange={(event) => onChange(event.target.value)}
          required={required}
          rows={rows}
          value={value}
        />
      </div>
    </FieldFrame>
  );
};

export interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  clearLabel: string;
  placeholder?: string;
  shortcut?: string;
  ref?: Ref<HTMLInputElement>;
}

/** Filters what is on the page; the label is said, the placeholder shown. */
export const SearchField = ({ label, value, onChange, clearLabel, placeholder, shortcut, ref }: SearchFieldProps) => {
  const id = useId();
  return (
    <search className="field-box min-w-0">
      <Search aria-hidden className="shrink-0 text-text-3" size={16} strokeWidth={1.75} />
      <input
        aria-label={label}
        className="field-input py-1 [&::-webkit-search-cancel-button]:hidden"
        id={id}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return;
          event.preventDefault();
          onChange('');
        }}
        placeholder={placeholder ?? label}
        ref={ref}
        type="search"
        value={value}
      />
      {value === '' ? (
        shortcut && <Kbd keys={shortcut} />
      ) : (
        <button
          aria-label={clearLabel}
          className="flex size-6 shrink-0 items-center justify-center rounded-chip text-text-3 hover:bg-hover hover:text-text"
          onClick={() => onChange('')}
          type="button"
        >
          <X size={14} />
        </button>
      )}
    </search>
  );
};
