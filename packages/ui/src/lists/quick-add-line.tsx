import { Plus, X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';

import { classes } from '../tokens/classes.ts';

export interface QuickAddChip {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Says that it was not meant; the words of the button are `removeLabel`. */
  onRemove?: () => void;
  removeLabel?: string;
}

export interface QuickAddLineProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  /** Called on Enter with text in it; the line stays open and empty for the next. */
  onSubmit: () => void;
  onCancel: () => void;
  /** What was understood so far, as chips under the line. */
  preview?: readonly QuickAddChip[];
  /** A word of warning that never blocks, such as a possible duplicate. */
  notice?: ReactNode;
  autoFocus?: boolean;
}

/** One line of text that becomes a record: Enter saves and stays ready, Esc leaves. */
export const QuickAddLine = ({
  label,
  placeholder,
  value,
  onChange,
  onSubmit,
  onCancel,
  preview,
  notice,
  autoFocus = true,
}: QuickAddLineProps) => {
  const focused = useRef(false);
  return (
    <div className="flex flex-col gap-1.5 rounded-card border border-line bg-raised p-2 shadow-card">
      <div className="flex items-center gap-1.5">
        <Plus aria-hidden className="shrink-0 text-text-3" size={16} />
        <input
          aria-label={label}
          className="field-input min-h-6"
          onBlur={() => value.trim() === '' && onCancel()}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter' && value.trim() !== '') onSubmit();
            if (event.key === 'Escape') {
              event.preventDefault();
              onCancel();
            }
          }}
          placeholder={placeholder}
          ref={(input) => {
            if (!input || focused.current || !autoFocus) return;
            focused.current = true;
            input.focus();
          }}
          value={value}
        />
      </div>
      {preview && preview.length > 0 && (
        <ul className="flex flex-wrap gap-1 pl-5.5">
          {preview.map((chip) => (
            <Chip chip={chip} key={chip.id} />
          ))}
        </ul>
      )}
      {notice && <div className="pl-5.5 text-secondary text-warning">{notice}</div>}
    </div>
  );
};

const Chip = ({ chip: { label, icon, onRemove, removeLabel } }: { chip: QuickAddChip }) => (
  <li
    className={classes(
      'inline-flex max-w-full items-center gap-1 rounded-chip bg-accent-soft pl-1.5 text-secondary text-accent',
      !onRemove && 'pr-1.5',
    )}
  >
    {icon}
    <span className="truncate">{label}</span>
    {onRemove && (
      <button
        aria-label={removeLabel}
        className="flex size-6 shrink-0 items-center justify-center rounded-chip hover:bg-hover"
        // The caret stays in the line.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onRemove}
        type="button"
      >
        <X aria-hidden size={12} />
      </button>
    )}
  </li>
);
