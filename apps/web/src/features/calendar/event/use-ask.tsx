import type { Conflict } from '@baton/schema/calendar';
import { Button, ConfirmDialog, Dialog } from '@baton/ui';
import { useState, type ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { useNameOf } from '#shared/people/use-names.ts';

export type Scope = 'this' | 'following' | 'all';

type Question =
  | { kind: 'conflict'; conflicts: readonly Conflict[]; answer: (despite: boolean) => void }
  | { kind: 'scope'; cancels: boolean; answer: (scope: Scope | null) => void };

/** Asks what nobody should decide in silence: whether to be at two things at once, and what of a series is meant. */
export const useAsk = () => {
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = <Answer,>(make: (answer: (given: Answer) => void) => Question): Promise<Answer> =>
    new Promise((resolve) => {
      setQuestion(
        make((given) => {
          setQuestion(null);
          resolve(given);
        }),
      );
    });
  const dialog: ReactNode = (
    <>
      <ConflictDialog question={question?.kind === 'conflict' ? question : null} />
      <ScopeDialog question={question?.kind === 'scope' ? question : null} />
    </>
  );
  return {
    dialog,
    conflict: (conflicts: readonly Conflict[]) => ask<boolean>((answer) => ({ kind: 'conflict', conflicts, answer })),
    scope: (cancels = false) => ask<Scope | null>((answer) => ({ kind: 'scope', cancels, answer })),
  };
};
export type Ask = ReturnType<typeof useAsk>;

const ConflictDialog = ({ question }: { question: Extract<Question, { kind: 'conflict' }> | null }) => {
  const t = useTranslations('calendar.conflict');
  const common = useTranslations('common');
  return (
    <ConfirmDialog
      cancelLabel={common('cancel')}
      confirmLabel={t('despite')}
      onCancel={() => question?.answer(false)}
      onConfirm={() => question?.answer(true)}
      open={question !== null}
      text={
        <div className="flex flex-col gap-2">
          <p>{t('text')}</p>
          {question && <ConflictList conflicts={question.conflicts} />}
        </div>
      }
      title={t('title')}
    />
  );
};

/** Who is at what else, as far as the reader may know. */
const ConflictList = ({ conflicts }: { conflicts: readonly Conflict[] }) => {
  const t = useTranslations('calendar');
  const format = useFormatter();
  const nameOf = useNameOf();
  return (
    <ul className="flex flex-col gap-1">
      {conflicts.slice(0, 6).map((each) => (
        <li key={`${each.memberId} ${each.startsAt} ${each.eventId ?? ''}`}>
          <span className="font-medium text-text">{nameOf('member', each.memberId) ?? '—'}</span>{' '}
          {each.title ?? t('busy')},{' '}
          {format.dateTimeRange(new Date(each.startsAt), new Date(each.endsAt), {
            weekday: 'short',
            hour: 'numeric',
            minute: 'numeric',
          })}
        </li>
      ))}
      {conflicts.length > 6 && <li>{t('more', { count: conflicts.length - 6 })}</li>}
    </ul>
  );
};

const ScopeDialog = ({ question }: { question: Extract<Question, { kind: 'scope' }> | null }) => {
  const t = useTranslations('calendar.scope');
  const common = useTranslations('common');
  return (
    <Dialog
      closeLabel={common('close')}
      onClose={() => question?.answer(null)}
      open={question !== null}
      size="sm"
      title={question?.cancels ? t('cancelTitle') : t('title')}
    >
      <div className="flex flex-col gap-2">
        {(['this', 'following', 'all'] as const).map((scope) => (
          <Button fullWidth key={scope} onClick={() => question?.answer(scope)} size="lg">
            {t(scope)}
          </Button>
        ))}
      </div>
    </Dialog>
  );
};
