import type { Rate } from '@baton/schema/rates';
import type { Currency, Money } from '@baton/schema/shared';

import { inBase } from './money.ts';

/** What one card adds to a sum: its amount, or the list price of its product while it has none. */
export interface Worth {
  money: Money;
  estimated: boolean;
  /** Percent. */
  probability: number;
}

export interface Totals {
  count: number;
  /** Minor units of `currency`. */
  sum: number;
  weighted: number;
  currency: Currency;
  /** The part of `sum` that comes from list prices. */
  estimated: number;
  /** Several currencies were brought into one; then the sum is approximate and says by which day's rates. */
  converted: { day: string } | null;
  /** Cards of which no worth is known. */
  unknown: number;
  /** Currencies without a rate; their deals are counted but not summed. */
  missing: Currency[];
}

/**
 * Adds up cards. One currency stays exact and as it is; several become the base currency by the dated rates, marked as
 * approximate with the oldest day that was used.
 */
export const totalsOf = (
  worths: readonly (Worth | null)[],
  { own, base, rates }: { own: Currency; base: Currency; rates: ReadonlyMap<Currency, Rate> },
): Totals => {
  const known = worths.filter((worth) => worth !== null);
  const currencies = new Set(known.map((worth) => worth.money.currency));
  const [only = own] = currencies;
  const currency = currencies.size > 1 ? base : only;
  const totals: Totals = {
    count: worths.length,
    sum: 0,
    weighted: 0,
    currency,
    estimated: 0,
    unknown: worths.length - known.length,
    converted: null,
    missing: [],
  };
  const missing = new Set<Currency>();
  for (const { money, estimated, probability } of known) {
    const amount = inBase(money, currency, rates);
    if (amount === null) missing.add(money.currency);
    else {
      totals.sum += amount;
      totals.weighted += (amount * probability) / 100;
      if (estimated) totals.estimated += amount;
    }
  }
  totals.missing = [...missing].toSorted();
  totals.sum = Math.round(totals.sum);
  totals.weighted = Math.round(totals.weighted);
  totals.estimated = Math.round(totals.estimated);
  totals.converted = currencies.size > 1 ? { day: oldestDay(currencies, currency, rates) } : null;
  return totals;
};

const oldestDay = (currencies: ReadonlySet<Currency>, base: Currency, rates: ReadonlyMap<Currency, Rate>): string =>
  [...currencies]
    .filter((currency) => currency !== base)
    .map((currency) => rates.get(currency)?.day ?? '')
    .filter((day) => day !== '')
    .toSorted()[0] ?? '';
