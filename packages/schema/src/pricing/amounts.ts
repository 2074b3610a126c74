import { pricingLimits } from './pricing.ts';

export interface Keeper {
  (amount: bigint): number;
  beyond: () => boolean;
}

/** Turns amounts into numbers, which hold every amount up to the limit exactly. */
export const keeper = (): Keeper => {
  const limit = BigInt(pricingLimits.amount);
  let beyond = false;
  const keep = (amount: bigint): number => {
    if (amount >= -limit && amount <= limit) return Number(amount);
    beyond = true;
    return amount < 0n ? -pricingLimits.amount : pricingLimits.amount;
  };
  return Object.assign(keep, { beyond: () => beyond });
};
