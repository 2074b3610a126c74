import type { Field, FieldSubject } from '@baton/schema/fields';
import { customFields } from '@baton/schema/fields/tables';
import type { WorkspaceId } from '@baton/schema/shared';
import { and, asc, eq } from 'drizzle-orm';

import type { Tx } from '#platform/scope/scope.ts';

/** The workspace's own fields in their order, retired ones too. */
export const customFieldsOf = async (
  tx: Tx,
  { workspace, subject }: { workspace: WorkspaceId; subject?: FieldSubject },
): Promise<Field[]> => {
  const rows = await tx
    .select()
    .from(customFields)
    .where(
      and(eq(customFields.workspace, workspace), subject === undefined ? undefined : eq(customFields.subject, subject)),
    )
    .orderBy(asc(customFields.place), asc(customFields.id));
  return rows.map(fieldOf);
};

/** A field as the API tells it. */
export const fieldOf = ({ id, subject, name, kind, options, retired }: typeof customFields.$inferSelect): Field => ({
  id,
  subject,
  name,
  kind,
  options,
  retired,
});
