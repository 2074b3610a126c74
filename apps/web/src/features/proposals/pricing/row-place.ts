import type { PricingRow, RowPlace } from '@baton/schema/pricing';
import type { LineId } from '@baton/schema/shared';

type Placed = Pick<PricingRow, 'id' | 'kind' | 'groupId'>;

/** Where a new row goes that somebody asks for at this one: right below it, or first in it when it is a group. */
export const placeBelow = (rows: readonly Placed[], at: LineId | null, kind: PricingRow['kind'] = 'line'): RowPlace => {
  const row = rows.find(({ id }) => id === at);
  if (!row) return kind === 'group' ? {} : { groupId: groupAtEnd(rows) };
  // Groups hold no groups: a new one stands below the one that holds this row.
  if (kind === 'group') return { groupId: null, after: row.groupId ?? row.id };
  if (row.kind === 'group') return { groupId: row.id, after: null };
  return { groupId: row.groupId, after: row.id };
};

const groupAtEnd = (rows: readonly Placed[]): LineId | null => {
  const end = rows.at(-1);
  return end?.kind === 'group' ? end.id : (end?.groupId ?? null);
};

/**
 * The place one step up or down, as one sees the rows: a line walks into a group and out of it, a group past whole groups.
 * Null at an end.
 */
export const placeBeside = (rows: readonly Placed[], id: LineId, step: 1 | -1): RowPlace | null => {
  const row = rows.find((each) => each.id === id);
  if (!row) return null;
  const beside = rows.filter((each) => each.groupId === row.groupId);
  const at = beside.indexOf(row);
  const next = beside[at + step];
  if (!next) return row.groupId === null ? null : outOf(rows, row.groupId, step);
  if (next.kind === 'group' && row.kind !== 'group')
    return step === 1 ? { groupId: next.id, after: null } : { groupId: next.id };
  const after = step === 1 ? next.id : (beside[at - 2]?.id ?? null);
  return { groupId: row.groupId, after };
};

/** Right above a group, or right below it. */
const outOf = (rows: readonly Placed[], group: LineId, step: 1 | -1): RowPlace => {
  if (step === 1) return { groupId: null, after: group };
  const table = rows.filter(({ groupId }) => groupId === null);
  return { groupId: null, after: table[table.findIndex(({ id }) => id === group) - 1]?.id ?? null };
};
