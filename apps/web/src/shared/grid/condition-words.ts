import { boundOf, type Field, type FieldCondition, type FieldOperator } from '@baton/schema/fields';
import { useTranslations } from 'use-intl';

import { useFieldWords } from '../fields/field-value-input.tsx';

/** An operator as it stands between a field and its value. */
export const useOperatorWords = () => {
  const t = useTranslations('common.filter');
  return ({ kind }: Pick<Field, 'kind'>, operator: FieldOperator): string =>
    kind === 'date' && (operator === 'from' || operator === 'to') ? t(`day.${operator}`) : t(`op.${operator}`);
};

/** What a condition compares with, in words; what the field cannot hold stands as it is written in the address. */
export const useConditionWords = () => {
  const words = useFieldWords();
  return (field: Field, condition: FieldCondition): string => {
    const bound = boundOf(field, condition);
    return bound === undefined || bound === null ? condition.value : words(field, bound) || condition.value;
  };
};
