import type { PricingRow } from '@baton/schema/pricing';
import type { LineId } from '@baton/schema/shared';

/** What one types into a line, from left to right. */
export const columns = ['text', 'quantity', 'unitPrice', 'discount', 'tax'] as const;
export type Column = (typeof columns)[number];

/** One cell of the table. */
export interface CellPlace {
  row: LineId;
  column: Column;
}

export const cellKey = ({ row, column }: CellPlace): string => `${row} ${column}`;

type Shape = Pick<PricingRow, 'id' | 'kind'>;

/** Rows that are no line have words alone. */
export const columnsOf = ({ kind }: Pick<PricingRow, 'kind'>): readonly Column[] =>
  kind === 'line' ? columns : ['text'];

export type Direction = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

/**
 * Where an arrow leads from a cell; the same cell at an edge. `wished` is the column that somebody walks down in, also
 * across rows that have words alone.
 */
export const cellBeside = (
  rows: readonly Shape[],
  { row, column }: CellPlace,
  direction: Direction,
  wished: Column = column,
): CellPlace => {
  const at = rows.findIndex(({ id }) => id === row);
  const own = rows[at];
  if (!own) return { row, column };
  if (direction === 'up' || direction === 'down') {
    const next = rows[at + (direction === 'up' ? -1 : 1)];
    return next ? cellIn(next, wished) : { row, column };
  }
  const cells = columnsOf(own);
  const here = cells.indexOf(column);
  const to = { first: 0, last: cells.length - 1, left: here - 1, right: here + 1 }[direction];
  return { row, column: cells[to] ?? column };
};

/** The cell of a row that is in this column, or its words. */
export const cellIn = (row: Shape, column: Column): CellPlace => ({
  row: row.id,
  column: columnsOf(row).includes(column) ? column : 'text',
});

/** Where Tab leads; null behind the last cell and before the first: there the table is left. */
export const cellAfter = (rows: readonly Shape[], { row, column }: CellPlace, step: 1 | -1): CellPlace | null => {
  const at = rows.findIndex(({ id }) => id === row);
  const own = rows[at];
  if (!own) return null;
  const cells = columnsOf(own);
  const beside = cells[cells.indexOf(column) + step];
  if (beside) return { row, column: beside };
  const next = rows[at + step];
  const entered = next && (step === 1 ? columnsOf(next)[0] : columnsOf(next).at(-1));
  return next && entered ? { row: next.id, column: entered } : null;
};
