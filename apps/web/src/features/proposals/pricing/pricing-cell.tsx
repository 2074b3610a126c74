import type { PricingRow } from '@baton/schema/pricing';
import { classes, RemoteRing, type RemoteEditor } from '@baton/ui';
import { useId } from 'react';
import { useTranslations } from 'use-intl';

import { cellKey, type Column } from './columns.ts';
import type { Unread } from './pasted-rows.ts';
import type { CellFault } from './typed-cell.ts';
import type { PricingWords } from './use-pricing-words.ts';

export interface PricingCellProps {
  row: PricingRow;
  column: Column;
  words: PricingWords;
  /** The one that the keyboard is on; `open` is what it began with while somebody types in it. */
  active: boolean;
  open: string | null;
  kept: Unread;
  remote: RemoteEditor | undefined;
}

/** One cell: a value at rest, a field while it is open. What is heard of it is heard at the table. */
export const PricingCell = ({ row, column, words, active, open, kept, remote }: PricingCellProps) => {
  const id = useId();
  const key = cellKey({ row: row.id, column });
  const fault = kept.get(key);
  const describedBy = fault && id;
  return (
    <div
      aria-describedby={describedBy}
      aria-invalid={fault && true}
      className={classes('pricing-cell relative min-w-0 rounded-chip', fault && 'bg-danger-soft')}
      data-cell={key}
      data-column={column}
      role="gridcell"
      tabIndex={active && open === null ? 0 : -1}
    >
      <span aria-hidden className="pricing-label">
        {words.column(column)}
      </span>
      <RemoteRing remote={remote}>
        {open === null ? (
          <Value column={column} row={row} unread={fault?.text} words={words} />
        ) : (
          <Field column={column} fault={describedBy} label={words.column(column)} text={open} />
        )}
      </RemoteRing>
      {fault && <Fault active={active} fault={fault.fault} id={id} />}
    </div>
  );
};

type ValueProps = Pick<PricingCellProps, 'row' | 'column' | 'words'> & { unread: string | undefined };

const Value = ({ row, column, words, unread }: ValueProps) => {
  const missing = words.taxed && column === 'tax' && row.kind === 'line' && row.tax === null;
  const look = classes(
    'block min-h-7 px-1.5 py-1 wrap-anywhere',
    unread === undefined ? missing && 'text-warning' : 'text-danger',
    row.kind === 'group' && 'font-semibold',
  );
  return <span className={look}>{unread ?? (words.shown(row, column) || <Hint row={row} words={words} />)}</span>;
};

/** Why what was typed is no value: shown while the keyboard is here, said whenever the cell is read. */
const Fault = ({ id, fault, active }: { id: string; fault: CellFault; active: boolean }) => {
  const t = useTranslations('proposals.pricing.faults');
  return (
    <span
      className={classes(
        'pricing-fault popup absolute top-full z-30 mt-1 w-max max-w-64 px-2 py-1 text-left text-secondary text-danger',
        !active && 'sr-only',
      )}
      id={id}
    >
      {t(fault)}
    </span>
  );
};

/** What could stand there; a subtotal without a name of its own is printed as one. */
const Hint = ({ row, words }: Pick<PricingCellProps, 'row' | 'words'>) => {
  const t = useTranslations('proposals.pricing');
  const hint = row.kind === 'subtotal' ? words.names.say('subtotal') : t(`empty.${row.kind}`);
  return <span className="text-text-3">{hint}</span>;
};

interface FieldProps {
  column: Column;
  label: string;
  text: string;
  fault: string | undefined;
}

/** Nobody's state: a key in it draws no cell again. */
const Field = ({ column, label, text, fault }: FieldProps) => {
  const shared = {
    'aria-label': label,
    'aria-describedby': fault,
    className:
      'pricing-field block min-h-7 w-full min-w-0 resize-none rounded-chip bg-surface px-1.5 py-1 outline-none',
    defaultValue: text,
    ref: enter,
  };
  return column === 'text' ? (
    <textarea {...shared} rows={1} />
  ) : (
    <input {...shared} autoComplete="off" inputMode={column === 'unitPrice' ? 'decimal' : 'text'} />
  );
};

/** Behind what a key has just typed; otherwise all of it, to be typed over. */
const enter = (field: HTMLInputElement | HTMLTextAreaElement | null): void => {
  if (!field || document.activeElement === field) return;
  field.focus({ preventScroll: true });
  if (field.value.length > 1) field.select();
  else field.setSelectionRange(field.value.length, field.value.length);
};
