import { goalClosed, goalOutcomes, goalProgressed, type Goal } from '@baton/schema/goals';
import { Button, IconButton, Menu, NumberField, StatusPill } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { Check, ChevronRight, Ellipsis, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';

import { HolderName } from '#shared/people/holder-name.tsx';
import { useNameOf } from '#shared/people/use-names.ts';

import { GoalBar } from './goal-bar.tsx';
import { GoalForm } from './goal-form.tsx';
import { isLate, useGoalWords } from './goal-words.ts';
import { api, historyOfGoal, useGoalChange } from './goals-api.ts';

const tones = { reached: 'success', missed: 'danger', dropped: 'neutral' } as const;

/** One goal: how far it is, until when, who owns it, and what can be done with it. */
export const GoalItem = ({ goal }: { goal: Goal }) => {
  const t = useTranslations('goals');
  const words = useGoalWords();
  const { state } = goal;
  const isOpen = state === 'open';
  return (
    <li aria-label={goal.title} className="flex min-w-0 flex-col gap-2 border-b border-line px-3 py-3 last:border-b-0">
      <div className="flex min-w-0 items-start gap-2">
        <span className="min-w-0 flex-1 font-semibold">{goal.title}</span>
        {state !== 'open' && <StatusPill tone={tones[state]}>{t(`state.${state}`)}</StatusPill>}
        {goal.mayEdit && <GoalMenu goal={goal} />}
      </div>
      <GoalBar goal={goal} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-secondary text-text-2">
        {goal.mayEdit && isOpen ? <Standing goal={goal} /> : <span>{words.standing(goal)}</span>}
        <span className={isLate(goal) ? 'font-semibold text-danger' : undefined}>{words.day(goal)}</span>
        {goal.owner ? <HolderName {...goal.owner} /> : <span className="text-warning">{t('noOwner')}</span>}
        <History goal={goal} />
      </div>
    </li>
  );
};

/** How far it is, changed where it stands. */
const Standing = ({ goal: { id: goalId, measure, value } }: { goal: Goal }) => {
  const t = useTranslations('goals');
  const locale = useLocale();
  const format = useFormatter();
  const { mutate, isPending } = useGoalChange();
  const set = (next: number) => next !== value && mutate(() => api.goals.progress.call({ goalId, value: next }));
  if (measure.kind === 'yes-no') {
    return (
      <Button
        aria-pressed={value === 1}
        disabled={isPending}
        icon={value === 1 ? <Check aria-hidden size={14} /> : undefined}
        onClick={() => set(value === 1 ? 0 : 1)}
      >
        {t(value === 1 ? 'yes' : 'no')}
      </Button>
    );
  }
  return (
    <span className="flex items-center gap-1.5">
      <span className="w-24">
        <NumberField
          fraction={2}
          hideLabel
          invalidText={t('form.invalid')}
          label={t('value')}
          locale={locale}
          onCommit={(next) => next !== null && set(next)}
          value={value}
        />
      </span>
      <span>{t('ofTo', { to: `${format.number(measure.to)} ${measure.unit}`.trim() })}</span>
    </span>
  );
};

const GoalMenu = ({ goal }: { goal: Goal }) => {
  const t = useTranslations('goals');
  const [editing, setEditing] = useState(false);
  const { mutate } = useGoalChange();
  const { id: goalId } = goal;
  const entries =
    goal.state === 'open'
      ? [
          { id: 'edit', label: t('form.edit'), onSelect: () => setEditing(true) },
          ...goalOutcomes.map((outcome) => ({
            id: outcome,
            label: t(`close.${outcome}`),
            onSelect: () => mutate(() => api.goals.close.call({ goalId, outcome })),
          })),
        ]
      : [
          {
            id: 'reopen',
            label: t('reopen'),
            icon: <RotateCcw aria-hidden size={16} />,
            onSelect: () => mutate(() => api.goals.reopen.call({ goalId })),
          },
        ];
  return (
    <>
      <Menu
        align="end"
        entries={entries}
        trigger={<IconButton icon={<Ellipsis size={16} />} label={t('more', { title: goal.title })} />}
      />
      {editing && <GoalForm accountId={goal.accountId} goal={goal} onClose={() => setEditing(false)} />}
    </>
  );
};

/** What its values were, and by whom; read when somebody asks. */
const History = ({ goal }: { goal: Goal }) => {
  const t = useTranslations('goals');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        aria-expanded={open}
        className="flex items-center gap-1 text-text-3 hover:text-text coarse:min-h-11"
        onClick={() => setOpen(!open)}
        type="button"
      >
        <ChevronRight aria-hidden className={open ? 'rotate-90' : ''} size={14} />
        {t('history')}
      </button>
      {open && <Moments goal={goal} />}
    </>
  );
};

const Moments = ({ goal }: { goal: Goal }) => {
  const t = useTranslations('goals');
  const format = useFormatter();
  const nameOf = useNameOf();
  const { data } = useQuery(historyOfGoal(goal.id));
  const told = (data?.data ?? []).flatMap((fact) => {
    const by = (fact.actor && nameOf('member', fact.actor)) ?? '—';
    const at = format.dateTime(new Date(fact.occurredAt), { dateStyle: 'medium' });
    const moved = fact.type === goalProgressed.type ? goalProgressed.data.safeParse(fact.data).data : undefined;
    const ended = fact.type === goalClosed.type ? goalClosed.data.safeParse(fact.data).data : undefined;
    const text =
      (moved && `${format.number(moved.from)} → ${format.number(moved.to)} ${moved.unit ?? ''}`.trim()) ??
      (ended && t(`state.${ended.outcome}`));
    return text ? [{ id: fact.id, text, by, at }] : [];
  });
  if (data && told.length === 0) return <p className="w-full text-text-3">{t('noHistory')}</p>;
  return (
    <ul className="w-full">
      {told.map(({ id, text, by, at }) => (
        <li className="flex flex-wrap gap-x-3" key={id}>
          <span className="text-text">{text}</span>
          <span className="text-text-3">
            {by}, {at}
          </span>
        </li>
      ))}
    </ul>
  );
};
