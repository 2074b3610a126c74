import { z } from 'zod';

import { fieldId } from '../shared/id.ts';
import { currency, type Money } from '../shared/money.ts';
import { fitsField, type Field, type FieldKind } from './field.ts';

/** How a value of a custom field is compared; `from` and `to` take the bound in. */
export const fieldOperators = ['is', 'contains', 'from', 'to', 'empty', 'filled'] as const;
export const fieldOperator = z.enum(fieldOperators);
export type FieldOperator = z.infer<typeof fieldOperator>;

/** What each kind of field can be asked, the most usual first. */
export const operatorsOf: Record<FieldKind, readonly FieldOperator[]> = {
  text: ['contains', 'is', 'empty', 'filled'],
  number: ['from', 'to', 'is', 'empty', 'filled'],
  money: ['from', 'to', 'is', 'empty', 'filled'],
  date: ['from', 'to', 'is', 'empty', 'filled'],
  select: ['is', 'empty', 'filled'],
  person: ['is', 'empty', 'filled'],
};

/** Whether an operator compares with something. */
export const asksForValue = (operator: FieldOperator): boolean => operator !== 'empty' && operator !== 'filled';

/** A condition on one custom field. The value is as it is written in an address: money as `1250000EUR`, in minor units. */
export const fieldCondition = z.strictObject({
  fieldId,
  operator: fieldOperator,
  // An escape can hide what no text of the database holds.
  value: z
    .string()
    .max(200)
    .refine((value) => !value.includes('\0')),
});
export type FieldCondition = z.infer<typeof fieldCondition>;

/** At most so many conditions on custom fields at once. */
export const mostConditions = 10;

/** Conditions in a line, as addresses and lists of the API take them: `<field>.<operator>.<value>`, joined by commas. */
export const fieldConditions = z
  .string()
  .max(8_000)
  .transform((line) => line.split(',').map(partsOf))
  .pipe(z.array(fieldCondition).max(mostConditions));

const partsOf = (part: string) => {
  const [id, operator, ...value] = part.split('.');
  return { fieldId: id, operator, value: decoded(value.join('.')) };
};

/** What was badly escaped is left as it stands: the parser behind decides about it. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Conditions as the line that `fieldConditions` reads. */
export const conditionsText = (conditions: readonly FieldCondition[]): string =>
  conditions.map(({ fieldId: id, operator, value }) => `${id}.${operator}.${encodeURIComponent(value)}`).join(',');

/** What a condition on this field compares with; undefined when the field cannot be asked that. */
export const boundOf = (
  field: Field,
  { operator, value }: FieldCondition,
): string | number | Money | null | undefined => {
  if (!operatorsOf[field.kind].includes(operator)) return undefined;
  if (!asksForValue(operator)) return null;
  const bound = readers[field.kind](value);
  return bound !== undefined && fitsField(field, bound) ? bound : undefined;
};

const asNumber = (value: string): number | undefined =>
  value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined;

const asMoney = (value: string): Money | undefined => {
  const [, amount, unit] = /^(-?\d{1,15})([A-Z]{3})$/.exec(value) ?? [];
  const known = currency.safeParse(unit);
  return amount !== undefined && known.success ? { amount: Number(amount), currency: known.data } : undefined;
};

const asWritten = (value: string): string | undefined => value;

const readers: Record<FieldKind, (value: string) => string | number | Money | undefined> = {
  text: asWritten,
  number: asNumber,
  money: asMoney,
  date: asWritten,
  select: asWritten,
  person: asWritten,
};

/** The order of a list by a custom field; `-` turns it round. */
export const fieldSort = z.templateLiteral([z.enum(['', '-']), 'field.', z.uuid()]);
export type FieldSort = z.infer<typeof fieldSort>;
export const sortOf = (id: Field['id']): FieldSort => `field.${id}`;
export const isFieldSort = (sort: string): sort is FieldSort => fieldSort.safeParse(sort).success;
