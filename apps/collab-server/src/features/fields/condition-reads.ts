import { boundOf, type Field, type FieldCondition, type FieldSort, type FieldSubject } from '@baton/schema/fields';
import type { Money } from '@baton/schema/shared';
import { and, sql, type AnyColumn, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { orderBy } from '#platform/command/paging.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { membersByName } from '../workspaces/reads.ts';
import { customFieldsOf } from './reads.ts';

/** Where a kind of record keeps the values of the workspace's own fields. */
export interface OwnValues {
  subject: FieldSubject;
  custom: AnyColumn;
  id: AnyColumn;
}

/** The rows whose own fields are as asked (CF6). One condition that fits no field in use lets nothing through. */
export const ownConditions = async (
  tx: Tx,
  actor: Actor,
  { subject, custom }: OwnValues,
  conditions: readonly FieldCondition[] | undefined,
): Promise<SQL | undefined> => {
  if (conditions === undefined) return undefined;
  const fields = await customFieldsOf(tx, { ...actor, subject });
  return and(
    ...conditions.map((condition) => {
      const field = fields.find(({ id, retired }) => id === condition.fieldId && !retired);
      const bound = field && boundOf(field, condition);
      return field && bound !== undefined ? holds(custom, field, condition.operator, bound) : sql`false`;
    }),
  );
};

const holds = (
  custom: AnyColumn,
  field: Field,
  operator: FieldCondition['operator'],
  bound: string | number | Money | null,
): SQL => {
  const known = sql`jsonb_exists(${custom}, ${field.id})`;
  if (operator === 'filled') return known;
  if (operator === 'empty') return sql`not ${known}`;
  const value = valueOf(custom, field);
  if (field.kind === 'text') {
    return operator === 'is' ? sql`${value} = fold_text(${bound})` : sql`position(fold_text(${bound}) in ${value}) > 0`;
  }
  const than = comparisons[operator];
  if (typeof bound === 'object' && bound !== null) {
    const unit = sql`${custom} -> ${field.id}::text ->> 'currency'`;
    return sql`(${unit} = ${bound.currency} and ${value} ${than} ${bound.amount}::bigint)`;
  }
  return sql`${value} ${than} ${bound}${field.kind === 'number' ? sql`::numeric` : sql`::text`}`;
};

const comparisons = { is: sql`=`, contains: sql`=`, from: sql`>=`, to: sql`<=` };

/** A value as it compares: names as they fold, numbers as numbers, days and choices as they are written. */
const valueOf = (custom: AnyColumn, { id, kind }: Field): SQL => {
  const written = sql`(${custom} ->> ${id}::text)`;
  const isA = (type: string) => sql`jsonb_typeof(${custom} -> ${id}::text) = ${type}`;
  if (kind === 'text') return sql`fold_text(${written})`;
  // The order in which conditions are asked is the database's: what is no number is never read as one.
  if (kind === 'number') return sql`(case when ${isA('number')} then ${written}::numeric end)`;
  if (kind === 'money')
    return sql`(case when ${isA('object')} then (${custom} -> ${id}::text ->> 'amount')::bigint end)`;
  return written;
};

/** The order of a list by one of the workspace's own fields; null for one that is not there, or not in use. */
export const ownOrder = async (tx: Tx, actor: Actor, { subject, custom, id }: OwnValues, sort: FieldSort) => {
  const descending = sort.startsWith('-');
  const wanted = sort.slice(sort.indexOf('.') + 1);
  const fields = await customFieldsOf(tx, { ...actor, subject });
  const field = fields.find((each) => each.id === wanted && !each.retired);
  if (!field) return null;
  const value = valueOf(custom, field);
  if (field.kind === 'select' || field.kind === 'person') {
    const order = field.kind === 'select' ? field.options.map((option) => option.id) : await membersByName(tx, actor);
    const place = sql`(array_position(${sql.param(order)}::text[], ${value})::bigint)`;
    return orderBy(place, id, { type: 'bigint', descending });
  }
  return orderBy(value, id, { type: typeOf[field.kind], descending });
};

const typeOf = { text: 'text', number: 'numeric', money: 'bigint', date: 'text' } as const;
