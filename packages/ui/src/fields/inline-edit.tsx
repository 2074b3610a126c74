import { useRef, useState, type ReactNode } from 'react';

import { presenceVar } from '../people/presence-color.ts';
import { classes } from '../tokens/classes.ts';

/** Somebody else who is in this field now. */
export interface RemoteEditor {
  name: string;
  color: number;
}

export interface InlineEditProps {
  label: string;
  value: string;
  onSave: (value: string) => void;
  /** What is shown at rest, when it differs from the text that is edited. */
  display?: ReactNode;
  placeholder?: string;
  readOnly?: boolean;
  required?: boolean;
  remote?: RemoteEditor | undefined;
  /** Told when the person starts and stops, so that others can see it. */
  onEditing?: (editing: boolean) => void;
  className?: string;
  inputMode?: 'text' | 'decimal';
}

/** Text that becomes a field in place: click or Enter edits, Enter and leaving save, Esc restores. */
export const InlineEdit = ({
  label,
  value,
  onSave,
  display,
  placeholder,
  readOnly,
  required,
  remote,
  onEditing,
  className,
  inputMode = 'text',
}: InlineEditProps) => {
  const [draft, setDraft] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const refocus = useRef(false);
  const begin = () => {
    if (readOnly) return;
    setDraft(value);
    onEditing?.(true);
  };
  const end = (save: boolean) => {
    if (draft === null) return;
    const text = draft.trim();
    setDraft(null);
    onEditing?.(false);
    if (save && text !== value && !(required && text === '')) onSave(text);
  };
  return (
    <RemoteRing remote={remote}>
      {draft === null ? (
        <button
          className={classes(
            'block min-h-7 w-full min-w-0 truncate rounded-control px-1.5 py-1 text-left',
            readOnly ? 'cursor-default' : 'hover:bg-hover',
            className,
          )}
          disabled={readOnly}
          onClick={begin}
          ref={(element) => {
            button.current = element;
            if (element && refocus.current) {
              refocus.current = false;
              element.focus({ preventScroll: true });
            }
          }}
          type="button"
        >
          <span className="sr-only">{label} </span>
          {display ?? (value || <span className="text-text-3">{placeholder}</span>)}
        </button>
      ) : (
        <input
          aria-label={label}
          className={classes(
            'block min-h-7 w-full min-w-0 rounded-control border-0 bg-surface px-1.5 py-1 outline-2 outline-accent',
            className,
          )}
          inputMode={inputMode}
          onBlur={() => end(true)}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
            event.preventDefault();
            event.stopPropagation();
            refocus.current = true;
            end(event.key === 'Enter');
          }}
          placeholder={placeholder}
          ref={selectAll}
          value={draft}
        />
      )}
    </RemoteRing>
  );
};

/** A coloured ring with the name of who else is here; the name stays inside what it marks. */
export const RemoteRing = ({
  remote,
  text,
  children,
}: {
  remote: RemoteEditor | undefined;
  /** Said instead of the bare name: "Giulia is moving…". */
  text?: string;
  children: ReactNode;
}) => (
  <span
    className="relative block min-w-0 rounded-control"
    style={remote ? { outline: `2px solid ${presenceVar(remote.color)}`, outlineOffset: 1 } : undefined}
  >
    {children}
    {remote && (
      <span
        className="pointer-events-none absolute right-1 bottom-0 max-w-[80%] truncate rounded-t-chip px-1 text-meta font-medium text-on-presence"
        style={{ background: presenceVar(remote.color) }}
      >
        {text ?? remote.name}
      </span>
    )}
  </span>
);

const selectAll = (input: HTMLInputElement | null) => {
  if (!input || document.activeElement === input) return;
  input.focus({ preventScroll: true });
  input.select();
};
