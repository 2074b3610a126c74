import { oc } from '@orpc/contract';
import { z } from 'zod';

import { fieldId } from '../shared/id.ts';
import { refusals } from '../shared/refusal.ts';
import { field, fieldKind, fieldName, fieldOptions, fieldSubject } from './field.ts';

/** Fields that a workspace gives its own records. There are at most 100 for each kind of record. */
export const fields = {
  list: oc
    .route({ method: 'GET', path: '/fields', summary: 'Custom fields in their order', tags: ['custom fields'] })
    .output(z.strictObject({ data: z.array(field) })),
  define: oc
    .route({ method: 'POST', path: '/fields', summary: 'Add a custom field', tags: ['custom fields'] })
    .input(
      z.strictObject({ subject: fieldSubject, name: fieldName, kind: fieldKind, options: fieldOptions.default([]) }),
    )
    .output(field)
    .errors(refusals('field-name-taken', 'too-many-fields', 'options-needed')),
  edit: oc
    .route({
      method: 'PATCH',
      path: '/fields/{fieldId}',
      summary: 'Rename or retire a custom field, or change its choices',
      tags: ['custom fields'],
    })
    .input(
      z.strictObject({
        fieldId,
        name: fieldName.optional(),
        options: fieldOptions.optional(),
        retired: z.boolean().optional(),
      }),
    )
    .output(field)
    .errors(refusals('field-name-taken', 'options-needed')),
  arrange: oc
    .route({ method: 'PUT', path: '/fields/order', summary: 'Put custom fields in order', tags: ['custom fields'] })
    .input(z.strictObject({ subject: fieldSubject, fieldIds: z.array(fieldId).max(100) }))
    .output(z.strictObject({ data: z.array(field) })),
};
