import { pricingEn } from './pricing/pricing.messages.en.ts';

export const proposalsEn = {
  pricing: pricingEn,
};
