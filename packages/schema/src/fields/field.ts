import { z } from 'zod';

import { fieldId, memberId, type FieldId, type MemberId } from '../shared/id.ts';
import { money } from '../shared/money.ts';

/** What records a workspace may give fields of its own. */
export const fieldSubjects = ['account', 'contact'] as const;
export const fieldSubject = z.enum(fieldSubjects);
export type FieldSubject = z.infer<typeof fieldSubject>;

export const fieldKinds = ['text', 'number', 'money', 'date', 'select', 'person'] as const;
export const fieldKind = z.enum(fieldKinds);
export type FieldKind = z.infer<typeof fieldKind>;

export const fieldName = z.string().trim().min(1).max(80);

/** One choice of a select. Its id stays when it is renamed, so values stay too. */
export const fieldOption = z.strictObject({ id: z.uuid(), label: z.string().trim().min(1).max(80) });
export const fieldOptions = z.array(fieldOption).max(100);

/** A field that a workspace has added to its accounts or contacts. */
export const field = z.strictObject({
  id: fieldId,
  subject: fieldSubject,
  name: fieldName,
  kind: fieldKind,
  /** Choices of a select; empty for every other kind. */
  options: fieldOptions,
  /** No longer shown or asked for; its values are kept and come back with it. */
  retired: z.boolean(),
});
export type Field = z.infer<typeof field>;

/** A value of a custom field as it travels: its kind says which of these it has to be. */
export const fieldValue = z.union([z.string().max(2_000), z.number(), money]);
export type FieldValue = z.infer<typeof fieldValue>;

/** Values by field; null takes one away. */
export const fieldChanges = z.record(fieldId, fieldValue.nullable());
export type FieldChanges = z.infer<typeof fieldChanges>;
export const fieldValues = z.record(fieldId, fieldValue);
export type FieldValues = z.infer<typeof fieldValues>;

const kinds: Record<FieldKind, z.ZodType> = {
  text: z.string().trim().min(1),
  number: z.number(),
  money,
  date: z.iso.date(),
  select: z.uuid(),
  person: memberId,
};

/** Whether a value is one that this field can hold. Who a person is, and whether they are here, is asked elsewhere. */
export const fitsField = (of: Field, value: FieldValue): boolean =>
  kinds[of.kind].safeParse(value).success && (of.kind !== 'select' || of.options.some(({ id }) => id === value));

/** Values after these changes. */
export const withChanges = (before: FieldValues, changes: FieldChanges): FieldValues => {
  const after: Record<FieldId, FieldValue> = { ...before };
  for (const [id, value] of Object.entries(changes) as [FieldId, FieldValue | null][]) {
    if (value === null) delete after[id];
    else after[id] = value;
  }
  return after;
};

/** Whether every change is of a field in use that can hold it; people have to be among these members. */
export const changesFit = (
  { fields, members }: { fields: readonly Field[]; members: ReadonlySet<MemberId> },
  changes: FieldChanges,
): boolean =>
  Object.entries(changes).every(([id, value]) => {
    const of = fields.find((each) => each.id === id && !each.retired);
    if (!of) return false;
    if (value === null) return true;
    return fitsField(of, value) && (of.kind !== 'person' || members.has(value as MemberId));
  });
