import type { MemberId, Money } from '@baton/schema/shared';
import {
  Avatar,
  Combobox,
  InlineEdit,
  minorDigits,
  moneyInputText,
  parseDecimal,
  parseMoney,
  presenceColor,
  Select,
} from '@baton/ui';
import type { ReactNode } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';

import { DayField } from '../fields/day-field.tsx';
import { useMembers } from '../people/use-members.ts';

interface Shared {
  label: string;
  readOnly?: boolean;
}

/** Text, or nothing. */
export const TextValue = ({
  value,
  onSave,
  required = false,
  ...shared
}: Shared & { value: string | null; onSave: (value: string | null) => void; required?: boolean }) => (
  <InlineEdit
    {...shared}
    onSave={(text) => onSave(text === '' ? null : text)}
    placeholder="—"
    required={required}
    value={value ?? ''}
  />
);

/** A whole or broken number as people of this language write it. */
export const NumberValue = ({
  value,
  onSave,
  plain = false,
  fraction = 6,
  ...shared
}: Shared & {
  value: number | null;
  onSave: (value: number | null) => void;
  /** For years: no grouping. */
  plain?: boolean;
  /** Most digits after the comma. */
  fraction?: number;
}) => {
  const format = useFormatter();
  const options = { useGrouping: !plain, maximumFractionDigits: 6 };
  return (
    <InlineEdit
      {...shared}
      display={value === null ? undefined : format.number(value, options)}
      inputMode="decimal"
      onSave={(text) => {
        const number = parseDecimal(text, { fraction });
        if (text === '') onSave(null);
        else if (number !== null && Number(number.toFixed(fraction)) === number) onSave(number);
      }}
      placeholder="—"
      value={value === null ? '' : format.number(value, { useGrouping: false, maximumFractionDigits: 6 })}
    />
  );
};

/** An amount; `currency` is what a new one is in. */
export const MoneyValue = ({
  value,
  onSave,
  currency,
  ...shared
}: Shared & { value: Money | null; onSave: (value: Money | null) => void; currency: string }) => {
  const locale = useLocale();
  const words = useMoneyWords();
  const unit = value?.currency ?? currency;
  return (
    <InlineEdit
      {...shared}
      display={value === null ? undefined : words(value)}
      inputMode="decimal"
      onSave={(text) => {
        const amount = parseMoney(text, unit);
        if (text === '') onSave(null);
        else if (amount !== null) onSave({ amount, currency: unit });
      }}
      placeholder="—"
      value={value === null ? '' : moneyInputText(value.amount, unit, locale)}
    />
  );
};

/** An amount for people, with cents only where there are some. */
export const useMoneyWords = (): ((money: Money) => string) => {
  const format = useFormatter();
  return ({ amount, currency }) => {
    const digits = minorDigits(currency);
    const shown = amount % 10 ** digits === 0 ? 0 : digits;
    return format
      .number(amount / 10 ** digits, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        minimumFractionDigits: shown,
        maximumFractionDigits: shown,
      })
      .replaceAll('\u202F', '\u00A0');
  };
};

/** A day. */
export const DateValue = ({
  label,
  readOnly = false,
  value,
  onSave,
}: Shared & { value: string | null; onSave: (value: string | null) => void }) => {
  return <DayField disabled={readOnly} hideLabel label={label} onChange={onSave} value={value} />;
};

/** One of a short list; where it may be none, a dash is the first choice. */
export const ChoiceValue = <Value extends string>({
  label,
  readOnly = false,
  value,
  options,
  onSave,
  optional = false,
}: Shared & {
  value: Value | null;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
  onSave: (value: Value | null) => void;
  optional?: boolean;
}) => (
  <Select<string>
    disabled={readOnly}
    hideLabel
    label={label}
    onChange={(next) => next !== (value ?? '') && onSave(next === '' ? null : (next as Value))}
    options={[...(optional ? [{ value: '', label: '—' }] : []), ...options]}
    placeholder="—"
    quiet
    value={value ?? (optional ? '' : null)}
  />
);

/** A person of the workspace, or nobody. */
export const PersonValue = ({
  label,
  readOnly = false,
  value,
  onSave,
  focusFirst = false,
}: Shared & {
  value: MemberId | null;
  onSave: (value: MemberId | null) => void;
  focusFirst?: boolean;
}) => {
  const common = useTranslations('common');
  const { all } = useMembers();
  const options = all
    .filter((person) => (person.leftAt === null && person.role !== 'guest') || person.id === value)
    .map((person) => ({
      value: person.id,
      label: person.name,
      icon: <Avatar color={presenceColor(person.id)} decorative name={person.name} size={16} />,
    }));
  return (
    <Combobox
      clearLabel={common('nobody')}
      disabled={readOnly}
      emptyText={common('nothingFound')}
      focusFirst={focusFirst}
      hideLabel
      label={label}
      onChange={(id) => id !== value && onSave(id as MemberId | null)}
      options={options}
      placeholder={common('nobody')}
      value={value}
    />
  );
};
