import type { Promised } from '@baton/schema/promises';
import { Button, Popover, showToast, StatusPill, todayHere } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CalendarDays, Check, Lock, RotateCcw, X } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { MonthPicker } from '#shared/fields/day-field.tsx';
import { useProblemText } from '#shared/i18n/problem-text.ts';
import { useNameOf } from '#shared/people/use-names.ts';

import { api } from './promises-api.ts';

export interface PromiseItemProps {
  promise: Promised;
  maySettle: boolean;
  onOpen: (promise: Promised) => void;
}

/** One promise: its words, by whom and by when, and what became of it. */
export const PromiseItem = ({ promise, maySettle, onOpen }: PromiseItemProps) => {
  const t = useTranslations('promises');
  const nameOf = useNameOf();
  const { mutate: settle, isPending } = useSettling();
  const { id: promiseId, state, promisedBy, locked } = promise;
  return (
    <li aria-label={promise.text} className="flex flex-col gap-1.5">
      <button
        className="line-clamp-3 border-l-2 border-success pl-2 text-left whitespace-pre-line hover:text-accent"
        onClick={() => onOpen(promise)}
        type="button"
      >
        {promise.text}
      </button>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-secondary text-text-2">
        {state === 'kept' && <StatusPill tone="success">{t('kept')}</StatusPill>}
        {state === 'broken' && <StatusPill tone="danger">{t('broken')}</StatusPill>}
        <span>{t('by', { name: (promisedBy && nameOf('member', promisedBy)) ?? '—' })}</span>
        {locked && (
          <span className="inline-flex items-center gap-1" title={t('lockedText')}>
            <Lock aria-hidden size={12} strokeWidth={1.75} />
            {t('locked')}
          </span>
        )}
        <DueDay maySettle={maySettle && state === 'open' && !locked} promise={promise} />
      </div>
      {maySettle && (
        <div className="flex flex-wrap gap-2">
          {state === 'open' ? (
            <>
              <Button
                disabled={isPending}
                icon={<Check aria-hidden size={14} />}
                onClick={() => settle(() => api.promises.keep.call({ promiseId }))}
              >
                {t('keep')}
              </Button>
              <Button
                disabled={isPending}
                icon={<X aria-hidden size={14} />}
                onClick={() => settle(() => api.promises.break.call({ promiseId }))}
              >
                {t('break')}
              </Button>
            </>
          ) : (
            <Button
              disabled={isPending}
              icon={<RotateCcw aria-hidden size={14} />}
              onClick={() => settle(() => api.promises.reopen.call({ promiseId }))}
            >
              {t('reopen')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
};

const useSettling = () => {
  const problemText = useProblemText();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (act: () => Promise<Promised>) => act(),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.promises.list.key() }),
    onError: (error) => showToast({ title: problemText(error), tone: 'danger' }),
  });
};

const DueDay = ({ promise, maySettle }: { promise: Promised; maySettle: boolean }) => {
  const t = useTranslations('promises');
  const calendar = useTranslations('common.calendar');
  const format = useFormatter();
  const [open, setOpen] = useState(false);
  const { mutate } = useSettling();
  const { id: promiseId, dueOn, state } = promise;
  const set = (day: string | null) => {
    setOpen(false);
    mutate(() => api.promises.edit.call({ promiseId, dueOn: day }));
  };
  const late = dueOn !== null && state === 'open' && dueOn < todayHere();
  const text =
    dueOn === null
      ? t('noDue')
      : t(late ? 'late' : 'due', {
          when: format.dateTime(new Date(`${dueOn}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' }),
        });
  const look = late ? 'text-danger' : undefined;
  if (!maySettle) return dueOn === null ? null : <span className={look}>{text}</span>;
  return (
    <Popover
      label={t('until')}
      onOpenChange={setOpen}
      open={open}
      trigger={
        <Button icon={<CalendarDays aria-hidden size={14} />} variant="ghost" {...(look && { className: look })}>
          {text}
        </Button>
      }
    >
      <MonthPicker onPick={set} value={dueOn} />
      {dueOn !== null && (
        <Button fullWidth onClick={() => set(null)} variant="ghost">
          {calendar('clear')}
        </Button>
      )}
    </Popover>
  );
};
