import type { LineId } from '../shared/index.ts';
import { taxCategories, type PricedLine, type Tax } from './pricing.ts';

export interface Base {
  tax: Tax | null;
  /** Sum of the net of its lines. */
  lines: bigint;
}

/** The net of the lines by rate of tax, in the order of categories and the highest rate first. */
export const basesOf = (lines: readonly PricedLine[], nets: ReadonlyMap<LineId, bigint>): Base[] => {
  const bases = new Map<string, Base>();
  for (const { id, tax } of lines) {
    const key = tax === null ? '' : `${tax.category}|${Number(tax.rate)}`;
    const base = bases.get(key);
    if (base) base.lines += nets.get(id) ?? 0n;
    else bases.set(key, { tax, lines: nets.get(id) ?? 0n });
  }
  return [...bases.values()].sort((one, other) => placeOf(one.tax) - placeOf(other.tax));
};

/** Untaxed last. */
const placeOf = (tax: Tax | null): number =>
  tax === null ? taxCategories.length * 1000 : taxCategories.indexOf(tax.category) * 1000 - Number(tax.rate);
