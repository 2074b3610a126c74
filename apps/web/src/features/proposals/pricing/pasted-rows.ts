import { addLine, editLine, pricingLimits, type PricingRow } from '@baton/schema/pricing';
import type { TaxRate } from '@baton/schema/products';
import type { LineId } from '@baton/schema/shared';
import type * as Y from 'yjs';

import { cellKey, columns, type CellPlace, type Column } from './columns.ts';
import { typedCell, type CellFault } from './typed-cell.ts';

/** Cells of a spreadsheet as they come by the clipboard; a quoted cell may hold line breaks. Null for a single value. */
export const cellsOf = (text: string): string[][] | null => {
  const rows: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r\n|\r|\n|$)/gy;
  for (let found = cell.exec(text); found !== null; found = cell.exec(text)) {
    const [, held = '', end = ''] = found;
    rows.at(-1)?.push(bare(held));
    if (end === '') break;
    if (end !== '\t') rows.push([]);
  }
  const filled = rows.filter((row) => row.some((value) => value.trim() !== ''));
  return filled.length > 1 || (filled[0]?.length ?? 0) > 1 ? filled : null;
};

const bare = (held: string): string => (/^".*"$/s.test(held) ? held.slice(1, -1).replaceAll('""', '"') : held);

/** What could not be taken as typed, by cell: it is kept there until somebody mends it. */
export type Unread = ReadonlyMap<string, { text: string; fault: CellFault }>;

export interface Pasting {
  rows: readonly PricingRow[];
  at: CellPlace;
  cells: readonly (readonly string[])[];
  rates: readonly TaxRate[];
  newId: () => LineId;
  random: () => number;
}

/**
 * Writes cells from a place on, to the right and downwards over the lines that are there; what goes on below the last row
 * becomes new lines. Rows of words are passed over. Answers what was not understood, and how many rows found no room.
 */
export const pasteCells = (
  doc: Y.Doc,
  { rows, at, cells, rates, newId, random }: Pasting,
): { unread: Unread; left: number } => {
  const unread = new Map<string, { text: string; fault: CellFault }>();
  const first = rows.findIndex(({ id }) => id === at.row);
  const below = first < 0 ? [] : rows.slice(first).filter(({ kind }) => kind === 'line');
  const end = rows.at(-1);
  const groupId = end?.kind === 'group' ? end.id : (end?.groupId ?? null);
  let room = pricingLimits.lines - rows.length;
  let left = 0;
  cells.forEach((values, step) => {
    const there = below[step];
    if (!there && room <= 0) return void (left += 1);
    const row = there?.id ?? newId();
    if (!there) {
      room -= 1;
      addLine(doc, { id: row }, { groupId }, random);
    }
    for (const { column, text } of placed(at.column, values)) {
      const typed = typedCell(column, text, rates);
      if ('patch' in typed) editLine(doc, row, typed.patch);
      else unread.set(cellKey({ row, column }), { text, fault: typed.fault });
    }
  });
  return { unread, left };
};

/** The columns that values go to; a column behind the last one, such as a total, is worked out here. */
const placed = (from: Column, values: readonly string[]): { column: Column; text: string }[] =>
  columns.slice(columns.indexOf(from)).flatMap((column, at) => {
    const text = values[at];
    return text === undefined || text.trim() === '' ? [] : [{ column, text }];
  });
