import type { Handoff } from '@baton/schema/handoffs';
import { Button, Dialog, InlineNotice } from '@baton/ui';
import { useRef, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useCommands } from '#shared/commands/commands.ts';
import { useProblemText } from '#shared/i18n/problem-text.ts';

import { RouteName } from '../route-name.tsx';

export interface AnswerDialogProps {
  handoff: Handoff;
  title: string;
  /** The word on the button that does it. */
  verb: string;
  /** What keeps it from being done. */
  disabled?: boolean;
  /** Everything is filled in: the keyboard begins at the button. */
  ready?: boolean;
  answering: { error: unknown; isPending: boolean };
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** The form of an answer: what it is about, what it needs, and what went wrong. Mod+Enter does it from every field. */
export const AnswerDialog = (props: AnswerDialogProps) => {
  const { handoff, title, verb, disabled = false, ready = false, answering, onSubmit, onClose, children } = props;
  const common = useTranslations('common');
  const button = useRef<HTMLButtonElement>(null);
  const problemText = useProblemText();
  const submit = () => {
    if (!disabled && !answering.isPending) onSubmit();
  };
  useCommands([{ id: 'handoff.answer', label: verb, group: 'page', keys: 'Mod+Enter', inFields: true, run: submit }]);
  return (
    <Dialog
      closeLabel={common('close')}
      description={
        <span className="flex min-w-0 flex-wrap items-center gap-x-2">
          <span className="truncate font-medium text-text">{handoff.subject.name ?? handoff.accountName ?? '—'}</span>
          <RouteName {...handoff} />
        </span>
      }
      onClose={onClose}
      open
      {...(ready && { initialFocus: button })}
      size="sm"
      title={title}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {answering.error !== null && <InlineNotice tone="danger">{problemText(answering.error)}</InlineNotice>}
        {children}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose} size="md" variant="ghost">
            {common('cancel')}
          </Button>
          <Button busy={answering.isPending} disabled={disabled} ref={button} size="md" submit variant="ink">
            {verb}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
