import type { DealId } from '@baton/schema/shared';
import { classes } from '@baton/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useMemo, useRef, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';

import { usePreferences } from '#shared/preferences/preferences.ts';

import { useBoard, useShownDeals } from '../board/board-world.tsx';
import { BoardRow } from './board-row.tsx';
import { rowGrid, sortDeals, tableColumns, type TableColumn, type TableSort } from './table-sort.ts';

export interface BoardTableProps {
  sort: TableSort;
  onSort: (sort: TableSort) => void;
}

/** The same cards as rows, for those who read across. Sorting is this person's own and changes no order on the board. */
export const BoardTable = ({ sort, onSort }: BoardTableProps) => {
  const t = useTranslations('deals.table');
  const rows = useSortedDeals(sort);
  const body = useRef<HTMLDivElement>(null);
  const { density } = usePreferences();
  const height = density === 'compact' ? 28 : 36;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => body.current,
    estimateSize: () => height,
    overscan: 12,
    getItemKey: (index) => rows[index] ?? index,
  });
  return (
    <div className="min-h-0 flex-1 overflow-x-auto px-4 pb-3 max-phone:px-2">
      <div
        aria-label={t('label')}
        aria-rowcount={rows.length + 1}
        className="flex h-full min-w-225 flex-col overflow-hidden rounded-card border border-line bg-surface"
        role="table"
      >
        <div className={classes('border-b border-line bg-sunken font-medium text-text-2', rowGrid)} role="row">
          {tableColumns.map((column) => (
            <HeaderCell column={column} key={column} onSort={onSort} sort={sort} />
          ))}
        </div>
        <div className="calm-scroll min-h-0 flex-1" data-follow="table" ref={body} role="rowgroup">
          <div className="relative" role="presentation" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, key, start }) => {
              const id = rows[index];
              if (id === undefined) return null;
              return <BoardRow height={height} id={id} index={index} key={key} start={start} />;
            })}
          </div>
        </div>
      </div>
    </div>
  );
};

const HeaderCell = ({ column, sort, onSort }: { column: TableColumn } & BoardTableProps) => {
  const t = useTranslations('deals.table');
  const active = sort.column === column;
  const next: TableSort = { column, direction: active && sort.direction === 'up' ? 'down' : 'up' };
  return (
    <div
      aria-sort={active ? (sort.direction === 'up' ? 'ascending' : 'descending') : 'none'}
      className={classes('min-w-0', column === 'amount' && 'text-right')}
      role="columnheader"
    >
      <button
        className={classes(
          'inline-flex min-h-8 max-w-full items-center gap-1 px-3 hover:text-text',
          active && 'font-semibold text-text',
        )}
        onClick={() => onSort(next)}
        type="button"
      >
        <span className="truncate">{t(`column.${column}`)}</span>
        {active && (sort.direction === 'up' ? <ArrowUp aria-hidden size={12} /> : <ArrowDown aria-hidden size={12} />)}
      </button>
    </div>
  );
};

const useSortedDeals = (sort: TableSort): readonly DealId[] => {
  const { store, names, figures } = useBoard();
  const deals = useShownDeals();
  const byActivity = sort.column === 'activity';
  const figure = useSyncExternalStore(figures.subscribe, () => (byActivity ? figures.activities : figures.card));
  return useMemo(
    () =>
      sortDeals(deals, sort, {
        stages: store.stages.map((stage) => stage.id),
        account: (deal) => names.account(deal.accountId)?.name ?? null,
        owner: (deal) => names.person(deal.ownerId)?.name ?? null,
        activity: (deal) => figure(deal.id)?.lastActivity ?? null,
      }),
    [deals, sort, store, names, figure],
  );
};
