import { totalsOf, type PricingRow, type PricingView, type Totals } from '@baton/schema/pricing';
import type { LineId } from '@baton/schema/shared';
import { announce, showToast, type RemoteEditor } from '@baton/ui';
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
  type ClipboardEvent,
  type MouseEvent,
} from 'react';
import { useTranslations } from 'use-intl';

import { newId } from '#shared/api/id.ts';

import { sumsText } from './amount-text.ts';
import { columns, type CellPlace } from './columns.ts';
import { deskKey } from './desk-keys.ts';
import { cellsOf, pasteCells } from './pasted-rows.ts';
import type { DeskState, PricingDesk } from './pricing-desk.ts';
import { PricingRowView } from './pricing-row.tsx';
import { useRowEntries } from './row-entries.tsx';
import type { PricingWords } from './use-pricing-words.ts';
import { useShownRows } from './use-shown-rows.ts';

export interface PricingGridProps {
  desk: PricingDesk;
  state: DeskState;
  view: PricingView;
  totals: Totals;
  words: PricingWords;
  remotes: ReadonlyMap<string, RemoteEditor>;
  editable: boolean;
  /** Asks for a product to put below this row. */
  onPick: (after: LineId) => void;
}

/** The rows as a sheet of cells; only those in sight exist when there are many. */
export const PricingGrid = ({ desk, state, view, totals, words, remotes, editable, onPick }: PricingGridProps) => {
  const t = useTranslations('proposals.pricing');
  const { rows } = view;
  const { active, open, kept } = state;
  const root = useRef<HTMLDivElement>(null);
  const shown = useShownRows(root, rows, active?.row ?? null);
  const entries = useRowEntries(desk, onPick);
  const latest = useRef(entries);
  useEffect(() => {
    latest.current = entries;
  });
  const entriesFor = useCallback((row: PricingRow) => latest.current(row), []);
  const onTick = useCallback((row: PricingRow, ticked: boolean) => desk.edit(row.id, { ticked }), [desk]);
  useFollow(root, state, shown.reveal);
  const inputText = ({ row, column }: CellPlace): string => {
    const unread = kept.get(`${row} ${column}`);
    const own = desk.row(row);
    return unread?.text ?? (own ? words.inputText(own, column) : '');
  };
  const onClick = (event: MouseEvent) => {
    const place = placeOf(event.target);
    if (!place || (open !== null && same(place, active))) return;
    desk.commit();
    desk.go(place);
    if (editable) desk.open(inputText(place), false);
  };
  const onPaste = (event: ClipboardEvent) => {
    if (!editable || active === null) return;
    const text = event.clipboardData.getData('text/plain');
    const cells = cellsOf(text) ?? (open === null && text !== '' ? [[text.trim()]] : null);
    if (!cells) return;
    event.preventDefault();
    desk.cancel();
    const { unread, left } = desk.pricing.step((doc) =>
      pasteCells(doc, { rows, at: active, cells, rates: desk.world.rates, newId: newLine, random: Math.random }),
    );
    desk.keep(unread);
    desk.go(active);
    if (unread.size + left > 0)
      showToast({ id: 'pricing-paste', tone: 'warning', title: t('pasted', { unread: unread.size, left }) });
    else announce(t('pastedRows', { count: cells.length }));
  };
  return (
    <div
      aria-label={t('label')}
      aria-readonly={!editable}
      aria-rowcount={rows.length + 1}
      className="pricing-grid"
      onBlur={(event) => {
        if (event.target.matches('.pricing-field')) desk.commit();
      }}
      onClick={onClick}
      onCopy={(event) => {
        if (open !== null || active === null) return;
        event.clipboardData.setData('text/plain', inputText(active));
        event.preventDefault();
      }}
      onFocus={(event) => {
        const place = placeOf(event.target);
        if (place && !same(place, active)) desk.go(place, { follow: false });
      }}
      onInput={(event) => desk.type((event.target as HTMLInputElement).value)}
      onKeyDown={(event) => {
        if (placeOf(event.target) === null || !deskKey(event, { desk, editable, inputText })) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onPaste={onPaste}
      ref={root}
      role="grid"
      tabIndex={-1}
    >
      <div className="pricing-head" lang={words.names.language ?? undefined} role="row">
        <span role="columnheader">
          <span className="sr-only">{t('menuColumn')}</span>
        </span>
        {([...columns, 'total'] as const).map((column) => (
          <span key={column} role="columnheader">
            {words.column(column)}
          </span>
        ))}
      </div>
      <div className="relative" role="rowgroup" style={shown.height === null ? undefined : { height: shown.height }}>
        {shown.items.map(({ index, top }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <PricingRowView
              {...amountsOf(row, totals, words)}
              {...handOn(state, row, index)}
              editable={editable}
              entriesFor={entriesFor}
              index={index + 1}
              kept={kept}
              key={row.id}
              onTick={onTick}
              ref={shown.measure}
              remotes={remotes}
              row={row}
              top={top}
              words={words}
            />
          );
        })}
      </div>
    </div>
  );
};

const amountsOf = ({ id }: PricingRow, { lines, subtotals }: Totals, words: PricingWords) => {
  const amounts = lines.get(id);
  const subtotal = subtotals.get(id);
  return {
    net: amounts?.net ?? null,
    counts: amounts?.counts ?? true,
    subtotal: subtotal ? sumsText(subtotal, words.currency, words) : null,
  };
};

/** Where the keyboard is in a row; before it was anywhere, the first cell is the way in. */
const handOn = ({ active, open }: DeskState, { id }: PricingRow, index: number) => {
  if (active === null) return { active: index === 0 ? ('text' as const) : null, open: null };
  return active.row === id ? { active: active.column, open: open?.text ?? null } : { active: null, open: null };
};

/** The rows as they would be with what is being typed, and what they come to. */
export const usePricing = (desk: PricingDesk) => {
  const view = useSyncExternalStore(desk.pricing.subscribe, desk.pricing.snapshot);
  const state = useSyncExternalStore(desk.subscribe, desk.get);
  const preview = desk.preview();
  const typed = preview === null ? null : JSON.stringify(preview);
  const totals = useMemo(() => {
    const asked = typed === null ? null : (JSON.parse(typed) as NonNullable<typeof preview>);
    const rows = view.rows.map((row) => (row.id === asked?.row ? { ...row, ...asked.patch } : row));
    return totalsOf({ ...view, rows });
  }, [view, typed]);
  return { view, state, totals };
};

/** After a move of the keyboard the focus is where it went, also when that row has to be drawn first. */
const useFollow = (
  root: { current: HTMLDivElement | null },
  { turn, active, open }: DeskState,
  reveal: (row: LineId) => void,
) => {
  const followed = useRef(0);
  useEffect(() => {
    if (turn === followed.current || active === null) return;
    followed.current = turn;
    reveal(active.row);
    const cell = root.current?.querySelector<HTMLElement>(`[data-cell="${active.row} ${active.column}"]`);
    if (open === null) cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
};

const newLine = (): LineId => newId() as LineId;

const same = (one: CellPlace, other: CellPlace | null): boolean =>
  other !== null && one.row === other.row && one.column === other.column;

/** The cell that something happened in. */
const placeOf = (target: EventTarget): CellPlace | null => {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
  const [row, column] = cell?.dataset['cell']?.split(' ') ?? [];
  const known = columns.find((each) => each === column);
  return row !== undefined && known ? { row: row as LineId, column: known } : null;
};
