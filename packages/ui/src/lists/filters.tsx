import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';

import { classes } from '../tokens/classes.ts';

export interface FilterChipProps {
  field: string;
  operator: string;
  value: ReactNode;
  removeLabel: string;
  onRemove: () => void;
  /** Wraps the value in what changes it, such as the trigger of a menu. */
  renderValue?: (button: ReactElement) => ReactNode;
}

/** One filter as field, operator and value. */
export const FilterChip = ({ field, operator, value, removeLabel, onRemove, renderValue }: FilterChipProps) => {
  const words = (
    <button
      className="flex min-h-[max(24px,calc(var(--control)-2px))] min-w-0 items-center gap-1 rounded-l-full pr-1 pl-2.5 text-secondary hover:bg-hover data-popup-open:bg-active"
      type="button"
    >
      <span className="text-text-3">{field}</span>
      <span className="text-text-3">{operator}</span>
      <span className="min-w-0 truncate font-medium">{value}</span>
    </button>
  );
  return (
    <span className="inline-flex max-w-full min-w-0 items-center rounded-full border border-line bg-surface">
      {renderValue ? renderValue(words) : words}
      <button
        aria-label={removeLabel}
        className="flex size-[max(24px,calc(var(--control)-2px))] shrink-0 items-center justify-center rounded-r-full text-text-3 hover:bg-hover hover:text-text"
        onClick={onRemove}
        type="button"
      >
        <X aria-hidden size={12} />
      </button>
    </span>
  );
};

/** Chips in a row, what adds one, and at the end the count and the ways out. */
export const FilterBar = ({ label, children, end }: { label: string; children: ReactNode; end?: ReactNode }) => (
  <section aria-label={label} className="flex flex-wrap items-center gap-1.5">
    {children}
    {end && <div className="ml-auto flex min-w-0 flex-wrap items-center gap-2 text-secondary text-text-2">{end}</div>}
  </section>
);

/** The dashed chip that opens the list of fields; takes the props of a button. */
export const AddFilterButton = ({ className, ...props }: React.ComponentPropsWithRef<'button'>) => (
  <button
    {...props}
    className={classes(
      'inline-flex min-h-[max(24px,var(--control))] items-center gap-1 rounded-full border border-dashed border-line-strong px-2.5 text-secondary text-text-2 hover:bg-hover hover:text-text data-popup-open:bg-active',
      className,
    )}
    type="button"
  />
);
