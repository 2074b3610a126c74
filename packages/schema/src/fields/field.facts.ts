import { z } from 'zod';

import { factType } from '../shared/fact.ts';
import { fieldId } from '../shared/id.ts';
import { fieldKind, fieldOption, fieldSubject } from './field.ts';

const values = {
  subject: fieldSubject,
  name: z.string(),
  kind: fieldKind,
  options: z.array(fieldOption),
  retired: z.boolean(),
};

export const fieldDefined = factType('field.defined', { ...values, place: z.int() });

/** Holds the whole definition after the change, and what it was before. */
export const fieldChanged = factType('field.changed', { ...values, before: z.object(values) });

/** The order in which people see the fields of one kind of record. */
export const fieldsArranged = factType('field.arranged', { subject: fieldSubject, fieldIds: z.array(fieldId) });
