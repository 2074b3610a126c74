import { classes } from '@baton/ui';
import { ArrowDown, ArrowUp } from 'lucide-react';

import { sortedBy, turned, type GridColumn } from './grid-column.ts';

/** The name of a column; pressing it orders the list by it. */
export const Header = <Row,>({
  column,
  sort,
  onSort,
}: {
  column: GridColumn<Row>;
  sort: string;
  onSort: (sort: string) => void;
}) => {
  const by = column.sort;
  const direction = sortedBy(by, sort);
  if (by === undefined) return <span className="block truncate px-2">{column.label}</span>;
  return (
    <button
      className={classes(
        'inline-flex min-h-8 max-w-full items-center gap-1 px-2 hover:text-text',
        direction !== 'none' && 'font-semibold text-text',
      )}
      onClick={() => onSort(turned(by, sort))}
      type="button"
    >
      <span className="truncate">{column.label}</span>
      {direction === 'ascending' && <ArrowUp aria-hidden className="shrink-0" size={12} />}
      {direction === 'descending' && <ArrowDown aria-hidden className="shrink-0" size={12} />}
    </button>
  );
};

/** What stands below the columns, always in sight. */
export const Sums = <Row,>({ columns, template }: { columns: readonly GridColumn<Row>[]; template: string }) => (
  <div
    className="sticky bottom-0 z-20 grid min-h-8 items-center border-t border-line bg-sunken text-secondary font-medium text-text-2"
    role="row"
    style={{ gridTemplateColumns: template }}
  >
    <div aria-hidden className="sticky left-0 z-10 h-full bg-sunken" />
    {columns.map((column, at) => (
      <div
        className={classes(
          'min-w-0 truncate px-2 py-1.5',
          at === 0 && 'sticky left-9 z-10 bg-sunken',
          column.align && 'text-right',
        )}
        key={column.id}
        role="gridcell"
      >
        {column.sum}
      </div>
    ))}
  </div>
);
