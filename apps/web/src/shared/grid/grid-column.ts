import type { ReactNode } from 'react';

/** One column of a grid. */
export interface GridColumn<Row> {
  id: string;
  label: string;
  /** Track of the CSS grid, such as `160px`; the first column takes what is left. */
  width: number;
  align?: 'end';
  /** What the list is ordered by when the header is pressed; none for a column that cannot be sorted. */
  sort?: string;
  cell: (row: Row) => ReactNode;
  /** What stands below the column. */
  sum?: ReactNode;
}

/** An order as it stands in the address: `name`, or `-name` for the other way round. */
export const turned = (sort: string, current: string): string => (current === sort ? `-${sort}` : sort);

export const sortedBy = (sort: string | undefined, current: string): 'ascending' | 'descending' | 'none' => {
  if (sort === undefined || current.replace(/^-/, '') !== sort) return 'none';
  return current.startsWith('-') ? 'descending' : 'ascending';
};
