import type { Discount, PricedLine, PricingRow, Tax } from '@baton/schema/pricing';
import type { TaxRate } from '@baton/schema/products';
import type { ProposalLanguage } from '@baton/schema/proposals';
import type { Currency } from '@baton/schema/shared';
import { currencySymbol } from '@baton/ui';
import { useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { discountText, priceText, quantityText, taxText } from './amount-text.ts';
import type { Column } from './columns.ts';
import { namesOfOurs, namesOnPaper } from './printed-names.ts';
import { cellInputText, discountInputText } from './typed-cell.ts';

interface PricingSaid {
  currency: Currency;
  rates: readonly TaxRate[];
  taxed: boolean;
  /** What it is printed in; null for what nobody prints. */
  language: ProposalLanguage | null;
}

/** How the table says its values in the language of whoever looks, and what is printed in that of the proposal. */
export const usePricingWords = ({ currency, rates, taxed, language }: PricingSaid) => {
  const t = useTranslations('proposals.pricing');
  const locale = useLocale();
  return useMemo(() => {
    const symbol = currencySymbol(currency, locale);
    const names = language === null ? namesOfOurs(t, symbol) : namesOnPaper(language, symbol);
    const taxName = (tax: Tax): string => taxText(tax, locale, (category) => names.untaxed(category as 'export'));
    const named = (tax: Tax): string =>
      rates.find(({ category, rate, retired }) => !retired && category === tax.category && rate === tax.rate)?.name ??
      taxName(tax);
    const shown: Record<Exclude<Column, 'text'>, (line: PricedLine) => string> = {
      quantity: ({ quantity, unit }) => [quantityText(quantity, locale), unit].filter(Boolean).join('\u00A0'),
      unitPrice: ({ unitPrice }) => priceText(unitPrice, currency, locale),
      discount: ({ discount }) => (discount === null ? '–' : discountText(discount, currency, locale)),
      tax: ({ tax }) => (tax === null ? (taxed ? '?' : '–') : taxName(tax)),
    };
    const words = { locale, currency: symbol, taxName: named };
    return {
      locale,
      currency,
      /** Must every line say how it is taxed? */
      taxed,
      taxName,
      names,
      due: names.due,
      column: names.column,
      shown: (row: PricingRow, column: Column) =>
        row.kind === 'line' && column !== 'text' ? shown[column](row) : row.text,
      discountInput: (discount: Discount | null) => discountInputText(discount, words),
      inputText: (row: PricingRow, column: Column) => cellInputText(row, column, words),
    };
  }, [t, locale, currency, rates, taxed, language]);
};

export type PricingWords = ReturnType<typeof usePricingWords>;
