import type { LineId } from '../shared/index.ts';
import type { Keeper } from './amounts.ts';
import type { PricingTable, Recurrence } from './pricing.ts';

export type Subtotals = ReadonlyMap<LineId, Partial<Record<Recurrence, number>>>;

/** A group sums its lines; a subtotal sums what came since the one before, beside it or in the groups between. */
export const subtotalsOf = (
  { rows }: PricingTable,
  counted: ReadonlySet<LineId>,
  nets: ReadonlyMap<LineId, bigint>,
  keep: Keeper,
): Subtotals => {
  const running = new Map<LineId | null, Map<Recurrence, bigint>>([[null, new Map()]]);
  const groups = new Map<LineId, Map<Recurrence, bigint>>();
  const subtotals = new Map<LineId, Partial<Record<Recurrence, number>>>();
  const told = (sums: ReadonlyMap<Recurrence, bigint> | undefined) =>
    Object.fromEntries([...(sums ?? [])].map(([recurrence, sum]) => [recurrence, keep(sum)]));
  for (const row of rows) {
    if (row.kind === 'group') {
      groups.set(row.id, new Map());
      running.set(row.id, new Map());
    }
    if (row.kind === 'subtotal') {
      subtotals.set(row.id, told(running.get(row.groupId)));
      running.set(row.groupId, new Map());
    }
    if (row.kind !== 'line' || !counted.has(row.id)) continue;
    const holders =
      row.groupId === null
        ? [running.get(null)]
        : [running.get(null), running.get(row.groupId), groups.get(row.groupId)];
    for (const sums of holders) sums?.set(row.recurrence, (sums.get(row.recurrence) ?? 0n) + (nets.get(row.id) ?? 0n));
  }
  for (const [id, sums] of groups) subtotals.set(id, told(sums));
  return subtotals;
};
