import type { Words } from '#shared/i18n/words.ts';

import { pricingIt } from './pricing/pricing.messages.it.ts';
import type { proposalsEn } from './proposals.messages.en.ts';

export const proposalsIt: Words<typeof proposalsEn> = {
  pricing: pricingIt,
};
