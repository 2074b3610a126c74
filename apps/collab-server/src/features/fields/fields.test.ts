import type { Field } from '@baton/schema/fields';
import { fitsField } from '@baton/schema/fields';
import type { FieldId, MemberId, Role, WorkspaceId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import { decideArrangeFields, decideDefineField, decideEditField } from './fields.decide.ts';
import { fieldsPolicy } from './fields.policy.ts';

const id = '01990000-0000-7000-8000-000000000001' as FieldId;
const [red, blue] = ['01990000-0000-7000-8000-00000000000a', '01990000-0000-7000-8000-00000000000b'];
const aField = (about: Partial<Field> = {}): Field => ({
  id,
  subject: 'account',
  name: 'Oven type',
  kind: 'text',
  options: [],
  retired: false,
  ...about,
});
const who = (may: (of: Parameters<typeof fieldsPolicy.read>[0]) => boolean) =>
  (['owner', 'admin', 'manager', 'member', 'guest'] as const).filter((role: Role) =>
    may({
      workspace: id as string as WorkspaceId,
      member: id as string as MemberId,
      role,
      teams: [],
      managedTeams: [],
      origin: 'person',
    }),
  );
const define = (about: Partial<Field>, world = { nameTaken: false, count: 0 }) =>
  decideDefineField(world, aField(about), { newId: () => id });

test('[CF1] owner, admin and manager define fields, colleagues read them', () => {
  expect(who(fieldsPolicy.define)).toEqual(['owner', 'admin', 'manager']);
  expect(who(fieldsPolicy.read)).toEqual(['owner', 'admin', 'manager', 'member']);
});

test('[CF2] a name that is taken is refused, new or edited', () => {
  expect(define({}, { nameTaken: true, count: 0 })).toEqual({ refused: 'field-name-taken' });
  expect(decideEditField({ field: aField(), nameTaken: true }, { name: 'x' })).toEqual({ refused: 'field-name-taken' });
});

test('[CF3] a select needs choices and nothing else may have them', () => {
  const options = [{ id: red, label: 'Red' }];
  expect(define({ kind: 'select' })).toEqual({ refused: 'options-needed' });
  expect(define({ kind: 'text', options })).toEqual({ refused: 'options-needed' });
  expect(define({ kind: 'select', options })).toMatchObject({ answer: { options } });
  const field = aField({ kind: 'select', options });
  expect(decideEditField({ field, nameTaken: false }, { options: [] })).toEqual({ refused: 'options-needed' });
});

test('[CF4] a field is retired and comes back by an edit; one that changes nothing leaves no fact', () => {
  expect(decideEditField({ field: aField(), nameTaken: false }, { retired: true })).toMatchObject({
    answer: { retired: true },
    facts: [{ type: 'field.changed', data: { retired: true, before: { retired: false } } }],
  });
  expect(decideEditField({ field: aField(), nameTaken: false }, { name: 'Oven type' })).toMatchObject({ facts: [] });
});

test('[CF5] the hundred and first field is refused', () => {
  expect(define({}, { nameTaken: false, count: 100 })).toMatchObject({ refused: 'too-many-fields' });
});

test('the order names every field of its kind of record, and leaves the other kind alone', () => {
  const fields = ['a', 'b', 'c'].map((name, at) => aField({ id: `${id.slice(0, -1)}${at}` as FieldId, name }));
  const [first, second, third] = fields.map((field) => field.id);
  const other = aField({ subject: 'contact' });
  const decided = decideArrangeFields({ all: [other, ...fields] }, { subject: 'account', fieldIds: [third!, first!] });
  expect(decided).toMatchObject({ facts: [{ data: { fieldIds: [third, first, second] } }] });
  expect(decided.answer.data[0]).toBe(other);
});

test('a value fits its field or does not', () => {
  const select = aField({ kind: 'select', options: [{ id: red, label: 'Red' }] });
  expect(fitsField(select, red)).toBe(true);
  expect(fitsField(select, blue)).toBe(false);
  expect(fitsField(aField({ kind: 'date' }), '2026-02-30')).toBe(false);
  expect(fitsField(aField({ kind: 'date' }), '2026-02-28')).toBe(true);
  expect(fitsField(aField({ kind: 'money' }), { amount: 100, currency: 'EUR' })).toBe(true);
  expect(fitsField(aField({ kind: 'number' }), '12')).toBe(false);
});
