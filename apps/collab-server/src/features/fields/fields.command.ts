import { fields as contract, type FieldSubject } from '@baton/schema/fields';
import { customFields } from '@baton/schema/fields/tables';
import type { FieldId } from '@baton/schema/shared';
import { and, count, eq, ne, sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { command } from '#platform/command/command.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { decideArrangeFields, decideDefineField, decideEditField } from './fields.decide.ts';
import { fieldsPolicy } from './fields.policy.ts';
import { customFieldsOf, fieldOf } from './reads.ts';

export const defineField = command({
  contract: contract.define,
  load: async ({ tx, actor, input }) => {
    const [row] = await tx
      .select({ count: count() })
      .from(customFields)
      .where(and(eq(customFields.workspace, actor.workspace), eq(customFields.subject, input.subject)));
    return { nameTaken: await isNameTaken(tx, actor, input), count: row?.count ?? 0 };
  },
  may: fieldsPolicy.define,
  decide: decideDefineField,
});

export const editField = command({
  contract: contract.edit,
  load: async ({ tx, actor, input }) => {
    const [row] = await tx
      .select()
      .from(customFields)
      .where(and(eq(customFields.workspace, actor.workspace), eq(customFields.id, input.fieldId)))
      .for('no key update');
    if (!row) return null;
    const { name } = input;
    const nameTaken = name !== undefined && (await isNameTaken(tx, actor, { name, subject: row.subject }, row.id));
    return { field: fieldOf(row), nameTaken };
  },
  may: fieldsPolicy.define,
  decide: decideEditField,
});

export const arrangeFields = command({
  contract: contract.arrange,
  load: async ({ tx, actor, input }) => {
    const all = await customFieldsOf(tx, actor);
    const known = new Set(all.filter(({ subject }) => subject === input.subject).map(({ id }) => id));
    return input.fieldIds.every((id) => known.has(id)) ? { all } : null;
  },
  may: fieldsPolicy.define,
  decide: decideArrangeFields,
});

const isNameTaken = async (
  tx: Tx,
  actor: Actor,
  { name, subject }: { name: string; subject: FieldSubject },
  except?: FieldId,
): Promise<boolean> => {
  const rows = await tx
    .select({ id: customFields.id })
    .from(customFields)
    .where(
      and(
        eq(customFields.workspace, actor.workspace),
        eq(customFields.subject, subject),
        sql`fold_text(${customFields.name}) = fold_text(${name})`,
        except ? ne(customFields.id, except) : undefined,
      ),
    );
  return rows.length > 0;
};
