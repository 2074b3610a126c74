import type { PricingRow } from '@baton/schema/pricing';
import { Checkbox, classes, IconButton, Menu, StatusPill, type MenuEntry, type RemoteEditor } from '@baton/ui';
import { Ellipsis } from 'lucide-react';
import { memo, type Ref } from 'react';
import { useTranslations } from 'use-intl';

import { amountText } from './amount-text.ts';
import { cellKey, columnsOf, type Column } from './columns.ts';
import type { Unread } from './pasted-rows.ts';
import { PricingCell } from './pricing-cell.tsx';
import type { PricingWords } from './use-pricing-words.ts';

export interface PricingRowProps {
  row: PricingRow;
  /** From 1. */
  index: number;
  /** Where it is moved to among thousands; null in the flow of the page. */
  top: number | null;
  net: number | null;
  /** Part of the sums; true of what is no line. */
  counts: boolean;
  /** Of a group and a subtotal: what they come to, in words. */
  subtotal: string | null;
  active: Column | null;
  open: string | null;
  kept: Unread;
  remotes: ReadonlyMap<string, RemoteEditor>;
  words: PricingWords;
  editable: boolean;
  onTick: (row: PricingRow, ticked: boolean) => void;
  entriesFor: (row: PricingRow) => readonly MenuEntry[];
  ref: Ref<HTMLDivElement>;
}

/** Drawn again only when something in it is another: a key in one line must not draw five hundred. */
export const PricingRowView = memo(function PricingRowView({
  row,
  index,
  top,
  net,
  counts,
  subtotal,
  active,
  open,
  kept,
  remotes,
  words,
  editable,
  onTick,
  entriesFor,
  ref,
}: PricingRowProps) {
  const amount = row.kind === 'line' ? amountText(net ?? 0, words.currency, words.locale) : subtotal;
  return (
    <div
      aria-rowindex={index + 1}
      className={classes('pricing-row group/row', top !== null && 'absolute inset-x-0 top-0')}
      data-index={index - 1}
      data-kind={row.kind}
      data-left={counts ? undefined : ''}
      data-within={row.groupId === null ? undefined : ''}
      ref={ref}
      role="row"
      style={top === null ? undefined : { transform: `translateY(${top}px)` }}
    >
      <div className="pricing-hand" role="gridcell">
        {editable && <Hand entriesFor={entriesFor} isActive={active !== null} row={row} />}
      </div>
      {columnsOf(row).map((column) => (
        <PricingCell
          active={active === column}
          column={column}
          kept={kept}
          key={column}
          open={active === column ? open : null}
          remote={remotes.get(cellKey({ row: row.id, column }))}
          row={row}
          words={words}
        />
      ))}
      <div className="pricing-total" role="gridcell">
        <span aria-hidden className="pricing-label">
          {words.column('total')}
        </span>
        <span className={classes('block px-1.5 py-1', row.kind !== 'line' && 'font-semibold')}>{amount}</span>
      </div>
      {row.kind === 'line' && <Marks counts={counts} editable={editable} onTick={onTick} row={row} words={words} />}
    </div>
  );
});

/** What can be done with the row: shown when the pointer or the keyboard comes by. */
const Hand = ({ row, isActive, entriesFor }: Pick<PricingRowProps, 'row' | 'entriesFor'> & { isActive: boolean }) => {
  const t = useTranslations('proposals.pricing');
  return (
    <Menu
      entries={() => entriesFor(row)}
      trigger={
        <IconButton
          className="opacity-0 group-hover/row:opacity-100 focus-visible:opacity-100 data-popup-open:opacity-100 coarse:opacity-100"
          icon={<Ellipsis size={16} />}
          label={t('actions', { row: row.text || t(`empty.${row.kind}`) })}
          tabIndex={isActive ? 0 : -1}
          tooltip={false}
        />
      }
    />
  );
};

type MarksProps = Pick<PricingRowProps, 'counts' | 'editable' | 'onTick' | 'words'> & {
  row: Extract<PricingRow, { kind: 'line' }>;
};

/** What there is to a line beside its figures: optional, in the place of another, due again. */
const Marks = ({ row, counts, editable, onTick, words }: MarksProps) => {
  const { say } = words.names;
  const alternative = row.alternativeTo !== null;
  if (!row.optional && !alternative && row.recurrence === 'once' && counts) return null;
  return (
    <div className="pricing-marks" lang={words.names.language ?? undefined} role="gridcell">
      {row.optional && !alternative && (
        <Checkbox
          checked={row.ticked}
          disabled={!editable}
          label={say('optional')}
          onChange={(ticked) => onTick(row, ticked)}
        />
      )}
      {alternative && <StatusPill icon={null}>{say('alternative')}</StatusPill>}
      {row.recurrence !== 'once' && <StatusPill icon={null}>{words.due(row.recurrence)}</StatusPill>}
      {!counts && <span className="text-secondary text-text-3">{say('notCounted')}</span>}
    </div>
  );
};
