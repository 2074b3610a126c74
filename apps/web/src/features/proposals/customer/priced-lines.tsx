// On a phone the rows are cards, and what is no longer laid out as a table is no longer heard as one without its roles.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */
import type { PricedLine, PricingTable, Recurrence, RecurrenceSum, TaxSum, Totals } from '@baton/schema/pricing';
import { useId } from 'react';

import { amountText, discountText, percentText, priceText, quantityText } from '../pricing/amount-text.ts';
import { useWords } from './customer-words.ts';
import { choosableOf, chosenIn, choosing, isTicked, ticking, type Choosable, type Taken } from './taken-lines.ts';

interface PricedLinesProps {
  table: PricingTable;
  totals: Totals;
  taken: Taken;
  /** Null where nothing can be chosen any more. */
  onTake: ((next: Taken) => void) | null;
}

const columns = ['text', 'quantity', 'unitPrice', 'discount', 'tax', 'net'] as const;

/** The prices of a version: what is optional can be taken or left, and the sums follow at once. */
export const PricedLines = (props: PricedLinesProps) => {
  const { table, totals } = props;
  const { words } = useWords();
  const sets = choosableOf(table);
  if (table.rows.length === 0) return null;
  return (
    <section aria-label={words.prices.label} className="prices">
      <table role="table">
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th className={column === 'text' ? undefined : 'amount'} key={column} role="columnheader" scope="col">
                {words.prices[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {table.rows.map((row) =>
            row.kind === 'line' ? (
              <LineRow {...props} key={row.id} line={row} set={sets.get(row.id)} />
            ) : (
              <tr className={`row-${row.kind}`} key={row.id} role="row">
                <td colSpan={row.kind === 'text' ? 6 : 5} role="cell">
                  {row.text || (row.kind === 'subtotal' ? words.prices.subtotal : '')}
                </td>
                {row.kind !== 'text' && (
                  <td className="amount" role="cell">
                    <Subtotal sums={totals.subtotals.get(row.id) ?? {}} table={table} />
                  </td>
                )}
              </tr>
            ),
          )}
        </tbody>
      </table>
      <Sums sums={totals.sums} table={table} />
    </section>
  );
};

const Subtotal = ({ sums, table }: { sums: Partial<Record<Recurrence, number>>; table: PricingTable }) => {
  const { words, language } = useWords();
  return Object.entries(sums).map(([recurrence, sum]) => (
    <div key={recurrence}>
      {amountText(sum, table.currency, language, true)}
      {recurrence !== 'once' && ` ${words.prices.due[recurrence as Recurrence]}`}
    </div>
  ));
};

interface LineRowProps extends PricedLinesProps {
  line: PricedLine;
  set: Choosable | undefined;
}

const LineRow = ({ line, set, ...props }: LineRowProps) => {
  const { words, language } = useWords();
  const { table, totals } = props;
  const amounts = totals.lines.get(line.id);
  const cell = (column: (typeof columns)[number], text: string) => (
    <td className="amount" data-label={text === '' ? undefined : words.prices[column]} role="cell">
      {text}
    </td>
  );
  return (
    <tr className={amounts?.counts ? 'row-line' : 'row-line row-left'} data-line={line.id} role="row">
      <td role="cell">
        {set ? <Choice {...props} line={line} set={set} /> : <span>{line.text}</span>}
        {line.recurrence !== 'once' && <small>{words.prices.due[line.recurrence]}</small>}
      </td>
      {cell('quantity', `${quantityText(line.quantity, language)} ${line.unit}`.trim())}
      {cell('unitPrice', priceText(line.unitPrice, table.currency, language))}
      {cell('discount', line.discount ? discountText(line.discount, table.currency, language) : '')}
      {cell('tax', line.tax ? taxText(line.tax, words.prices.untaxed, language) : '')}
      <td className="amount" role="cell">
        {amountText(amounts?.net ?? 0, table.currency, language, true)}
        {!amounts?.counts && <small>{words.prices.notCounted}</small>}
      </td>
    </tr>
  );
};

/** A box for what can be left, a button of a group for one of several; both where the several can all be left. */
const Choice = ({ table, taken, onTake, line, set }: Omit<LineRowProps, 'set'> & { set: Choosable }) => {
  const { words } = useWords();
  const id = useId();
  const ticks = set.head.optional && set.head.id === line.id;
  const note = `${id}-note`;
  return (
    <span className="choice">
      {ticks && (
        <input
          aria-describedby={note}
          aria-label={set.several ? `${words.prices.optional}: ${line.text}` : undefined}
          checked={isTicked(set.head, taken)}
          disabled={onTake === null}
          id={set.several ? undefined : id}
          onChange={({ target }) => onTake?.(ticking(taken, line.id, target.checked))}
          type="checkbox"
        />
      )}
      {set.several && (
        <input
          aria-describedby={note}
          checked={chosenIn(set, table, taken) === line.id}
          disabled={onTake === null || (set.head.optional && !isTicked(set.head, taken))}
          id={id}
          name={`of-${set.key}`}
          onChange={() => onTake?.(choosing(taken, set.key, line.id))}
          type="radio"
        />
      )}
      <label htmlFor={id}>{line.text}</label>
      <small id={note}>{set.several ? words.prices.alternative : words.prices.optional}</small>
    </span>
  );
};

/** What is due once, and what comes again: each with its taxes. */
export const Sums = ({ table, sums }: { table: PricingTable; sums: readonly RecurrenceSum[] }) => (
  <div className="sums">
    {sums.map((sum) => (
      <SumBlock key={sum.recurrence} several={sums.length > 1} sum={sum} table={table} />
    ))}
  </div>
);

const SumBlock = ({ sum, table, several }: { sum: RecurrenceSum; table: PricingTable; several: boolean }) => {
  const { words, language } = useWords();
  const { prices } = words;
  const money = (amount: number) => amountText(amount, table.currency, language, true);
  const charged = sum.taxes.some(({ tax }) => tax !== null);
  return (
    <div data-sum={sum.recurrence}>
      {(several || sum.recurrence !== 'once') && <p className="due">{prices.due[sum.recurrence]}</p>}
      <dl>
        {sum.discount !== 0 && <Line amount={money(sum.lines)} name={prices.lines} />}
        {sum.discount !== 0 && <Line amount={money(-sum.discount)} name={prices.discount} />}
        {charged && <Line amount={money(sum.net)} name={prices.netSum} />}
        {charged &&
          sum.taxes
            .filter(({ tax }) => tax !== null)
            .map((each) => (
              <Line amount={money(each.amount)} key={keyOf(each)} name={taxName(each, prices, language)} />
            ))}
        <Line amount={money(sum.total)} name={charged ? prices.total : prices.plainTotal} strong />
      </dl>
    </div>
  );
};

const Line = ({ name, amount, strong = false }: { name: string; amount: string; strong?: boolean }) => (
  <div className={strong ? 'whole' : undefined}>
    <dt>{name}</dt>
    <dd>{amount}</dd>
  </div>
);

type PriceWords = ReturnType<typeof useWords>['words']['prices'];

const keyOf = ({ tax }: TaxSum): string => (tax === null ? '' : `${tax.category}|${tax.rate}`);

const taxName = ({ tax }: TaxSum, prices: PriceWords, language: string): string =>
  tax === null ? '' : prices.taxOf(taxText(tax, prices.untaxed, language));

const taxText = (
  { category, rate }: NonNullable<PricedLine['tax']>,
  untaxed: PriceWords['untaxed'],
  language: string,
): string => (category === 'standard' ? percentText(rate, language) : untaxed[category]);

/** In words of one line: what is due once, then what comes again. */
export const totalText = (
  { sums }: Pick<Totals, 'sums'>,
  { currency }: Pick<PricingTable, 'currency'>,
  { words, language }: ReturnType<typeof useWords>,
): string =>
  sums
    .map(({ recurrence, total }) => {
      const amount = amountText(total, currency, language, true);
      return recurrence === 'once' ? amount : `${amount} ${words.prices.due[recurrence]}`;
    })
    .join(' + ');
