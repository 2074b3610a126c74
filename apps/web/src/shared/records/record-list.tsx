import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryOptions } from '@tanstack/react-query';
import { useCallback, useMemo, useState, type ReactNode } from 'react';

import { ChipFilters, type ChipFiltersProps } from '../grid/chip-filters.tsx';
import { DataGrid, type DataGridProps } from '../grid/data-grid.tsx';
import { nothingSelected, type Selection } from '../grid/selection.ts';
import { Loaded } from '../shell/page.tsx';
import { useUndoKey } from '../undo/undo.ts';
import type { RowsPage } from './record-rows.ts';

type Grid<Row extends { id: string }> = Pick<
  DataGridProps<Row>,
  'columns' | 'label' | 'sort' | 'onSort' | 'peeked' | 'onPeek' | 'onOpen'
>;

export interface RecordListProps<Row extends { id: string; name: string }, Key extends string> extends Grid<Row> {
  query: UseInfiniteQueryOptions<
    RowsPage<Row>,
    Error,
    InfiniteData<RowsPage<Row>>,
    readonly unknown[],
    { cursor?: string }
  >;
  filters: ChipFiltersProps<Key>;
  /** All that the filters let through, once it is known. */
  total: number | undefined;
  /** What stands where no row is. */
  empty: ReactNode;
  /** What can be done with what is chosen. */
  renderBulk: (chosen: BulkOf<Row>) => ReactNode;
}

export interface BulkOf<Row> {
  rows: readonly Row[];
  total: number;
  selection: Selection;
  onSelect: (selection: Selection) => void;
}

/** Records of one kind as a grid over everything that the filters let through. */
export const RecordList = <Row extends { id: string; name: string }, Key extends string>({
  query,
  filters,
  total,
  empty,
  renderBulk,
  ...grid
}: RecordListProps<Row, Key>) => {
  const list = useInfiniteQuery({ ...query, placeholderData: (old) => old });
  const rows = useMemo(() => list.data?.pages.flatMap(({ data }) => data) ?? [], [list.data]);
  const [selection, setSelection] = useState<Selection>(nothingSelected);
  useUndoKey();
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const all = total ?? rows.length;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="px-4 py-2 max-phone:px-2">
        <ChipFilters {...filters} />
      </div>
      <Loaded query={list} rows={12}>
        {() =>
          rows.length === 0 ? (
            empty
          ) : (
            <DataGrid
              {...grid}
              nameOf={({ name }) => name}
              onNearEnd={onNearEnd}
              onSelect={setSelection}
              rows={rows}
              selection={selection}
              total={all}
            />
          )
        }
      </Loaded>
      {selection.ids.size > 0 && renderBulk({ rows, total: all, selection, onSelect: setSelection })}
    </div>
  );
};
