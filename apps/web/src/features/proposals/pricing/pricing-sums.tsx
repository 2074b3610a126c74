import { setPricing, type PricingView, type RecurrenceSum, type TaxSum, type Totals } from '@baton/schema/pricing';
import { Banner, InlineEdit } from '@baton/ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { amountText, discountText, percentText } from './amount-text.ts';
import type { PricingDesk } from './pricing-desk.ts';
import { typedCell, type CellFault } from './typed-cell.ts';
import type { PricingWords } from './use-pricing-words.ts';

interface SumsProps {
  view: PricingView;
  totals: Totals;
  words: PricingWords;
  desk: PricingDesk;
  editable: boolean;
}

/** What the table comes to: one block for what is paid once, one for each that comes again. */
export const PricingSums = ({ view, totals, words, desk, editable }: SumsProps) => {
  const t = useTranslations('proposals.pricing');
  return (
    <div aria-label={t('sums')} className="flex flex-col gap-3 pt-3" role="group">
      {totals.beyond && <Banner tone="danger">{t('beyond')}</Banner>}
      {(editable || view.discount !== null) && totals.sums.length > 0 && (
        <WholeDiscount desk={desk} editable={editable} view={view} words={words} />
      )}
      <div className="flex flex-wrap justify-end gap-x-10 gap-y-4">
        {totals.sums.map((sum) => (
          <SumBlock key={sum.recurrence} several={totals.sums.length > 1} sum={sum} words={words} />
        ))}
      </div>
    </div>
  );
};

/** What is due at one rhythm, line by line. */
export const SumBlock = ({ sum, words, several }: { sum: RecurrenceSum; words: PricingWords; several: boolean }) => {
  const { names } = words;
  const charged = words.taxed || sum.taxes.some(({ tax }) => tax !== null);
  const money = (amount: number) => amountText(amount, words.currency, words.locale, true);
  return (
    <div className="flex min-w-60 flex-col gap-1" data-sum={sum.recurrence} lang={names.language ?? undefined}>
      {(several || sum.recurrence !== 'once') && <p className="font-semibold">{names.sums(sum.recurrence)}</p>}
      <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1">
        {sum.discount !== 0 && (
          <>
            <Line amount={money(sum.lines)} name={names.say('lines')} />
            <Line amount={money(-sum.discount)} name={names.say('discount')} />
          </>
        )}
        {charged && (
          <>
            <Line amount={money(sum.net)} name={names.say('net')} />
            {sum.taxes.map((tax) => (
              <Line amount={money(tax.amount)} key={keyOf(tax)} name={taxName(tax, sum, words)} />
            ))}
          </>
        )}
        <dt className="border-t border-line-strong pt-1 font-semibold">
          {charged ? names.say('total') : names.plainTotal}
        </dt>
        <dd className="border-t border-line-strong pt-1 text-right font-semibold">{money(sum.total)}</dd>
      </dl>
    </div>
  );
};

const Line = ({ name, amount }: { name: string; amount: string }) => (
  <>
    <dt className="text-text-2">{name}</dt>
    <dd className="text-right">{amount}</dd>
  </>
);

const keyOf = ({ tax }: TaxSum): string => (tax === null ? '' : `${tax.category}|${tax.rate}`);

/** The base is named where there are several, since then nothing else tells what was taxed how. */
const taxName = ({ tax, base }: TaxSum, sum: RecurrenceSum, words: PricingWords): string => {
  const { names } = words;
  if (tax === null) return names.taxMissing;
  const name =
    tax.category === 'standard'
      ? names.taxOf(percentText(tax.rate, names.language ?? words.locale))
      : words.taxName(tax);
  return sum.taxes.length > 1 ? names.taxOn(name, amountText(base, words.currency, words.locale)) : name;
};

/** What is taken off the whole; typed as a discount of a line is. */
const WholeDiscount = ({ view, words, desk, editable }: Omit<SumsProps, 'totals'>) => {
  const t = useTranslations('proposals.pricing');
  const [refused, setRefused] = useState<{ text: string; fault: CellFault } | null>(null);
  const value = words.discountInput(view.discount);
  const save = (text: string) => {
    const typed = typedCell('discount', text, []);
    setRefused('fault' in typed ? { text, fault: typed.fault } : null);
    if ('patch' in typed) desk.pricing.step((doc) => setPricing(doc, { discount: typed.patch.discount ?? null }));
  };
  return (
    <div className="flex flex-col items-end gap-1">
      <div className="flex items-center gap-2">
        <span className="text-text-2">{t('wholeDiscount')}</span>
        <div className="w-28">
          <InlineEdit
            className={refused ? 'text-right text-danger' : 'text-right'}
            display={refused?.text ?? (view.discount && discountText(view.discount, words.currency, words.locale))}
            label={t('wholeDiscount')}
            onSave={save}
            placeholder={t('none')}
            readOnly={!editable}
            value={refused?.text ?? value}
          />
        </div>
      </div>
      {refused && (
        <p className="text-secondary text-danger" role="alert">
          {t(`faults.${refused.fault}`)}
        </p>
      )}
    </div>
  );
};
