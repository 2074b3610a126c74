import {
  asksForValue,
  boundOf,
  operatorsOf,
  type Field,
  type FieldCondition,
  type FieldOperator,
} from '@baton/schema/fields';
import { Button, moneyInputText, parseDecimal, parseMoney, Select, TextField } from '@baton/ui';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { FieldValueInput } from '../fields/field-value-input.tsx';
import { useSession } from '../session/session.tsx';
import { useOperatorWords } from './condition-words.ts';

export interface ConditionFormProps {
  field: Field;
  /** What is asked now; null for a condition that is being added. */
  condition: FieldCondition | null;
  onDone: (condition: FieldCondition) => void;
}

/** One condition on a custom field: how it is compared, and with what. */
export const ConditionForm = ({ field, condition, onDone }: ConditionFormProps) => {
  const t = useTranslations('common.filter');
  const locale = useLocale();
  const operatorWords = useOperatorWords();
  const { workspace } = useSession();
  const [operator, setOperator] = useState<FieldOperator>(condition?.operator ?? operatorsOf[field.kind][0] ?? 'is');
  const [typed, setTyped] = useState(() => (condition ? typedOf(field, condition, locale) : ''));
  const value = asksForValue(operator) ? writtenOf(field, typed, workspace.baseCurrency) : '';
  const next = value === null ? null : { fieldId: field.id, operator, value };
  const fits = next !== null && boundOf(field, next) !== undefined;
  return (
    <form
      className="flex w-64 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (fits) onDone(next);
      }}
    >
      <Select
        label={field.name}
        onChange={setOperator}
        options={operatorsOf[field.kind].map((each) => ({ value: each, label: operatorWords(field, each) }))}
        value={operator}
      />
      {asksForValue(operator) && (
        <Bound field={field} onChange={setTyped} typed={typed} wrong={typed.trim() !== '' && !fits} />
      )}
      <Button disabled={!fits} submit variant="ink">
        {t('apply')}
      </Button>
    </form>
  );
};

/** What is compared with: words and numbers are typed; days, choices and people are picked. */
const Bound = ({
  field,
  typed,
  wrong,
  onChange,
}: {
  field: Field;
  typed: string;
  wrong: boolean;
  onChange: (typed: string) => void;
}) => {
  const t = useTranslations('common.filter');
  const common = useTranslations('common');
  const { workspace } = useSession();
  if (!['text', 'number', 'money'].includes(field.kind)) {
    return (
      <FieldValueInput
        field={field}
        onSave={(picked) => onChange(typeof picked === 'string' ? picked : '')}
        value={typed === '' ? null : typed}
      />
    );
  }
  return (
    <TextField
      error={wrong ? common('notANumber') : undefined}
      inputMode={field.kind === 'text' ? 'text' : 'decimal'}
      label={t('value')}
      maxLength={200}
      onChange={onChange}
      suffix={field.kind === 'money' ? workspace.baseCurrency : undefined}
      value={typed}
    />
  );
};

/** A condition's value as people write it. */
const typedOf = (field: Field, condition: FieldCondition, locale: string): string => {
  const bound = boundOf(field, condition);
  if (typeof bound === 'number') {
    return new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 6 }).format(bound);
  }
  if (typeof bound === 'object' && bound !== null) return moneyInputText(bound.amount, bound.currency, locale);
  return bound ?? '';
};

/** What was typed as a condition holds it; null for what is none. */
const writtenOf = ({ kind }: Field, typed: string, currency: string): string | null => {
  const text = typed.trim();
  if (text === '') return null;
  if (kind === 'number') return parseDecimal(text, { fraction: 6 })?.toString() ?? null;
  if (kind !== 'money') return text;
  const amount = parseMoney(text, currency);
  return amount === null ? null : `${amount}${currency}`;
};
