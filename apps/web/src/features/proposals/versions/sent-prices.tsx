import { totalsOf } from '@baton/schema/pricing';
import type { TaxRate } from '@baton/schema/products';
import { sentTable, type SentContent } from '@baton/schema/proposals';
import { useTranslations } from 'use-intl';

import { amountText } from '../pricing/amount-text.ts';
import { SumBlock } from '../pricing/pricing-sums.tsx';
import { usePricingWords } from '../pricing/use-pricing-words.ts';

/** What was sent says by itself how it is taxed. */
const noRates: readonly TaxRate[] = [];

const columns = ['quantity', 'unitPrice', 'discount', 'tax'] as const;

/** The prices of a version as they were sent, before anybody chose among them. */
export const SentPrices = ({ content }: { content: Pick<SentContent, 'pricing' | 'language'> }) => {
  const t = useTranslations('proposals.pricing');
  const table = sentTable(content);
  const totals = totalsOf(table);
  const taxed = table.rows.some((row) => row.kind === 'line' && row.tax !== null);
  const words = usePricingWords({ currency: table.currency, rates: noRates, taxed, language: content.language });
  const net = (id: string): string => {
    const line = [...totals.lines].find(([key]) => key === id)?.[1];
    return line ? amountText(line.net, table.currency, words.locale) : '';
  };
  return (
    <div className="flex flex-col gap-3 py-2" data-sent-prices>
      <div className="overflow-x-auto rounded-card border border-line">
        <table aria-label={t('label')} className="w-full text-secondary" lang={content.language}>
          <thead className="bg-sunken text-text-2">
            <tr>
              {(['text', ...columns, 'total'] as const).map((column) => (
                <th
                  className={`px-3 py-1.5 font-semibold whitespace-nowrap ${column === 'text' ? 'text-left' : 'text-right'}`}
                  key={column}
                  scope="col"
                >
                  {words.column(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr className="border-t border-line align-top" key={row.id}>
                <th
                  className={`px-3 py-1.5 text-left ${row.kind === 'group' ? 'font-semibold' : 'font-normal'}`}
                  colSpan={row.kind === 'line' ? 1 : 6}
                  scope="row"
                >
                  {row.text}
                  {row.kind === 'line' && row.optional && (
                    <span className="block text-text-2">
                      {words.names.say('optional')} · {words.names.say('notCounted')}
                    </span>
                  )}
                </th>
                {row.kind === 'line' && (
                  <>
                    {columns.map((column) => (
                      <td className="px-3 py-1.5 text-right whitespace-nowrap" key={column}>
                        {words.shown(row, column)}
                      </td>
                    ))}
                    <td className="px-3 py-1.5 text-right whitespace-nowrap">{net(row.id)}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="flex flex-wrap justify-end gap-x-10 gap-y-4 text-secondary">
        {totals.sums.map((sum) => (
          <SumBlock key={sum.recurrence} several={totals.sums.length > 1} sum={sum} words={words} />
        ))}
      </div>
    </div>
  );
};
