import {
  recurrences,
  taxCategories,
  type Choices,
  type PricedLine,
  type PricingRow,
  type PricingTable,
  type Tax,
  type Totals,
} from '@baton/schema/pricing';

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

/** So many minor units make one of the currencies of random tables. */
export const minor: Record<string, bigint> = { EUR: 100n, JPY: 1n, KWD: 1000n, CHF: 100n, TND: 1000n };

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

/**
 * The totals of a table in fractions and by long ways, by nothing of the code that it judges; amounts in minor units,
 * rounded as EN 16931 asks.
 */
export const secondOpinion = (table: PricingTable, choices: Choices): Totals => {
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
