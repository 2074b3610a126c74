import { totalsOf, type Choices, type PricingTable } from '../pricing/index.ts';
import type { ProposalSum } from './proposal-sum.ts';

/** What a pricing table comes to, in the order of `recurrences`; what nothing is due by is left out. */
export const sumsOf = (table: PricingTable, choices: Choices = {}): ProposalSum[] =>
  totalsOf(table, choices).sums.map(({ recurrence, net, tax, total }) => ({ recurrence, net, tax, total }));

const timesAYear = { once: 0, month: 12, quarter: 4, year: 1 } as const;

/** Net: what is due once, and what a year of the rest comes to. */
export const worthOf = (sums: readonly ProposalSum[]): { once: number; yearly: number } => ({
  once: sums.find(({ recurrence }) => recurrence === 'once')?.net ?? 0,
  yearly: sums.reduce((sum, { recurrence, net }) => sum + net * timesAYear[recurrence], 0),
});
