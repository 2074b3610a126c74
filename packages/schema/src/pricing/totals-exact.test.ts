import { expect, test } from 'vitest';

import { minor, secondOpinion } from '../../../../tests/support/price-oracle.ts';
import type { LineId, ProductId } from '../shared/index.ts';
import {
  recurrences,
  taxCategories,
  totalsOf,
  type Choices,
  type Discount,
  type PricingRow,
  type PricingTable,
  type Tax,
  type Totals,
} from './index.ts';

/** The long form asks for 100,000. */
const tables = Number(process.env['BATON_PRICE_TABLES'] ?? 10_000);
const firstSeed = Number(process.env['BATON_FUZZ_SEED'] ?? 1);

// ---- random tables, with many values that stand on a half ----

const dice = (seed: number) => {
  let state = (seed * 2_654_435_761) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (count: number) => Math.floor(next() * count);
  return { upTo, oneOf: <T>(all: readonly T[]): T => all[upTo(all.length)]! };
};
type Dice = ReturnType<typeof dice>;

const idAt = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as LineId;

const decimalText = ({ upTo }: Dice, digits: number, behind: number): string => {
  const whole = String(upTo(10 ** (1 + upTo(digits))));
  const length = upTo(behind + 1);
  return length === 0 ? whole : `${whole}.${String(upTo(10 ** length)).padStart(length, '0')}`;
};

const aDiscount = (roll: Dice): Discount | null => {
  if (roll.upTo(2) === 0) return null;
  if (roll.upTo(2) === 0) return { amount: decimalText(roll, 5, 4) };
  return { percent: roll.oneOf(['0', '2.5', '5', '10', '12.25', '33.3333', '50', '100', '99.9999', '0.0001']) };
};

const taxes: (Tax | null)[] = [
  ...['20', '10', '5.5', '2.1', '22', '8.1', '19', '7.7777'].map((rate) => ({ category: 'standard' as const, rate })),
  ...taxCategories.slice(1).map((category) => ({ category, rate: '0' })),
  null,
];

const aTable = (roll: Dice): PricingTable => {
  const rows: PricingRow[] = [];
  const lines: LineId[] = [];
  const few = Array.from({ length: 1 + roll.upTo(4) }, () => roll.oneOf(taxes));
  let groupId: LineId | null = null;
  for (let n = 1 + roll.upTo(14); n > 0; n -= 1) {
    const id = idAt(rows.length + 1);
    const kind = roll.oneOf(['line', 'line', 'line', 'line', 'line', 'group', 'text', 'subtotal'] as const);
    if (kind === 'group') groupId = null;
    else if (roll.upTo(5) === 0) groupId = null;
    if (kind !== 'line') rows.push({ id, kind, groupId, rank: '', text: '' });
    else {
      const beside = roll.upTo(4) === 0 ? roll.oneOf([...lines, idAt(900), idAt(901)]) : null;
      const first = rows.find((row) => row.id === beside);
      rows.push({
        id,
        kind,
        groupId,
        rank: '',
        text: '',
        productId: null as ProductId | null,
        quantity: roll.oneOf(['', '', '', '-']) + roll.oneOf(['1', '2', '0.5', '1.5', decimalText(roll, 4, 6)]),
        unit: '',
        unitPrice: roll.oneOf(['0.005', '1.015', '2.675', '1000', decimalText(roll, 6, 6), decimalText(roll, 4, 2)]),
        discount: aDiscount(roll),
        tax: roll.oneOf(few),
        recurrence: roll.oneOf(['once', 'once', 'once', ...recurrences]),
        optional: roll.upTo(4) === 0,
        ticked: roll.upTo(2) === 0,
        alternativeTo: first?.kind === 'line' ? (first.alternativeTo ?? first.id) : beside,
      });
      lines.push(id);
    }
    if (kind === 'group') groupId = id;
  }
  const chosen = new Map(lines.filter(() => roll.upTo(5) === 0).map((id) => [id, roll.oneOf(lines)]));
  return { currency: roll.oneOf(Object.keys(minor)), discount: aDiscount(roll), rows, chosen };
};

const someChoices = (roll: Dice, { rows }: PricingTable): Choices => ({
  ticked: new Map(rows.filter(() => roll.upTo(4) === 0).map(({ id }) => [id, roll.upTo(2) === 0])),
  chosen: new Map(rows.filter(() => roll.upTo(4) === 0).map(({ id }) => [id, roll.oneOf(rows).id])),
});

const told = ({ lines, subtotals, sums, beyond }: Totals) => ({
  lines: [...lines].sort(([one], [other]) => one.localeCompare(other)),
  subtotals: [...subtotals].sort(([one], [other]) => one.localeCompare(other)),
  sums,
  beyond,
});

test(
  `Totals of ${tables} random tables are those of a second opinion in fractions`,
  () => {
    const differences: unknown[] = [];
    let [withTax, withAlternatives, withShares] = [0, 0, 0];
    for (let seed = firstSeed; seed < firstSeed + tables; seed += 1) {
      const roll = dice(seed);
      const table = aTable(roll);
      const choices = someChoices(roll, table);
      const totals = totalsOf(table, choices);
      const wanted = told(secondOpinion(table, choices));
      const given = told(totals);
      if (JSON.stringify(sorted(given)) !== JSON.stringify(sorted(wanted))) {
        differences.push({ seed, given, wanted });
      }
      withTax += totals.sums.some(({ tax }) => tax !== 0) ? 1 : 0;
      withShares += totals.sums.some(({ taxes: rates, discount }) => rates.length > 1 && discount !== 0) ? 1 : 0;
      withAlternatives += [...totals.lines.values()].some(({ counts }) => !counts) ? 1 : 0;
    }
    expect(differences).toEqual([]);
    // What is compared is worth comparing.
    for (const some of [withTax, withAlternatives, withShares]) expect(some).toBeGreaterThan(tables / 10);
  },
  60_000 + tables * 5,
);

/** With the keys of every object in one order. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([key, held]) => [key, sorted(held)]),
  );
};
