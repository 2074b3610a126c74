import type { LineId } from '../shared/index.ts';
import type { PricedLine, PricingTable } from './pricing.ts';

/** What the customer has said of the lines; where they have not, the table's own defaults stand. */
export interface Choices {
  /** Optional lines, taken or left. */
  ticked?: ReadonlyMap<LineId, boolean>;
  /** Per set of alternatives (by the line that they stand in for) the one taken. */
  chosen?: ReadonlyMap<LineId, LineId>;
}

/**
 * The lines that count: of each set of alternatives exactly one, of optional ones those that are ticked. A set is
 * optional when the line that the others stand in for is; a choice that names no line of the set is none.
 */
export const countedLines = (table: PricingTable, choices: Choices): ReadonlySet<LineId> => {
  const counted = new Set<LineId>();
  for (const [key, lines] of alternativesOf(table)) {
    const first = lines.find(({ id }) => id === key) ?? lines[0];
    if (!first) continue;
    if (first.optional && !(choices.ticked?.get(first.id) ?? first.ticked)) continue;
    const said = [choices.chosen?.get(key), table.chosen.get(key)];
    const taken = said.find((id) => lines.some((line) => line.id === id));
    counted.add(taken ?? first.id);
  }
  return counted;
};

/** The lines by what they stand in for; a line without alternatives is a set of its own. In order. */
export const alternativesOf = ({ rows }: Pick<PricingTable, 'rows'>): ReadonlyMap<LineId, readonly PricedLine[]> => {
  const sets = new Map<LineId, PricedLine[]>();
  for (const row of rows) {
    if (row.kind !== 'line') continue;
    const key = row.alternativeTo ?? row.id;
    const set = sets.get(key);
    if (set) set.push(row);
    else sets.set(key, [row]);
  }
  return sets;
};
