import { Upload } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState, type DragEvent, type ReactNode } from 'react';

import { Button } from '../controls/button.tsx';

export interface FileDropProps {
  /** On the button. */
  label: string;
  /** Beside it: that files can be dropped and pasted, and how large they may be. */
  hint: string;
  /** Over the whole place while files are dragged above it. */
  dropLabel: string;
  onFiles: (files: File[]) => void;
  /** Why nothing can be added now; then the button says so and drops are left alone. */
  disabledReason?: string | undefined;
  /** Further controls in the same line. */
  actions?: ReactNode;
  /** What the files are dropped onto. */
  children?: ReactNode;
}

/** A place that takes files by button, by drop anywhere on it, and by paste anywhere on the page outside of fields. */
export const FileDrop = ({ label, hint, dropLabel, onFiles, disabledReason, actions, children }: FileDropProps) => {
  const disabled = disabledReason !== undefined;
  const { over, handlers } = useDrop(disabled, onFiles);
  usePaste(disabled, onFiles);
  return (
    <div className="relative flex min-h-full flex-col" {...handlers}>
      <div className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2">
        <ChooseButton disabled={disabled} label={label} onFiles={onFiles} />
        <p className="min-w-0 flex-1 basis-50 text-secondary text-text-3">{disabledReason ?? hint}</p>
        {actions}
      </div>
      {children}
      {over && (
        <div
          aria-hidden
          className="pointer-events-none absolute inset-2 z-10 flex items-center justify-center gap-2 rounded-card border-2 border-dashed border-accent bg-accent-soft/90 font-semibold text-accent"
        >
          <Upload size={20} strokeWidth={1.75} />
          {dropLabel}
        </div>
      )}
    </div>
  );
};

const ChooseButton = ({
  label,
  onFiles,
  disabled,
}: Pick<FileDropProps, 'label' | 'onFiles'> & { disabled: boolean }) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        disabled={disabled}
        icon={<Upload aria-hidden size={16} strokeWidth={1.75} />}
        onClick={() => input.current?.click()}
        variant="ink"
      >
        {label}
      </Button>
      <input
        aria-label={label}
        className="hidden"
        multiple
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file again must count as a change.
          event.target.value = '';
        }}
        ref={input}
        tabIndex={-1}
        type="file"
      />
    </>
  );
};

/** Also when nothing is taken: a browser would leave the page and open the file instead. */
const during = (work: (event: DragEvent) => void) => (event: DragEvent) => {
  if (!event.dataTransfer.types.includes('Files')) return;
  event.preventDefault();
  work(event);
};

const useDrop = (disabled: boolean, onFiles: (files: File[]) => void) => {
  // Counted: a drag leaves every child that it passes over.
  const [depth, setDepth] = useState(0);
  const handlers = {
    onDragEnter: during(() => setDepth((count) => count + 1)),
    onDragLeave: during(() => setDepth((count) => Math.max(0, count - 1))),
    onDragOver: during((event) => {
      event.dataTransfer.dropEffect = disabled ? 'none' : 'copy';
    }),
    onDrop: during((event) => {
      setDepth(0);
      const files = [...event.dataTransfer.files];
      if (!disabled && files.length > 0) onFiles(files);
    }),
  };
  return { over: depth > 0 && !disabled, handlers };
};

const usePaste = (disabled: boolean, onFiles: (files: File[]) => void) => {
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (disabled || files.length === 0 || isField(event.target)) return;
    event.preventDefault();
    onFiles(files);
  });
  useEffect(() => {
    const listen = (event: ClipboardEvent) => onPaste(event);
    document.addEventListener('paste', listen);
    return () => document.removeEventListener('paste', listen);
  }, []);
};

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** A row's own small chooser, such as the one for a new version; returns what opens it and what must be rendered. */
export const useChooser = (label: string, onFile: (file: File) => void): [open: () => void, input: ReactNode] => {
  const input = useRef<HTMLInputElement>(null);
  return [
    () => input.current?.click(),
    <input
      aria-label={label}
      className="hidden"
      key="chooser"
      onChange={(event) => {
        const [file] = event.target.files ?? [];
        if (file) onFile(file);
        event.target.value = '';
      }}
      ref={input}
      tabIndex={-1}
      type="file"
    />,
  ];
};
