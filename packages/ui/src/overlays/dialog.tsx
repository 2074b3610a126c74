import { AlertDialog as BaseAlert } from '@base-ui/react/alert-dialog';
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';

import { Button } from '../controls/button.tsx';
import { IconButton } from '../controls/icon-button.tsx';
import { classes } from '../tokens/classes.ts';

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  closeLabel: string;
  /** Buttons at the end, primary last. */
  footer?: ReactNode;
  size?: 'sm' | 'md' | 'lg';
  initialFocus?: RefObject<HTMLElement | null>;
  /** Where the focus goes when it closes, if not to what opened it. */
  returnFocus?: () => HTMLElement | null;
  children?: ReactNode;
}

/** A modal surface of 560 px; a sheet from the bottom on a phone. Focus returns to what opened it. */
export const Dialog = ({
  open,
  onClose,
  title,
  description,
  closeLabel,
  footer,
  size = 'md',
  initialFocus,
  returnFocus,
  children,
}: DialogProps) => (
  <Base.Root onOpenChange={(next) => !next && onClose()} open={open}>
    <Base.Portal>
      <Base.Backdrop className="backdrop fixed inset-0 z-40" />
      <Base.Popup
        className={classes(frame, widths[size])}
        {...(initialFocus ? { initialFocus } : {})}
        {...(returnFocus ? { finalFocus: () => returnFocus() ?? true } : {})}
      >
        <header className="px-5 pt-4 pr-14 pb-2">
          <div className="min-w-0">
            <Base.Title className="text-section font-semibold">{title}</Base.Title>
            {description && <Base.Description className="mt-1 text-text-2">{description}</Base.Description>}
          </div>
        </header>
        {children && <div className="calm-scroll min-h-0 flex-1 px-5 pt-1 pb-5">{children}</div>}
        {footer && <DialogFooter>{footer}</DialogFooter>}
        {/* Last in order, so that focus starts at the first field. */}
        <Base.Close
          render={
            <IconButton className="absolute top-3 right-3" icon={<X size={16} />} label={closeLabel} tooltip={false} />
          }
        />
      </Base.Popup>
    </Base.Portal>
  </Base.Root>
);

export interface ConfirmDialogProps {
  open: boolean;
  title: string;
  text: ReactNode;
  confirmLabel: string;
  cancelLabel: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks before something that cannot be undone; an outside click does not answer it. */
export const ConfirmDialog = ({
  open,
  title,
  text,
  confirmLabel,
  cancelLabel,
  danger,
  busy,
  onConfirm,
  onCancel,
}: ConfirmDialogProps) => (
  <BaseAlert.Root onOpenChange={(next) => !next && onCancel()} open={open}>
    <BaseAlert.Portal>
      <BaseAlert.Backdrop className="backdrop fixed inset-0 z-40" />
      <BaseAlert.Popup className={classes(frame, widths.sm)}>
        <div className="px-5 pt-4 pb-5">
          <BaseAlert.Title className="text-section font-semibold">{title}</BaseAlert.Title>
          <BaseAlert.Description className="mt-2 text-text-2" render={<div />}>
            {text}
          </BaseAlert.Description>
        </div>
        <DialogFooter>
          <BaseAlert.Close render={<Button size="md">{cancelLabel}</Button>} />
          <Button busy={busy ?? false} onClick={onConfirm} size="md" variant={danger ? 'danger' : 'ink'}>
            {confirmLabel}
          </Button>
        </DialogFooter>
      </BaseAlert.Popup>
    </BaseAlert.Portal>
  </BaseAlert.Root>
);

const DialogFooter = ({ children }: { children: ReactNode }) => (
  <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{children}</footer>
);

const frame = classes(
  'fixed z-50 flex max-h-[85dvh] flex-col border border-line bg-surface text-text shadow-dialog outline-none',
  'top-1/2 left-1/2 w-[calc(100vw-32px)] -translate-x-1/2 -translate-y-1/2 rounded-dialog',
  'max-phone:top-auto max-phone:bottom-0 max-phone:left-0 max-phone:w-full max-phone:translate-x-0 max-phone:translate-y-0 max-phone:rounded-b-none',
  'transition-[opacity,scale] duration-180 ease-calm data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0',
);

const widths = { sm: 'max-w-105', md: 'max-w-140', lg: 'max-w-220' };
