import type { Recurrence, Tax } from '@baton/schema/pricing';
import type { ProposalLanguage } from '@baton/schema/proposals';
import { paperWords } from '@baton/schema/proposals/paper';
import type { useTranslations } from 'use-intl';

import type { Column } from './columns.ts';

type Untaxed = Exclude<Tax['category'], 'standard'>;

/** What a table of prices says by itself wherever it is read: its headings, its sums, what a line is beside its figures. */
export interface PrintedNames {
  /** The language of these words; null for that of the interface. */
  language: ProposalLanguage | null;
  column: (column: Column | 'total') => string;
  untaxed: (category: Untaxed) => string;
  due: (recurrence: Recurrence) => string;
  /** How a block of sums is called. */
  sums: (recurrence: Recurrence) => string;
  taxOf: (rate: string) => string;
  taxOn: (tax: string, base: string) => string;
  say: (
    word: 'optional' | 'alternative' | 'notCounted' | 'subtotal' | 'lines' | 'discount' | 'net' | 'total',
  ) => string;
  plainTotal: string;
  taxMissing: string;
}

/** Their cells say no currency, since one types there. */
const inMoney = new Set<Column | 'total'>(['unitPrice', 'total']);

/** As the customer will read them: whoever writes in one language a proposal in another sees what it will say. */
export const namesOnPaper = (language: ProposalLanguage, currency: string): PrintedNames => {
  const words = paperWords[language];
  return {
    language,
    column: (column) => [words.columns[column], ...(inMoney.has(column) ? [currency] : [])].join('\u00A0'),
    untaxed: (category) => words.untaxed[category],
    due: (recurrence) => words.due[recurrence],
    sums: (recurrence) => words.sums[recurrence],
    taxOf: words.tax,
    taxOn: words.taxOn,
    say: (word) => words[word],
    plainTotal: words.plainTotal,
    taxMissing: words.noTax,
  };
};

/** In the language of the interface: of what nobody prints. */
export const namesOfOurs = (
  t: ReturnType<typeof useTranslations<'proposals.pricing'>>,
  currency: string,
): PrintedNames => ({
  language: null,
  column: (column) => t(`columns.${column}`, { currency }),
  untaxed: (category) => t(`untaxed.${category}`),
  due: (recurrence) => t(`due.${recurrence}`),
  sums: (recurrence) => t(`due.${recurrence}`),
  taxOf: (rate) => t('taxOf', { rate }),
  taxOn: (tax, base) => t('taxOn', { tax, base }),
  say: (word) => t(word),
  plainTotal: t('plainTotal'),
  taxMissing: t('taxMissing'),
});
