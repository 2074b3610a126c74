import { Button, EmptyState, TipArea } from '@baton/ui';
import { memo, useRef } from 'react';
import { useTranslations } from 'use-intl';

import { BoardColumns } from '../columns/board-columns.tsx';
import { DealPeek } from '../detail/deal-peek.tsx';
import { DisplayMenu, type BoardLayout } from '../display/display-menu.tsx';
import { filterKeys, type BoardFilter } from '../filters/board-filter.ts';
import { BoardFilters, BoardTotals } from '../filters/board-filters.tsx';
import { CardMenus } from '../move/card-menus.tsx';
import type { RenderTasks } from '../move/next-popover.tsx';
import { BoardSelection } from '../select/board-selection.tsx';
import { StageMenu } from '../stages/stage-menu.tsx';
import { BoardTable } from '../table/board-table.tsx';
import type { TableSort } from '../table/table-sort.ts';
import type { BoardUndo } from '../undo/board-undo.ts';
import { useNothingFound } from './board-world.tsx';
import { useBoardCommands } from './use-board-commands.ts';
import { useTakenAway } from './use-taken-away.ts';

export interface BoardViewProps {
  undo: BoardUndo;
  filter: BoardFilter;
  onFilter: (filter: BoardFilter) => void;
  layout: BoardLayout;
  onLayout: (layout: BoardLayout) => void;
  sort: TableSort;
  onSort: (sort: TableSort) => void;
  /** Opens the board's past. */
  onPast: () => void;
  /** What is to do about the deal beside the board; always the same function, or the board is drawn anew. */
  renderTasks: RenderTasks;
}

/**
 * A board in the page: filters and totals above, columns or rows, selection below, the peeked deal beside.
 * Not drawn again when only saving goes on.
 */
export const BoardView = memo(
  ({ undo, filter, onFilter, layout, onLayout, sort, onSort, onPast, renderTasks }: BoardViewProps) => {
    const t = useTranslations('deals');
    const nothing = useNothingFound();
    const area = useRef<HTMLDivElement>(null);
    useBoardCommands(undo, onPast);
    useTakenAway();
    return (
      <div className="relative flex min-h-0 flex-1 flex-col" data-board ref={area}>
        <BoardFilters
          end={
            <>
              <BoardTotals />
              <DisplayMenu layout={layout} onLayout={onLayout} onPast={onPast} />
            </>
          }
          filter={filter}
          onChange={onFilter}
        />
        {nothing ? (
          <EmptyState
            action={
              <Button
                onClick={() => onFilter(Object.fromEntries(filterKeys.map((key) => [key, undefined])))}
                variant="ink"
              >
                {t('filter.reset')}
              </Button>
            }
            kind="no-result"
            title={t('empty.noResult')}
          />
        ) : layout === 'table' ? (
          <BoardTable onSort={onSort} sort={sort} />
        ) : (
          <BoardColumns />
        )}
        <BoardSelection />
        <DealPeek renderTasks={renderTasks} />
        <CardMenus renderTasks={renderTasks} />
        <StageMenu />
        <TipArea area={area} />
      </div>
    );
  },
);
