import type { Discount } from '../../pricing/pricing.ts';
import { minorDigitsOf } from '../../shared/minor-digits.ts';
import type { Currency } from '../../shared/money.ts';
import type { ProposalLanguage } from '../proposal-shape.ts';

/** Numbers, money and days in one language and currency. */
export interface AmountWords {
  money: (minor: number) => string;
  price: (major: string) => string;
  quantity: (quantity: string) => string;
  percent: (percent: string) => string;
  discount: (discount: Discount) => string;
  day: (day: string) => string;
  moment: (at: string) => string;
}

export const amountWords = (language: ProposalLanguage, currency: Currency): AmountWords => {
  const digits = minorDigitsOf(currency);
  const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  const sums = new Intl.NumberFormat(language, { ...style, minimumFractionDigits: digits });
  const prices = new Intl.NumberFormat(language, { ...style, minimumFractionDigits: digits, maximumFractionDigits: 6 });
  const counts = new Intl.NumberFormat(language, { maximumFractionDigits: 6 });
  const rates = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 4 });
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const moments = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' });
  const percent = (of: string): string => rates.format(Number(of) / 100);
  return {
    money: (minor) => sums.format(minor / 10 ** digits),
    price: (major) => prices.format(Number(major)),
    quantity: (quantity) => counts.format(Number(quantity)),
    percent,
    discount: (of) => `−${'percent' in of ? percent(of.percent) : prices.format(Number(of.amount))}`,
    day: (day) => {
      const at = Date.parse(`${day}T00:00:00Z`);
      // French counts the first of a month, which the formatter does not know.
      return Number.isNaN(at) ? '' : days.format(at).replace(language === 'fr' ? /^1 / : /^$/, '1er ');
    },
    moment: (at) => `${moments.format(Date.parse(at))} UTC`,
  };
};
