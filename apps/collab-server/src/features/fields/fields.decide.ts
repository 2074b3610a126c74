import { fieldChanged, fieldDefined, fieldsArranged, type Field } from '@baton/schema/fields';
import { fieldId, refuse, type FieldId } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

export interface FieldWorld {
  nameTaken: boolean;
  /** How many fields this kind of record has already. */
  count: number;
}

const mostFields = 100;

/** Rules CF2, CF3 and CF5. */
export const decideDefineField = (
  { nameTaken, count }: FieldWorld,
  input: Pick<Field, 'subject' | 'name' | 'kind' | 'options'>,
  { newId }: Pick<Moment, 'newId'>,
) => {
  if (nameTaken) return refuse('field-name-taken');
  if (count >= mostFields) return refuse('too-many-fields', { limit: mostFields });
  if (!hasItsOptions(input)) return refuse('options-needed');
  const field: Field = { id: fieldId.parse(newId()), ...input, retired: false };
  return accept(field, fieldDefined({ subject: about(field), data: { ...valuesOf(field), place: count } }));
};

export interface FieldToEdit {
  field: Field;
  nameTaken: boolean;
}

/** Rules CF2 to CF4. A change that changes nothing leaves no fact. */
export const decideEditField = (
  { field, nameTaken }: FieldToEdit,
  { name, options, retired }: Partial<Pick<Field, 'name' | 'options' | 'retired'>>,
) => {
  if (nameTaken) return refuse('field-name-taken');
  const next: Field = {
    ...field,
    name: name ?? field.name,
    options: options ?? field.options,
    retired: retired ?? field.retired,
  };
  if (!hasItsOptions(next)) return refuse('options-needed');
  if (JSON.stringify(valuesOf(next)) === JSON.stringify(valuesOf(field))) return accept(field);
  return accept(next, fieldChanged({ subject: about(next), data: { ...valuesOf(next), before: valuesOf(field) } }));
};

/** Puts the named fields first, in that order; those that were not named keep theirs behind. */
export const decideArrangeFields = (
  { all }: { all: readonly Field[] },
  { subject, fieldIds }: { subject: Field['subject']; fieldIds: readonly FieldId[] },
) => {
  const own = all.filter((field) => field.subject === subject);
  const named = fieldIds.flatMap((id) => own.find((field) => field.id === id) ?? []);
  const ordered = [...new Set([...named, ...own])];
  const others = all.filter((field) => field.subject !== subject);
  const [first] = ordered;
  if (!first) return accept({ data: [...all] });
  const data = { subject, fieldIds: ordered.map(({ id }) => id) };
  return accept({ data: [...others, ...ordered] }, fieldsArranged({ subject: about(first), data }));
};

const hasItsOptions = ({ kind, options }: Pick<Field, 'kind' | 'options'>) =>
  kind === 'select' ? options.length > 0 : options.length === 0;

const about = ({ id }: Field) => ({ kind: 'field', id });
const valuesOf = ({ subject, name, kind, options, retired }: Field) => ({
  subject,
  name,
  kind,
  options: options.map(({ id, label }) => ({ id, label })),
  retired,
});
