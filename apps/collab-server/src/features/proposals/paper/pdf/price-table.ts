import type { PaperWords, PriceColumn, PrintedPrices, PrintedRow } from '@baton/schema/proposals/paper';

import { columnsBox, textBoxes, type Box } from './boxes.ts';
import { inks, type Pen, type Style } from './pen.ts';
import { drawRow, leave, padding, type Cell } from './rows.ts';
import { contentWidth, page, place, type Sheet } from './sheet.ts';

const size = 9;
const widths: Readonly<Record<Exclude<PriceColumn, 'text'>, number>> = {
  quantity: 52,
  unitPrice: 66,
  discount: 52,
  tax: 46,
  total: 78,
};

type Places = readonly { column: PriceColumn; x: number; width: number }[];

const placesOf = (columns: readonly PriceColumn[]): Places => {
  const rest = columns.reduce((sum, column) => sum + (column === 'text' ? 0 : widths[column]), 0);
  let x = page.left;
  return columns.map((column) => {
    const place = { column, x, width: column === 'text' ? contentWidth - rest : widths[column] };
    x += place.width;
    return place;
  });
};

/** The table of prices with its totals; its head stands on every page that it goes on to. */
export const drawPrices = (
  sheet: Sheet,
  pen: Pen,
  { prices, words }: { prices: PrintedPrices; words: PaperWords },
): void => {
  if (prices.rows.length === 0) return;
  const places = placesOf(prices.columns);
  const style = { size: 8, bold: true, ink: inks.soft };
  const head = places.map(({ column, ...at }) => ({
    ...at,
    ground: inks.ground,
    boxes: inCell(pen, words.columns[column], { column, width: at.width, style }),
  }));
  leave(sheet, 10);
  drawRow(sheet, head, { followed: 40 });
  sheet.onNewPage = () => drawRow(sheet, head);
  for (const row of prices.rows) drawRow(sheet, cellsOf(pen, row, places), { followed: row.kind === 'group' ? 24 : 0 });
  sheet.onNewPage = null;
  for (const sum of prices.sums) drawSum(sheet, pen, sum, prices.sums.length > 1);
};

const inCell = (
  pen: Pen,
  text: string,
  { column, width, style }: { column: PriceColumn; width: number; style: Style },
): Box[] =>
  textBoxes(pen, [{ text, style }], {
    width: width - 2 * padding.across,
    size: style.size,
    gap: 0,
    align: column === 'text' ? 'left' : 'right',
  });

const cellsOf = (pen: Pen, row: PrintedRow, places: Places): Cell[] => {
  const { kind, counts, cells, note, inGroup } = row;
  const bold = kind === 'group' || kind === 'subtotal';
  const style: Style = { size, bold, italic: kind === 'text', ink: counts ? inks.text : inks.faint };
  if (kind === 'line') {
    return places.map(({ column, x, width }) => {
      const indent = column === 'text' && inGroup ? 10 : 0;
      const inside = { column, width: width - indent };
      const boxes = inCell(pen, cells[column] ?? '', { ...inside, style });
      const said = column === 'text' && note !== '' ? inCell(pen, note, { ...inside, style: noteStyle }) : [];
      return { x, width, boxes: shifted([...boxes, ...said], indent) };
    });
  }
  // What is no line has its words over the columns that it leaves empty.
  const total = places.at(-1);
  if (!total) return [];
  const width = total.x - page.left;
  const indent = inGroup && kind !== 'group' ? 10 : 0;
  const words = inCell(pen, cells.text ?? '', { column: 'text', width: width - indent, style });
  const sums = inCell(pen, cells.total ?? '', { column: 'total', width: total.width, style });
  const ground = kind === 'group' ? { ground: inks.ground } : {};
  return [
    { x: page.left, width, boxes: shifted(words, indent), ...ground },
    { x: total.x, width: total.width, boxes: sums, ...ground },
  ];
};

const noteStyle: Style = { size: 8, italic: true, ink: inks.soft };

const shifted = (boxes: Box[], by: number): Box[] =>
  by === 0 ? boxes : boxes.map((box) => ({ ...box, draw: (x, y) => box.draw(x + by, y) }));

const sumWidth = 280;
const amountWidth = 100;

/** One block, never torn apart, at the right. */
const drawSum = (sheet: Sheet, pen: Pen, { name, entries }: PrintedPrices['sums'][number], named: boolean): void => {
  const head = named ? [sumBox(pen, { label: name, amount: '' }, { size, bold: true, ink: inks.soft }, 10)] : [];
  const rest = entries.map(({ strong, ...said }, at) =>
    sumBox(pen, said, { size: strong ? 11 : size, bold: strong }, at === 0 && !named ? 10 : 3),
  );
  const boxes = [...head, ...rest].map((box, at, all) => ({ ...box, keepsNext: at < all.length - 1 }));
  place(sheet, boxes, page.left + contentWidth - sumWidth);
};

const sumBox = (pen: Pen, { label, amount }: { label: string; amount: string }, style: Style, gap: number): Box => {
  const width = sumWidth - amountWidth;
  const form = { size: style.size, gap: 0 };
  const words = textBoxes(pen, [{ text: label, style }], { ...form, width });
  const money = textBoxes(pen, [{ text: amount, style }], { ...form, width: amountWidth, align: 'right' });
  return columnsBox(
    [
      { x: 0, boxes: words },
      { x: width, boxes: money },
    ],
    { gap },
  );
};
