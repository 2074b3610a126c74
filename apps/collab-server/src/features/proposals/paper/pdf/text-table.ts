import type { PlainNode } from '@baton/schema/rich-text';

import { blockBoxes, type Setting } from './blocks.ts';
import type { Align } from './boxes.ts';
import { inks } from './pen.ts';
import { drawRow, leave, padding, type Cell } from './rows.ts';
import { contentWidth, page, type Sheet } from './sheet.ts';

const whole = (value: unknown): number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 1;

const alignOf = (value: unknown): Align => (value === 'right' || value === 'center' ? value : 'left');

/** Of each column, as wide as somebody made it; the others share what is left. */
const widthsOf = (rows: readonly PlainNode[]): number[] => {
  const stated: (number | null)[] = [];
  for (const { content = [] } of rows) {
    let column = 0;
    for (const { attrs } of content) {
      const asked = Array.isArray(attrs?.['colwidth']) ? (attrs['colwidth'] as unknown[]) : [];
      for (let at = 0; at < whole(attrs?.['colspan']); at += 1) {
        const width = asked[at];
        stated[column] ??= typeof width === 'number' && width > 0 ? width : null;
        column += 1;
      }
    }
  }
  const known = stated.filter((width) => width !== null);
  const usual = known.length > 0 ? known.reduce((sum, width) => sum + width, 0) / known.length : 1;
  const wanted = stated.map((width) => width ?? usual);
  const all = wanted.reduce((sum, width) => sum + width, 0);
  return wanted.map((width) => (width / all) * contentWidth);
};

/** Columns that a cell of an earlier row still reaches into, with the rows that it does. */
const cellsOf = (setting: Setting, row: PlainNode, widths: readonly number[], taken: number[]): Cell[] => {
  const cells: Cell[] = [];
  let column = 0;
  const skip = () => {
    while ((taken[column] ?? 0) > 0) {
      taken[column] = (taken[column] ?? 0) - 1;
      column += 1;
    }
  };
  for (const { type, attrs, content = [] } of row.content ?? []) {
    skip();
    const span = whole(attrs?.['colspan']);
    const x = page.left + widths.slice(0, column).reduce((sum, width) => sum + width, 0);
    const width = widths.slice(column, column + span).reduce((sum, each) => sum + each, 0);
    const head = type === 'tableHeader';
    const inside = { ...setting, size: 9, bold: head, align: alignOf(attrs?.['align']) };
    const boxes = blockBoxes(inside, content, width - 2 * padding.across);
    cells.push({ x, width, boxes, ...(head ? { ground: inks.ground } : {}) });
    for (let at = 0; at < span; at += 1) taken[column + at] = whole(attrs?.['rowspan']) - 1;
    column += span;
  }
  skip();
  return cells;
};

/** A table of the text; a first row of heads stands again on every page that it goes on to. */
export const drawTable = (sheet: Sheet, setting: Setting, { content: rows = [] }: PlainNode): void => {
  const widths = widthsOf(rows);
  const taken: number[] = [];
  leave(sheet, 8);
  for (const [at, row] of rows.entries()) {
    const cells = cellsOf(setting, row, widths, taken);
    if (cells.length === 0) continue;
    const isHead = at === 0 && (row.content ?? []).every(({ type }) => type === 'tableHeader');
    drawRow(sheet, cells, { followed: isHead ? 24 : 0 });
    if (isHead) sheet.onNewPage = () => drawRow(sheet, cells);
  }
  sheet.onNewPage = null;
  leave(sheet, 6);
};
