import type { Words } from '#shared/i18n/words.ts';

import { pricingFr } from './pricing/pricing.messages.fr.ts';
import type { proposalsEn } from './proposals.messages.en.ts';

export const proposalsFr: Words<typeof proposalsEn> = {
  pricing: pricingFr,
};
