import type { Field, FieldValue } from '@baton/schema/fields';
import type { MemberId, Money } from '@baton/schema/shared';
import { useFormatter } from 'use-intl';

import {
  ChoiceValue,
  DateValue,
  MoneyValue,
  NumberValue,
  PersonValue,
  TextValue,
  useMoneyWords,
} from '../facts/value-inputs.tsx';
import { useMembers } from '../people/use-members.ts';
import { useSession } from '../session/session.tsx';

export interface FieldValueInputProps {
  field: Field;
  value: FieldValue | null;
  onSave: (value: FieldValue | null) => void;
  readOnly?: boolean;
}

/** The value of a field that the workspace has added, edited by what its kind asks for. */
export const FieldValueInput = ({ field, value, onSave, readOnly = false }: FieldValueInputProps) => {
  const { workspace } = useSession();
  const shared = { label: field.name, readOnly, onSave };
  switch (field.kind) {
    case 'text':
      return <TextValue {...shared} value={value as string | null} />;
    case 'number':
      return <NumberValue {...shared} value={value as number | null} />;
    case 'money':
      return <MoneyValue {...shared} currency={workspace.baseCurrency} value={value as Money | null} />;
    case 'date':
      return <DateValue {...shared} value={value as string | null} />;
    case 'select':
      return (
        <ChoiceValue
          {...shared}
          optional
          options={field.options.map(({ id, label }) => ({ value: id, label }))}
          value={value as string | null}
        />
      );
    case 'person':
      return <PersonValue {...shared} value={value as MemberId | null} />;
  }
};

/** A value of a custom field in words; empty for none. */
export const useFieldWords = (): ((field: Field, value: FieldValue | null | undefined) => string) => {
  const format = useFormatter();
  const money = useMoneyWords();
  const { byId } = useMembers();
  return (field, value) => {
    if (value === null || value === undefined) return '';
    if (typeof value === 'object') return money(value);
    if (typeof value === 'number') return format.number(value);
    if (field.kind === 'date') return format.dateTime(new Date(`${value}T12:00:00`), { dateStyle: 'medium' });
    if (field.kind === 'select') return field.options.find(({ id }) => id === value)?.label ?? '';
    if (field.kind === 'person') return byId.get(value as MemberId)?.name ?? '—';
    return value;
  };
};
