import { Button, Dialog, InlineNotice } from '@baton/ui';
import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useProblemText } from '../i18n/problem-text.ts';

interface AddDialogProps {
  /** What the button, the dialog and its form say. */
  label: string;
  /** Beside what a place is about: in a tile. */
  quiet?: boolean;
  /** The form; it calls `done` once the thing is there. */
  children: (done: () => void) => ReactNode;
}

/** The button of a list, and the dialog in which one more is made. */
export const AddDialog = ({ label, quiet = false, children }: AddDialogProps) => {
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        className={quiet ? '-mr-2.5' : ''}
        icon={<Plus aria-hidden size={16} />}
        onClick={() => setOpen(true)}
        size={quiet ? 'sm' : 'md'}
        variant={quiet ? 'ghost' : 'ink'}
      >
        {label}
      </Button>
      <Dialog closeLabel={common('close')} onClose={close} open={open} size="sm" title={label}>
        {children(close)}
      </Dialog>
    </>
  );
};

interface AddFormProps {
  label: string;
  /** Making it: what went wrong, and whether it is under way. */
  making: { error: unknown; isPending: boolean; mutate: () => void };
  /** Why it cannot be made just now; what was typed stays. */
  held?: string | null;
  children: ReactNode;
}

export const AddForm = ({ label, making, held = null, children }: AddFormProps) => {
  const problemText = useProblemText();
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (held === null) making.mutate();
      }}
    >
      {making.error !== null && <InlineNotice tone="danger">{problemText(making.error)}</InlineNotice>}
      {children}
      <div className="flex flex-wrap items-center justify-end gap-3">
        {held !== null && <output className="text-secondary text-warning">{held}</output>}
        <Button busy={making.isPending} disabled={held !== null} size="md" submit variant="ink">
          {label}
        </Button>
      </div>
    </form>
  );
};
