import { expect, test } from 'vitest';

import type { LineId, ProductId } from '../shared/index.ts';
import {
  recurrences,
  taxCategories,
  totalsOf,
  type Choices,
  type Discount,
  type PricedLine,
  type PricingRow,
  type PricingTable,
  type Tax,
  type Totals,
} from './index.ts';

/** The long form asks for 100,000. */
const tables = Number(process.env['BATON_PRICE_TABLES'] ?? 10_000);
const firstSeed = Number(process.env['BATON_FUZZ_SEED'] ?? 1);

// ---- a second opinion: fractions and long ways, nothing of the code under test ----

interface Fraction {
  over: bigint;
  under: bigint;
}

const fraction = (text: string): Fraction => {
  const negative = text.startsWith('-');
  const [whole = '0', digits = ''] = (negative ? text.slice(1) : text).split('.');
  let over = BigInt(whole);
  let under = 1n;
  for (const digit of digits) {
    over = over * 10n + BigInt(digit);
    under *= 10n;
  }
  return { over: negative ? -over : over, under };
};
const product = (...all: Fraction[]): Fraction => ({
  over: all.reduce((so, { over }) => so * over, 1n),
  under: all.reduce((so, { under }) => so * under, 1n),
});
const whole = (value: bigint): Fraction => ({ over: value, under: 1n });
const hundredth: Fraction = { over: 1n, under: 100n };

/** Half away from zero, by asking how much is left over. */
const nearest = ({ over, under }: Fraction): bigint => {
  const size = over < 0n ? -over : over;
  const down = size / under;
  const left = size - down * under;
  const size2 = left + left >= under ? down + 1n : down;
  return over < 0n ? -size2 : size2;
};

const minor: Record<string, bigint> = { EUR: 100n, JPY: 1n, KWD: 1000n, CHF: 100n, TND: 1000n };

interface Opinion {
  net: bigint;
  gross: bigint;
  off: bigint;
}

const opinionOf = (line: PricedLine, unit: bigint): Opinion => {
  const gross = nearest(product(fraction(line.quantity), fraction(line.unitPrice), whole(unit)));
  let off = 0n;
  if (line.discount && 'percent' in line.discount) {
    off = nearest(product(whole(gross), fraction(line.discount.percent), hundredth));
  } else if (line.discount && gross > 0n) {
    const asked = nearest(product(fraction(line.discount.amount), whole(unit)));
    off = asked > gross ? gross : asked;
  }
  return { gross, off, net: gross - off };
};

const countsIn = (lines: PricedLine[], line: PricedLine, table: PricingTable, choices: Choices): boolean => {
  const key = line.alternativeTo ?? line.id;
  const set = lines.filter((each) => each.id === key || each.alternativeTo === key);
  const head = set.some(({ id }) => id === key) ? set.find(({ id }) => id === key)! : set[0]!;
  const tick = choices.ticked?.has(head.id) ? choices.ticked.get(head.id)! : head.ticked;
  if (head.optional && !tick) return false;
  for (const wanted of [choices.chosen?.get(key), table.chosen.get(key)])
    if (wanted !== undefined && set.some(({ id }) => id === wanted)) return wanted === line.id;
  return head.id === line.id;
};

const sameTax = (one: Tax | null, other: Tax | null): boolean =>
  one === null || other === null ? one === other : one.category === other.category && one.rate === other.rate;

const taxOrder = (one: Tax | null, other: Tax | null): number => {
  if (one === null || other === null) return one === null ? 1 : -1;
  const byCategory = taxCategories.indexOf(one.category) - taxCategories.indexOf(other.category);
  return byCategory === 0 ? Number(other.rate) - Number(one.rate) : byCategory;
};

/** Hands out an amount one minor unit at a time to whom it is owed most. */
const handedOut = (amount: bigint, bases: bigint[]): bigint[] => {
  const weights = bases.map((base) => (base > 0n ? base : 0n));
  const all = weights.reduce((sum, each) => sum + each, 0n);
  const given = weights.map((weight) => (amount * weight - ((amount * weight) % all)) / all);
  let left = amount - given.reduce((sum, each) => sum + each, 0n);
  const owed = weights.map((weight, at) => ({ at, rest: amount * weight - given[at]! * all }));
  while (left > 0n) {
    let best = owed[0]!;
    for (const each of owed) if (each.rest > best.rest) best = each;
    given[best.at]! += 1n;
    best.rest = -1n;
    left -= 1n;
  }
  return given;
};

const secondOpinion = (table: PricingTable, choices: Choices): Totals => {
  const unit = minor[table.currency]!;
  const lines = table.rows.filter((row): row is PricedLine => row.kind === 'line');
  const opinions = new Map(lines.map((line) => [line.id, opinionOf(line, unit)]));
  const counting = lines.filter((line) => countsIn(lines, line, table, choices));
  const netOf = (some: PricedLine[]) => some.reduce((sum, { id }) => sum + opinions.get(id)!.net, 0n);
  const sums = recurrences.flatMap((recurrence) => {
    const own = counting.filter((line) => line.recurrence === recurrence);
    if (own.length === 0) return [];
    const rates: (Tax | null)[] = [];
    for (const { tax } of own) if (!rates.some((rate) => sameTax(rate, tax))) rates.push(tax);
    rates.sort(taxOrder);
    const before = rates.map((rate) => netOf(own.filter(({ tax }) => sameTax(rate, tax))));
    let off = before.map(() => 0n);
    const { discount } = table;
    if (discount && 'percent' in discount) {
      off = before.map((base) => nearest(product(whole(base), fraction(discount.percent), hundredth)));
    } else if (discount && recurrence === 'once' && netOf(own) > 0n) {
      const asked = nearest(product(fraction(discount.amount), whole(unit)));
      off = handedOut(asked > netOf(own) ? netOf(own) : asked, before);
    }
    const taxes = rates.map((tax, at) => {
      const base = before[at]! - off[at]!;
      return { tax, base, amount: nearest(product(whole(base), fraction(tax?.rate ?? '0'), hundredth)) };
    });
    const offAll = off.reduce((sum, each) => sum + each, 0n);
    const taxAll = taxes.reduce((sum, { amount }) => sum + amount, 0n);
    const net = netOf(own) - offAll;
    return [
      {
        recurrence,
        lines: Number(netOf(own)),
        discount: Number(offAll),
        net: Number(net),
        taxes: taxes.map(({ tax, base, amount }) => ({ tax, base: Number(base), amount: Number(amount) })),
        tax: Number(taxAll),
        total: Number(net + taxAll),
      },
    ];
  });
  const told = (some: PricedLine[]) =>
    Object.fromEntries(
      recurrences
        .filter((recurrence) => some.some((line) => line.recurrence === recurrence))
        .map((recurrence) => [recurrence, Number(netOf(some.filter((line) => line.recurrence === recurrence)))]),
    );
  const summedBy = (row: PricingRow): PricedLine[] => {
    if (row.kind === 'group') return counting.filter(({ groupId }) => groupId === row.id);
    const at = table.rows.indexOf(row);
    const earlier = table.rows.findLastIndex(
      (each, place) => place < at && each.kind === 'subtotal' && each.groupId === row.groupId,
    );
    const between = new Set(table.rows.slice(earlier + 1, at).map(({ id }) => id));
    return counting.filter(({ id, groupId }) => between.has(id) && (row.groupId === null || groupId === row.groupId));
  };
  const subtotals = table.rows
    .filter(({ kind }) => kind === 'group' || kind === 'subtotal')
    .map((row) => [row.id, told(summedBy(row))] as const);
  const amounts = lines.map((line) => {
    const { gross, off, net } = opinions.get(line.id)!;
    return [
      line.id,
      { gross: Number(gross), discount: Number(off), net: Number(net), counts: counting.includes(line) },
    ] as const;
  });
  return { lines: new Map(amounts), subtotals: new Map(subtotals), sums, beyond: false };
};

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
