import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { useTranslations } from 'use-intl';

import { useCommands } from '../commands/commands.ts';
import { nothingSelected, toggled, type Selection } from './selection.ts';

/** Puts the focus on a row, which may have to be scrolled to before it exists. */
export const useRowFocus = (
  scroller: RefObject<HTMLDivElement | null>,
  rows: readonly { id: string }[],
  scrollTo: (index: number) => void,
) => {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });
  return (id: string) => {
    wanted.current = id;
    scrollTo(rows.findIndex((row) => row.id === id));
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${id}"]`);
    row?.focus({ preventScroll: true });
  };
};

interface RowKeys {
  row: { id: string };
  peeked: string | null;
  onPeek: (id: string | null) => void;
  onOpen: (id: string) => void;
  walk: (step: number, choose?: boolean) => void;
}

/** What a key does on a focused row; true when it was for us. */
export const rowKey = ({ key, shiftKey }: KeyboardEvent, { row, walk, peeked, onPeek, onOpen }: RowKeys): boolean => {
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15, Home: -1e9, End: 1e9 };
  const step = steps[key];
  if (step !== undefined) walk(step, shiftKey);
  else if (key === 'Enter') onOpen(row.id);
  else if (key === ' ') onPeek(peeked === row.id ? null : row.id);
  else return false;
  return true;
};

/** J, K, X and Escape for whichever row is active. */
export const useGridCommands = ({
  walk,
  active,
  selection,
  onSelect,
}: {
  walk: (step: number) => void;
  active: string | null;
  selection: Selection;
  onSelect: (selection: Selection) => void;
}): void => {
  const t = useTranslations('common.grid');
  useCommands([
    { id: 'grid.next', label: t('next'), group: 'page', keys: 'J', keyOnly: true, run: () => walk(1) },
    { id: 'grid.previous', label: t('previous'), group: 'page', keys: 'K', keyOnly: true, run: () => walk(-1) },
    {
      id: 'grid.select',
      label: t('selectRow'),
      group: 'selection',
      keys: 'X',
      run: () => active !== null && onSelect(toggled(selection, active)),
    },
    ...(selection.ids.size > 0
      ? [
          {
            id: 'grid.clear',
            label: t('clear'),
            group: 'selection' as const,
            keys: 'Escape',
            run: () => onSelect(nothingSelected),
          },
        ]
      : []),
  ]);
};
