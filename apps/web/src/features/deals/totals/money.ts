import type { Rate } from '@baton/schema/rates';
import type { Currency, Money } from '@baton/schema/shared';

import { minorDigitsOf } from '#shared/i18n/money-text.ts';

/** The rates that count today: the newest day that has come, for each currency against this base. */
export const ratesFor = (rates: readonly Rate[], base: Currency, today: string): ReadonlyMap<Currency, Rate> => {
  const newest = new Map<Currency, Rate>();
  for (const rate of rates) {
    if (rate.base !== base || rate.day > today) continue;
    const known = newest.get(rate.currency);
    if (known === undefined || rate.day > known.day) newest.set(rate.currency, rate);
  }
  return newest;
};

/** Minor units of another currency in minor units of the base; null when no rate is known. */
export const inBase = (money: Money, base: Currency, rates: ReadonlyMap<Currency, Rate>): number | null => {
  if (money.currency === base) return money.amount;
  const rate = rates.get(money.currency);
  if (rate === undefined) return null;
  return (money.amount / 10 ** minorDigitsOf(money.currency)) * Number(rate.value) * 10 ** minorDigitsOf(base);
};
