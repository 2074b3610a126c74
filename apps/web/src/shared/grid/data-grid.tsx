import { Checkbox, classes } from '@baton/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';

import { usePreferences } from '../preferences/preferences.ts';
import { sortedBy, type GridColumn } from './grid-column.ts';
import { Header, Sums } from './grid-frame.tsx';
import { nothingSelected, reachedTo, toggled, type Selection } from './selection.ts';
import { rowKey, useGridCommands, useRowFocus } from './use-grid-keys.ts';

export interface DataGridProps<Row extends { id: string }> {
  label: string;
  columns: readonly GridColumn<Row>[];
  rows: readonly Row[];
  /** All rows that the filters let through, loaded or not. */
  total: number;
  nameOf: (row: Row) => string;
  sort: string;
  onSort: (sort: string) => void;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  /** The row whose panel is open beside the list. */
  peeked: string | null;
  onPeek: (id: string | null) => void;
  onOpen: (id: string) => void;
  /** Asks for the next page; called while the end is near. */
  onNearEnd: () => void;
}

const near = 30;
const checkWidth = 36;

/**
 * Rows of a list that may be very long: only those in sight exist. Arrows or J and K walk, Enter opens, Space shows a row
 * beside the list, X and Shift choose; cells are edited in place. The first column and the sums stay in sight.
 */
export const DataGrid = <Row extends { id: string }>(props: DataGridProps<Row>) => {
  const { columns, rows, total, sort, onSort, selection, onSelect, peeked, onPeek, onNearEnd } = props;
  const t = useTranslations('common.grid');
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const height = useRowHeight();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last > rows.length - near) onNearEnd();
  }, [last, rows.length, onNearEnd]);
  const focus = useRowFocus(scroller, rows, virtual.scrollToIndex);
  const walk = (step: number, choose = false) => {
    const at = rows.findIndex(({ id }) => id === active);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (!next) return;
    if (choose) {
      const from = selection.anchor === null && active !== null ? { ...selection, anchor: active } : selection;
      onSelect(reachedTo(from, next.id, orderOf(rows)));
    }
    if (peeked !== null) onPeek(next.id);
    focus(next.id);
  };
  useGridCommands({ walk, active, selection, onSelect });
  const template = [`${checkWidth}px`, ...columns.map(({ width }, at) => track(width, at))].join(' ');
  const width = columns.reduce((sum, column) => sum + column.width, checkWidth);
  const keys = (event: KeyboardEvent, row: Row) => {
    if (event.target !== event.currentTarget) return;
    const done = rowKey(event, { row, walk, ...props });
    if (done) event.preventDefault();
  };
  return (
    <div className="calm-scroll min-h-0 flex-1 border-y border-line bg-surface" ref={scroller}>
      <div
        aria-label={props.label}
        aria-multiselectable
        aria-rowcount={total + 1}
        role="grid"
        style={{ minWidth: width }}
      >
        <div
          className="sticky top-0 z-20 grid items-center border-b border-line bg-sunken text-secondary font-medium text-text-2"
          role="row"
          style={{ gridTemplateColumns: template }}
        >
          <div className="sticky left-0 z-10 flex h-8 items-center bg-sunken pl-3" role="columnheader">
            <Checkbox
              checked={selection.ids.size > 0 && rows.every(({ id }) => selection.ids.has(id))}
              hideLabel
              indeterminate={selection.ids.size > 0}
              label={t('selectShown')}
              onChange={() =>
                onSelect(selection.ids.size > 0 ? nothingSelected : { ids: new Set(orderOf(rows)), anchor: null })
              }
            />
          </div>
          {columns.map((column, at) => (
            <div
              aria-sort={sortedBy(column.sort, sort)}
              className={classes('min-w-0', at === 0 && 'sticky left-9 z-10 bg-sunken', column.align && 'text-right')}
              key={column.id}
              role="columnheader"
            >
              <Header column={column} onSort={onSort} sort={sort} />
            </div>
          ))}
        </div>
        <div className="relative" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, key, start }) => {
            const row = rows[index];
            if (!row) return null;
            const chosen = selection.ids.has(row.id);
            const look = chosen || peeked === row.id ? 'bg-accent-soft' : 'bg-surface group-hover:bg-sunken';
            return (
              <div
                aria-rowindex={index + 2}
                aria-selected={chosen}
                className="group absolute inset-x-0 top-0 grid items-center border-b border-line outline-offset-[-2px]"
                data-row={row.id}
                key={key}
                onClick={(event) => {
                  if (isControl(event.target)) return;
                  if (event.shiftKey) return onSelect(reachedTo(selection, row.id, orderOf(rows)));
                  onPeek(row.id);
                }}
                onClickCapture={(event) => {
                  // Shift on the box reaches from the anchor instead of turning one box.
                  if (!event.shiftKey || !isIn(event.target, '[data-check]')) return;
                  event.stopPropagation();
                  event.preventDefault();
                  onSelect(reachedTo(selection, row.id, orderOf(rows)));
                }}
                onFocus={() => setActive(row.id)}
                onKeyDown={(event) => keys(event, row)}
                role="row"
                style={{ height, transform: `translateY(${start}px)`, gridTemplateColumns: template }}
                tabIndex={row.id === active || (active === null && index === 0) ? 0 : -1}
              >
                <div
                  className={classes('sticky left-0 z-10 flex h-full items-center pl-3', look)}
                  data-check
                  role="gridcell"
                >
                  <Checkbox
                    checked={chosen}
                    hideLabel
                    label={t('select', { name: props.nameOf(row) })}
                    onChange={() => onSelect(toggled(selection, row.id))}
                  />
                </div>
                {columns.map((column, at) => (
                  <div
                    className={classes(
                      'flex h-full min-w-0 items-center',
                      look,
                      at === 0 && 'sticky left-9 z-10',
                      column.align && 'justify-end text-right',
                    )}
                    key={column.id}
                    role="gridcell"
                  >
                    {column.cell(row)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
        <Sums columns={columns} template={template} />
      </div>
    </div>
  );
};

const isIn = (target: EventTarget, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

/** What answers to a press by itself: the row keeps out of it. */
const isControl = (target: EventTarget): boolean =>
  isIn(target, 'a, button, input, label, [role="combobox"], [data-check]');

const track = (width: number, at: number): string => (at === 0 ? `minmax(${width}px, 1fr)` : `${width}px`);

const orderOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

/** Rows of 36 px, 28 when compact, and 44 under a finger: as the tokens have it. */
const useRowHeight = (): number => {
  const { density } = usePreferences();
  if (matchMedia('(pointer: coarse)').matches) return 44;
  return density === 'compact' ? 28 : 36;
};
