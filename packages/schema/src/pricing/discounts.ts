import { decimalOf, percentOf, rounded } from './decimal.ts';
import type { Discount } from './pricing.ts';
import type { Base } from './tax-bases.ts';

/** An amount takes a line down to nothing at most, and takes nothing off a line that gives back. */
export const offLine = (gross: bigint, discount: Discount, digits: number): bigint => {
  if ('percent' in discount) return percentOf(gross, decimalOf(discount.percent));
  return least(most(gross, 0n), rounded(decimalOf(discount.amount), digits));
};

const least = (one: bigint, other: bigint): bigint => (one < other ? one : other);
const most = (one: bigint, other: bigint): bigint => (one > other ? one : other);

/**
 * What the discount on the whole takes off each base, since every allowance of an invoice belongs to a rate of tax. An
 * amount goes to the bases above zero in proportion, to the last minor unit: those with the largest remainder first.
 */
export const sharesOf = (discount: Discount | null, bases: readonly Base[], digits: number): bigint[] => {
  if (discount === null) return bases.map(() => 0n);
  if ('percent' in discount) {
    const percent = decimalOf(discount.percent);
    return bases.map(({ lines }) => percentOf(lines, percent));
  }
  const weights = bases.map(({ lines }) => most(lines, 0n));
  const weight = weights.reduce((sum, each) => sum + each, 0n);
  const sum = bases.reduce((all, { lines }) => all + lines, 0n);
  const amount = least(rounded(decimalOf(discount.amount), digits), most(sum, 0n));
  if (amount === 0n) return bases.map(() => 0n);
  const shares = weights.map((each) => (amount * each) / weight);
  let left = amount - shares.reduce((all, each) => all + each, 0n);
  const byRemainder = weights
    .map((each, at) => ({ at, remainder: (amount * each) % weight }))
    .sort((one, other) => Number(other.remainder > one.remainder) - Number(other.remainder < one.remainder));
  for (const { at } of byRemainder) {
    if (left === 0n) break;
    shares[at] = (shares[at] ?? 0n) + 1n;
    left -= 1n;
  }
  return shares;
};
