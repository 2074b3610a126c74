import { expect, test } from 'vitest';

import type { FieldId } from '../shared/id.ts';
import { boundOf, conditionsText, fieldConditions, fieldSort, type FieldCondition } from './field-condition.ts';
import type { Field, FieldKind } from './field.ts';

const id = '01990000-0000-7000-8000-000000000001' as FieldId;
const option = '01990000-0000-7000-8000-000000000002';
const aField = (kind: FieldKind): Field => ({
  id,
  subject: 'account',
  name: 'Field',
  kind,
  options: kind === 'select' ? [{ id: option, label: 'One' }] : [],
  retired: false,
});
const is = (operator: FieldCondition['operator'], value: string): FieldCondition => ({ fieldId: id, operator, value });

test('conditions go through an address and come back, whatever is written in them', () => {
  const conditions = [is('contains', 'a, b.c%:é "x"'), is('empty', ''), is('from', '1250000EUR')];
  expect(fieldConditions.parse(conditionsText(conditions))).toEqual(conditions);
});

test.each(['', 'x', `${id}.is.%00`, `${id}.like.x`, id, 'nobody.is.x', `${id}.is.${'x'.repeat(201)}`])(
  'what is no condition is refused: %s',
  (line) => expect(fieldConditions.safeParse(line).success).toBe(false),
);

const lineOf = (count: number, length: number) =>
  conditionsText(Array.from({ length: count }, () => is('is', 'x'.repeat(length))));

test('a list asks at most ten conditions, each of at most 200 characters', () => {
  const accepted = [lineOf(10, 200), lineOf(11, 1), lineOf(1, 201)].map(
    (line) => fieldConditions.safeParse(line).success,
  );
  expect(accepted).toEqual([true, false, false]);
});

test('a broken escape is a value like another', () => {
  expect(fieldConditions.parse(`${id}.is.%E0%`)).toEqual([is('is', '%E0%')]);
});

test.each<[FieldKind, FieldCondition, unknown]>([
  ['text', is('contains', 'oven'), 'oven'],
  ['text', is('from', 'oven'), undefined],
  ['number', is('from', '12.5'), 12.5],
  ['number', is('from', 'twelve'), undefined],
  ['number', is('from', ' '), undefined],
  ['money', is('to', '1250000EUR'), { amount: 1_250_000, currency: 'EUR' }],
  ['money', is('to', '12,50'), undefined],
  ['date', is('is', '2026-11-26'), '2026-11-26'],
  ['date', is('is', 'tomorrow'), undefined],
  ['select', is('is', option), option],
  ['select', is('is', id), undefined],
  ['person', is('is', option), option],
  ['person', is('filled', ''), null],
])('a %s takes what it can hold: %o', (kind, condition, bound) => {
  expect(boundOf(aField(kind), condition)).toEqual(bound);
});

test('an order by a field names one', () => {
  expect([`field.${id}`, `-field.${id}`, 'field.x', id].map((sort) => fieldSort.safeParse(sort).success)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
