import { alternativesOf, type Choices } from '../../pricing/counted-lines.ts';
import type { PricedLine, Recurrence } from '../../pricing/pricing.ts';
import { totalsOf, type RecurrenceSum, type Totals } from '../../pricing/totals.ts';
import { choicesOf, sentTable } from '../sent-choices.ts';
import type { SentContent } from '../sent.ts';
import { amountWords, type AmountWords } from './amount-words.ts';
import { paperWords, type PaperWords } from './paper-words.ts';
import type { Paper } from './paper.ts';

export type PriceColumn = keyof PaperWords['columns'];

/** One row of a printed table of prices: what stands in its columns, in words. */
export interface PrintedRow {
  kind: 'line' | 'group' | 'text' | 'subtotal';
  inGroup: boolean;
  /** Whether it is part of the totals. */
  counts: boolean;
  cells: Partial<Record<PriceColumn, string>>;
  /** That it is optional or an alternative, and how that stands. */
  note: string;
}

/** What is due once, or again and again: its name, and each sum with its own. */
export interface PrintedSum {
  name: string;
  entries: { label: string; amount: string; strong: boolean }[];
}

export interface PrintedPrices {
  columns: PriceColumn[];
  rows: PrintedRow[];
  sums: PrintedSum[];
}

interface Printing {
  words: PaperWords;
  amounts: AmountWords;
  totals: Totals;
  choices: Choices;
  answered: boolean;
  alternatives: ReadonlySet<string>;
}

/** The prices of a paper in words: the same for every form of it. */
export const printedPrices = ({ content, trail }: Pick<Paper, 'content' | 'trail'>): PrintedPrices => {
  const table = sentTable(content);
  const choices = trail ? choicesOf(trail.answer.choices) : {};
  const totals = totalsOf(table, choices);
  const sets = [...alternativesOf(table).values()].filter((set) => set.length > 1);
  const printing: Printing = {
    words: paperWords[content.language],
    amounts: amountWords(content.language, table.currency),
    totals,
    choices,
    answered: trail !== null,
    alternatives: new Set(sets.flatMap((set) => set.map(({ id }) => id))),
  };
  const lines = table.rows.filter((row): row is PricedLine => row.kind === 'line');
  const columns: PriceColumn[] = ['text', 'quantity', 'unitPrice'];
  if (lines.some(({ discount }) => discount !== null)) columns.push('discount');
  if (lines.some(({ tax }) => tax !== null)) columns.push('tax');
  return {
    columns: [...columns, 'total'],
    rows: content.pricing.rows.map((row) => rowOf(row, printing)),
    sums: totals.sums.map((sum) => sumOf(sum, printing)),
  };
};

type SentRow = SentContent['pricing']['rows'][number];

const rowOf = (row: SentRow, { words, amounts, totals, ...printing }: Printing): PrintedRow => {
  const inGroup = row.groupId !== null;
  if (row.kind !== 'line') {
    const name = row.kind === 'subtotal' ? row.text || words.subtotal : row.text;
    const sums = row.kind === 'text' ? '' : dueSums(totals.subtotals.get(row.id) ?? {}, words, amounts);
    return { kind: row.kind, inGroup, counts: true, note: '', cells: { text: name, total: sums } };
  }
  const amount = totals.lines.get(row.id);
  const counts = amount?.counts ?? false;
  const total = [amounts.money(amount?.net ?? 0), words.due[row.recurrence]].filter(Boolean).join('\n');
  return {
    kind: 'line',
    inGroup,
    counts,
    note: noteOf(row, counts, words, printing),
    cells: {
      text: row.text,
      quantity: [amounts.quantity(row.quantity), row.unit].filter(Boolean).join('\u00A0'),
      unitPrice: amounts.price(row.unitPrice),
      discount: row.discount ? amounts.discount(row.discount) : '',
      tax: row.tax ? taxWords(row.tax, words, amounts) : '',
      total,
    },
  };
};

/** What is optional says so, and once it was answered whether it was taken. */
const noteOf = (
  row: Extract<SentRow, { kind: 'line' }>,
  counts: boolean,
  words: PaperWords,
  { answered, alternatives }: Pick<Printing, 'answered' | 'alternatives'>,
): string => {
  const optional = answered ? words[counts ? 'taken' : 'left'] : words.optional;
  const said = [row.optional ? optional : '', alternatives.has(row.id) ? words.alternative : ''];
  return [...said, counts ? '' : words.notCounted].filter(Boolean).join(' · ');
};

const taxWords = (tax: NonNullable<PricedLine['tax']>, words: PaperWords, amounts: AmountWords): string =>
  tax.category === 'standard' ? amounts.percent(tax.rate) : words.untaxed[tax.category];

const dueSums = (sums: Partial<Record<Recurrence, number>>, words: PaperWords, amounts: AmountWords): string =>
  Object.entries(sums)
    .map(([due, sum]) => [amounts.money(sum), words.due[due as Recurrence]].filter(Boolean).join(' '))
    .join('\n');

const sumOf = (sum: RecurrenceSum, { words, amounts }: Printing): PrintedSum => {
  const { lines, discount, net, taxes, total } = sum;
  const taxed = taxes.some(({ tax }) => tax !== null);
  const off = [
    { label: words.lines, amount: amounts.money(lines) },
    { label: words.discount, amount: amounts.money(-discount) },
  ];
  const ofTaxes = taxes.map(({ tax, base, amount }) => {
    const name = tax === null ? words.noTax : words.tax(taxWords(tax, words, amounts));
    return { label: words.taxOn(name, amounts.money(base)), amount: amounts.money(amount) };
  });
  const plain = [
    ...(discount === 0 ? [] : off),
    ...(taxed ? [{ label: words.net, amount: amounts.money(net) }, ...ofTaxes] : []),
  ];
  const last = { label: taxed ? words.total : words.plainTotal, amount: amounts.money(total), strong: true };
  return { name: words.sums[sum.recurrence], entries: [...plain.map((each) => ({ ...each, strong: false })), last] };
};
