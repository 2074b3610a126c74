import { cleanText, isId } from '../shared/read-value.ts';
import { plainDecimal } from './decimal.ts';
import {
  pricingLimits,
  recurrences,
  rowKinds,
  taxCategories,
  type Discount,
  type LinePatch,
  type Recurrence,
  type RowKind,
  type Tax,
} from './pricing.ts';

const matching =
  (pattern: RegExp) =>
  (value: unknown): value is string =>
    typeof value === 'string' && pattern.test(value);

/** What decimals look like, at every door the same. */
export const patterns = {
  quantity: /^-?\d{1,9}(\.\d{1,6})?$/,
  /** Never below zero (EN 16931, BR-27). */
  unitPrice: /^\d{1,12}(\.\d{1,6})?$/,
  /** 0 to 100, up to four digits behind the point. */
  percentage: /^(\d{1,2}(\.\d{1,4})?|100(\.0{1,4})?)$/,
};

export const isQuantity = matching(patterns.quantity);
export const isUnitPrice = matching(patterns.unitPrice);
const isPercentage = matching(patterns.percentage);
const isDiscountAmount = matching(/^\d{1,12}(\.\d{1,4})?$/);

export const isRowKind = (value: unknown): value is RowKind => rowKinds.some((kind) => kind === value);
export const isRecurrence = (value: unknown): value is Recurrence => recurrences.some((each) => each === value);

/** A discount as it is kept, in one register: `5%` or `12.5`. */
export const isDiscountText = (value: unknown): value is string =>
  typeof value === 'string' && (value.endsWith('%') ? isPercentage(value.slice(0, -1)) : isDiscountAmount(value));

export const discountOf = (text: string): Discount =>
  text.endsWith('%') ? { percent: text.slice(0, -1) } : { amount: text };

export const discountText = (discount: Discount): string =>
  'percent' in discount ? `${plainDecimal(discount.percent)}%` : plainDecimal(discount.amount);

/** A tax as it is kept, in one register, since two would mix: `standard|20`. */
export const isTaxText = (value: unknown): value is string =>
  typeof value === 'string' && value.includes('|') && isTax(taxOf(value));

export const taxOf = (text: string): Tax => {
  const bar = text.indexOf('|');
  return { category: text.slice(0, bar) as Tax['category'], rate: text.slice(bar + 1) };
};

const taxText = ({ category, rate }: Tax): string => `${category}|${plainDecimal(rate)}`;

/** Only the standard category has a rate, and it has one (EN 16931, BR-S-05, BR-Z-05 and their like). */
export const isTax = ({ category, rate }: Tax): boolean =>
  taxCategories.includes(category) && isPercentage(rate) && Number(rate) > 0 === (category === 'standard');

const isText = (longest: number) => (value: unknown) => typeof value === 'string' && value.length <= longest;

/** What each field of a row may be given; readers and operations agree because both ask the same tests. */
const tests: { [Field in keyof Required<LinePatch>]: (value: unknown) => boolean } = {
  text: isText(pricingLimits.text),
  unit: isText(pricingLimits.unit),
  productId: (value) => value === null || isId(value),
  quantity: isQuantity,
  unitPrice: isUnitPrice,
  discount: (value) => value === null || isDiscountText(discountText(value as Discount)),
  tax: (value) => value === null || isTax(value as Tax),
  recurrence: isRecurrence,
  optional: (value) => typeof value === 'boolean',
  ticked: (value) => typeof value === 'boolean',
};

/** The first field whose value is not of its form, if there is one. */
export const invalidField = (fields: LinePatch): string | undefined =>
  (Object.keys(tests) as (keyof LinePatch)[]).find(
    (field) => fields[field] !== undefined && !tests[field](fields[field]),
  );

/** The known fields alone, as they are stored; what is said by default is not stored at all. */
export const stored = (patch: LinePatch): Record<string, unknown> => ({
  text: patch.text === undefined ? undefined : cleanText(patch.text, pricingLimits.text),
  unit: patch.unit === undefined ? undefined : cleanText(patch.unit, pricingLimits.unit).trim() || null,
  productId: patch.productId,
  quantity: patch.quantity === undefined ? undefined : plainDecimal(patch.quantity),
  unitPrice: patch.unitPrice === undefined ? undefined : plainDecimal(patch.unitPrice),
  discount: patch.discount && discountText(patch.discount),
  tax: patch.tax && taxText(patch.tax),
  recurrence: patch.recurrence === 'once' ? null : patch.recurrence,
  optional: patch.optional === false ? null : patch.optional,
  ticked: patch.ticked === false ? null : patch.ticked,
});
