import { minorDigitsOf, type LineId } from '../shared/index.ts';
import { keeper, type Keeper } from './amounts.ts';
import { countedLines, type Choices } from './counted-lines.ts';
import { decimalOf, percentOf, rounded, times } from './decimal.ts';
import { offLine, sharesOf } from './discounts.ts';
import {
  recurrences,
  type Discount,
  type PricedLine,
  type PricingTable,
  type Recurrence,
  type Tax,
} from './pricing.ts';
import { subtotalsOf, type Subtotals } from './subtotals.ts';
import { basesOf, type Base } from './tax-bases.ts';

/** What one line costs, in minor units. */
export interface LineAmounts {
  /** Quantity times price, rounded. */
  gross: number;
  /** What is taken off, in money. */
  discount: number;
  /** `gross - discount`: the line's net amount (EN 16931, BT-131). */
  net: number;
  /** Whether it is part of the sums, as the choices stand. */
  counts: boolean;
}

/** One rate of tax in a sum. */
export interface TaxSum {
  tax: Tax | null;
  /** What is taxed: the net of its lines less its share of the discount (BT-116). */
  base: number;
  amount: number;
}

/** What is due once, or again and again: one sum each, as each becomes an invoice of its own. */
export interface RecurrenceSum {
  recurrence: Recurrence;
  /** Of the net of the lines (BT-106). */
  lines: number;
  /** Off the whole (BT-107). */
  discount: number;
  /** `lines - discount` (BT-109). */
  net: number;
  taxes: TaxSum[];
  /** Of all rates (BT-110). */
  tax: number;
  /** `net + tax` (BT-112). */
  total: number;
}

export interface Totals {
  lines: ReadonlyMap<LineId, LineAmounts>;
  /** Per group and per subtotal row: the net of what it sums, by recurrence; what sums nothing is left out. */
  subtotals: Subtotals;
  /** Those that have a counting line, in the order of `recurrences`. */
  sums: RecurrenceSum[];
  /** True when an amount is past what is kept: it stands at the limit, and nothing may be sent. */
  beyond: boolean;
}

/**
 * What a pricing table comes to: the one function for browser, server, PDF and invoice. Every amount is rounded where EN
 * 16931 rounds (BR-CO-10 to BR-CO-17, BR-S-08): the line, then the tax of each rate on the sum of its base; sums are
 * sums of what is shown.
 */
export const totalsOf = (table: PricingTable, choices: Choices = {}): Totals => {
  const digits = minorDigitsOf(table.currency);
  const counted = countedLines(table, choices);
  const keep = keeper();
  const nets = new Map<LineId, bigint>();
  const lines = new Map<LineId, LineAmounts>();
  for (const row of table.rows) {
    if (row.kind !== 'line') continue;
    const { gross, discount, net } = lineAmounts(row, digits);
    nets.set(row.id, net);
    lines.set(row.id, { gross: keep(gross), discount: keep(discount), net: keep(net), counts: counted.has(row.id) });
  }
  const counting = table.rows.filter((row): row is PricedLine => row.kind === 'line' && counted.has(row.id));
  const sums = recurrences.flatMap((recurrence) => {
    const own = counting.filter((line) => line.recurrence === recurrence);
    if (own.length === 0) return [];
    const bases = basesOf(own, nets);
    const off = sharesOf(recurrence === 'once' || !isAmount(table.discount) ? table.discount : null, bases, digits);
    return [sumOf({ recurrence, bases, off, keep })];
  });
  return { lines, subtotals: subtotalsOf(table, counted, nets, keep), sums, beyond: keep.beyond() };
};

const isAmount = (discount: Discount | null): boolean => discount !== null && 'amount' in discount;

const lineAmounts = ({ quantity, unitPrice, discount }: PricedLine, digits: number) => {
  const gross = rounded(times(decimalOf(quantity), decimalOf(unitPrice)), digits);
  const off = discount === null ? 0n : offLine(gross, discount, digits);
  return { gross, discount: off, net: gross - off };
};

interface Summing {
  recurrence: Recurrence;
  bases: readonly Base[];
  off: readonly bigint[];
  keep: Keeper;
}

const sumOf = ({ recurrence, bases, off, keep }: Summing): RecurrenceSum => {
  const [lines, discount] = [
    bases.reduce((sum, base) => sum + base.lines, 0n),
    off.reduce((sum, each) => sum + each, 0n),
  ];
  let tax = 0n;
  const taxes = bases.map((each, at) => {
    const base = each.lines - (off[at] ?? 0n);
    const amount = each.tax === null ? 0n : percentOf(base, decimalOf(each.tax.rate));
    tax += amount;
    return { tax: each.tax, base: keep(base), amount: keep(amount) };
  });
  const net = lines - discount;
  return {
    recurrence,
    lines: keep(lines),
    discount: keep(discount),
    net: keep(net),
    taxes,
    tax: keep(tax),
    total: keep(net + tax),
  };
};
