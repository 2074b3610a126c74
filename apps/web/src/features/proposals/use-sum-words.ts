import { worthOf, type Proposal } from '@baton/schema/proposals';
import type { Currency } from '@baton/schema/shared';
import { useLocale, useTranslations } from 'use-intl';

import { moneyText } from '#shared/i18n/money-text.ts';

/** What a proposal, or several, come to: once, and per year. */
export const useSumWords = () => {
  const t = useTranslations('proposals');
  const locale = useLocale();
  const words = ({ once, yearly, currency }: { once: number; yearly: number; currency: Currency }): string =>
    [
      ...(once !== 0 || yearly === 0 ? [moneyText({ amount: once, currency }, locale)] : []),
      ...(yearly === 0 ? [] : [t('yearly', { amount: moneyText({ amount: yearly, currency }, locale) })]),
    ].join(' + ');
  return { words, ofProposal: ({ sums, currency }: Proposal) => words({ ...worthOf(sums), currency }) };
};
