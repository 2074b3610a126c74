import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { Loaded } from './page.tsx';

export interface TileProps<Row> {
  title: string;
  query: UseQueryResult<unknown>;
  rows: readonly Row[];
  /** Of more rows than this the first are shown, and all are counted. */
  most?: number;
  /** How many there are where not all of them are shown. */
  count?: number;
  /** The way to all of them. */
  more?: ReactNode;
  /** What is begun here, also where there is nothing yet. */
  action?: ReactNode;
  /** What it means that there is nothing, and what to do. */
  empty: ReactNode;
  children: (row: Row) => ReactNode;
}

/** A part of a page that answers one question with a short list; every row leads somewhere. */
export const Tile = <Row extends { id: string }>({
  title,
  query,
  rows,
  most = rows.length,
  count = rows.length,
  more,
  action,
  empty,
  children,
}: TileProps<Row>) => (
  <section aria-label={title} className="flex min-w-0 flex-col rounded-card border border-line bg-surface">
    <div className="flex min-h-10 items-center justify-between gap-2 border-b border-line px-3 py-1.5">
      <h2 className="min-w-0 truncate font-semibold">
        {title}
        {count > 0 && <span className="ml-1.5 text-secondary font-normal text-text-3">{count}</span>}
      </h2>
      <div className="flex shrink-0 items-center gap-2">
        {rows.length > 0 && more}
        {action}
      </div>
    </div>
    <Loaded query={query} rows={3}>
      {() =>
        rows.length === 0 ? (
          <div className="px-3 py-4 text-secondary text-text-2">{empty}</div>
        ) : (
          <ul className="py-1">
            {rows.slice(0, most).map((row) => (
              <li key={row.id}>{children(row)}</li>
            ))}
          </ul>
        )
      }
    </Loaded>
  </section>
);

/** How a row of a tile looks, for links around it. */
export const tileRow = 'block min-w-0 px-3 py-1.5 -outline-offset-2 hover:bg-hover coarse:py-2.5';

/** A row of a tile in two lines: what it is, what there is to say of it, and a sign of how it stands. */
export const TileLine = ({ name, note, sign }: { name: ReactNode; note?: ReactNode; sign?: ReactNode }) => (
  <span className="flex min-w-0 items-center justify-between gap-2">
    <span className="flex min-w-0 flex-col">
      <span className="truncate">{name}</span>
      {note !== undefined && <span className="truncate text-secondary text-text-3">{note}</span>}
    </span>
    {sign}
  </span>
);
