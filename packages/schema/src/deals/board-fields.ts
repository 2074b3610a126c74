import { cleanText, isCurrency, isDay, isId } from '../shared/read-value.ts';
import { isAmount } from './board-values.ts';
import { boardLimits, type DealPatch } from './board.ts';

/** What each field of a deal may be given; readers and operations agree because both ask the same tests. */
const tests: { [Field in keyof Required<DealPatch>]: (value: unknown) => boolean } = {
  title: (value) => typeof value === 'string' && cleanText(value, boardLimits.title).trim() !== '',
  accountId: (value) => value === null || isId(value),
  amount: (value) => value === null || isAmount(value),
  currency: isCurrency,
  ownerId: (value) => value === null || isId(value),
  closeOn: (value) => value === null || isDay(value),
  productId: (value) => value === null || isId(value),
};

/** The first field whose value is not of its form, if there is one. */
export const invalidField = (fields: DealPatch): string | undefined =>
  (Object.keys(tests) as (keyof DealPatch)[]).find(
    (field) => fields[field] !== undefined && !tests[field](fields[field]),
  );

/** The known fields alone, as they are stored. */
export const stored = ({ title, accountId, amount, currency, ownerId, closeOn, productId }: DealPatch) => ({
  title: title === undefined ? undefined : cleanText(title, boardLimits.title).trim(),
  accountId,
  amount,
  currency,
  ownerId,
  closeOn,
  productId,
});

/** Trimmed and without repeats or empty ones; null when there are too many. */
export const cleanLabels = (labels: readonly string[]): string[] | null => {
  const cleaned = new Set(
    labels.map((label) => cleanText(label, boardLimits.label).trim()).filter((label) => label !== ''),
  );
  return cleaned.size > boardLimits.labels ? null : [...cleaned];
};
