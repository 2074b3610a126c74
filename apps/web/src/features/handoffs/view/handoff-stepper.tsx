import type { Handoff } from '@baton/schema/handoffs';
import { classes } from '@baton/ui';
import { Check, Undo2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { ClockBadge } from '../clock/clock-badge.tsx';

type Look = 'done' | 'now' | 'later' | 'back' | 'ended';

const steps = ['brief', 'sent', 'accept'] as const;

/** At which step it stands: what lies before it is done. */
const looksOf = ({ state }: Pick<Handoff, 'state'>): readonly [Look, Look, Look] => {
  switch (state) {
    case 'draft':
      return ['now', 'later', 'later'];
    case 'sent':
      return ['done', 'done', 'now'];
    case 'returned':
      return ['back', 'later', 'later'];
    case 'accepted':
      return ['done', 'done', 'done'];
    case 'withdrawn':
      return ['done', 'ended', 'later'];
  }
};

const discs: Record<Look, string> = {
  done: 'border-success bg-success text-on-accent',
  now: 'border-accent text-accent',
  later: 'border-line-strong text-text-3',
  back: 'border-warning bg-warning-soft text-warning',
  ended: 'border-line-strong bg-sunken text-text-3',
};
const words: Record<Look, string> = {
  done: 'text-text-2',
  now: 'font-semibold text-text',
  later: 'text-text-3',
  back: 'font-semibold text-warning',
  ended: 'text-text-3',
};

/** Brief, sent, accepted: how far it has come, and the clock on the step that is waited for. */
export const HandoffStepper = ({ handoff }: { handoff: Pick<Handoff, 'state' | 'clock'> }) => {
  const t = useTranslations('handoffs.stepper');
  const looks = looksOf(handoff);
  return (
    <ol aria-label={t('label')} className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1.5">
      {steps.map((step, at) => {
        const look = looks[at] ?? 'later';
        const current = look === 'now' || look === 'back';
        return (
          <li
            aria-current={current ? 'step' : undefined}
            className={classes('flex items-center gap-1.5 text-secondary', words[look])}
            key={step}
          >
            <span
              aria-hidden
              className={classes(
                'flex size-4.5 shrink-0 items-center justify-center rounded-full border-[1.5px] text-meta font-semibold',
                discs[look],
              )}
            >
              {marks[look] ?? at + 1}
            </span>
            {t(
              look === 'back'
                ? 'returned'
                : look === 'ended'
                  ? 'withdrawn'
                  : `${step}.${look === 'done' ? 'done' : 'open'}`,
            )}
            {step === 'accept' && <ClockBadge handoff={handoff} />}
          </li>
        );
      })}
    </ol>
  );
};

const marks: Partial<Record<Look, ReactNode>> = {
  done: <Check size={11} strokeWidth={3} />,
  back: <Undo2 size={11} strokeWidth={2.5} />,
  ended: <X size={11} strokeWidth={2.5} />,
};
