import {
  pricingLimits,
  type Discount,
  type LinePatch,
  type PricedLine,
  type PricingRow,
  type Tax,
} from '@baton/schema/pricing';
import { taxOfRate, type TaxRate } from '@baton/schema/products';
import { fold } from '@baton/schema/shared';

import { decimalInputText, typedPercent, typedPrice, typedSigned } from '#shared/i18n/typed-decimal.ts';

import type { Column } from './columns.ts';

/** Why what was typed into a cell is none of its values. */
export type CellFault =
  | 'text-long'
  | 'quantity-invalid'
  | 'unit-long'
  | 'price-invalid'
  | 'discount-invalid'
  | 'discount-over-100'
  | 'tax-unknown'
  | 'tax-reason-missing';

export type TypedCell = { patch: LinePatch } | { fault: CellFault };

/** What typed words mean in a cell. Nothing typed is the value that a new line has. */
export const typedCell = (column: Column, typed: string, rates: readonly TaxRate[]): TypedCell => {
  const text = typed.trim();
  return readers[column](text, rates);
};

const readers: Record<Column, (text: string, rates: readonly TaxRate[]) => TypedCell> = {
  text: (text) => (text.length > pricingLimits.text ? { fault: 'text-long' } : { patch: { text } }),
  quantity: (text) => quantityOf(text),
  unitPrice: (text) => {
    const unitPrice = text === '' ? '0' : typedPrice(text);
    return unitPrice === null ? { fault: 'price-invalid' } : { patch: { unitPrice } };
  },
  discount: (text) => discountOf(text),
  tax: (text, rates) => taxOf(text, rates),
};

/** `2`, `2,5 h`, `-1 piece`: how many, and of what. A number alone leaves the unit as it is. */
const quantityOf = (text: string): TypedCell => {
  if (text === '') return { patch: { quantity: '1', unit: '' } };
  const [, number = '', unit = ''] = /^([-+\u2212\d.,\s\u00A0\u202F'’]*)(.*)$/su.exec(text) ?? [];
  const quantity = typedSigned(number);
  if (quantity === null) return { fault: 'quantity-invalid' };
  if (unit.length > pricingLimits.unit) return { fault: 'unit-long' };
  return { patch: { quantity, ...(unit.trim() === '' ? {} : { unit: unit.trim() }) } };
};

/** `5` and `5 %` are percent; an amount names its money, since `50` could be either. */
const discountOf = (text: string): TypedCell => {
  if (text === '' || /^[-–—]$/.test(text)) return { patch: { discount: null } };
  const money = /\p{Sc}|[A-Za-z]{3}/u.test(text);
  if (money) {
    const amount = typedPrice(text);
    const isAmount = amount !== null && /^\d+(\.\d{1,4})?$/.test(amount);
    return isAmount ? { patch: { discount: Number(amount) === 0 ? null : { amount } } } : { fault: 'discount-invalid' };
  }
  const percent = typedPercent(text);
  if (percent !== null) return { patch: { discount: Number(percent) === 0 ? null : { percent } } };
  return { fault: typedPrice(text.replace('%', '')) === null ? 'discount-invalid' : 'discount-over-100' };
};

/** A rate by its name or its percentage. Nothing but a rate of the workspace says why a line is not taxed. */
const taxOf = (text: string, rates: readonly TaxRate[]): TypedCell => {
  if (text === '') return { patch: { tax: null } };
  const offered = rates.filter(({ retired }) => !retired);
  const named = offered.find(({ name }) => fold(name) === fold(text));
  if (named) return { patch: { tax: taxOfRate(named) } };
  const percent = typedPercent(text);
  if (percent === null) return { fault: 'tax-unknown' };
  if (Number(percent) > 0) return { patch: { tax: { category: 'standard', rate: percent } } };
  const untaxed = offered.filter(({ category }) => category !== 'standard');
  return untaxed.length === 1 && untaxed[0]
    ? { patch: { tax: taxOfRate(untaxed[0]) } }
    : { fault: 'tax-reason-missing' };
};

/** What a cell holds, as one would type it there in this language. */
export const cellInputText = (row: PricingRow, column: Column, words: CellWords): string =>
  row.kind === 'line' ? writers[column](row, words) : row.text;

export interface CellWords {
  locale: string;
  /** The sign of the table's money, so that an amount taken off is told from percent. */
  currency: string;
  taxName: (tax: Tax) => string;
}

const writers: Record<Column, (line: PricedLine, words: CellWords) => string> = {
  text: ({ text }) => text,
  quantity: ({ quantity, unit }, { locale }) =>
    [decimalInputText(quantity, locale), unit].filter((part) => part !== '').join(' '),
  unitPrice: ({ unitPrice }, { locale }) => decimalInputText(unitPrice, locale),
  discount: ({ discount }, words) => discountInputText(discount, words),
  tax: ({ tax }, { taxName }) => (tax === null ? '' : taxName(tax)),
};

/** A discount as one would type it; empty for none. */
export const discountInputText = (
  discount: Discount | null,
  { locale, currency }: Pick<CellWords, 'locale' | 'currency'>,
): string => {
  if (discount === null) return '';
  return 'percent' in discount
    ? `${decimalInputText(discount.percent, locale)} %`
    : `${decimalInputText(discount.amount, locale)} ${currency}`;
};
