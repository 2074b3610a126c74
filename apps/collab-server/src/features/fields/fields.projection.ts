import { fieldChanged, fieldDefined, fieldsArranged } from '@baton/schema/fields';
import { customFields } from '@baton/schema/fields/tables';
import type { FieldId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { FactProjection } from '#platform/facts/facts.port.ts';

/** Rows of the custom fields follow their facts. */
export const fieldsProjections: Record<string, FactProjection> = {
  [fieldDefined.type]: async (tx, fact) => {
    await tx.insert(customFields).values({
      workspace: fact.workspace,
      id: fact.subject.id as FieldId,
      ...fieldDefined.data.parse(fact.data),
      createdAt: fact.occurredAt,
    });
  },
  [fieldChanged.type]: async (tx, fact) => {
    const { name, options, retired } = fieldChanged.data.parse(fact.data);
    await tx
      .update(customFields)
      .set({ name, options, retired })
      .where(and(eq(customFields.workspace, fact.workspace), eq(customFields.id, fact.subject.id as FieldId)));
  },
  [fieldsArranged.type]: async (tx, fact) => {
    const { fieldIds } = fieldsArranged.data.parse(fact.data);
    for (const [place, id] of fieldIds.entries()) {
      await tx
        .update(customFields)
        .set({ place })
        .where(and(eq(customFields.workspace, fact.workspace), eq(customFields.id, id)));
    }
  },
};
