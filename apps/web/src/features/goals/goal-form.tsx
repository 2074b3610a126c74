import type { Goal, GoalValues, Measure } from '@baton/schema/goals';
import type { AccountId } from '@baton/schema/shared';
import { Button, Combobox, Dialog, InlineNotice, NumberField, SegmentedControl, TextField } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { DayField } from '#shared/fields/day-field.tsx';
import { useProblemText } from '#shared/i18n/problem-text.ts';
import { holderOfKey, keyOfHolder, useHolderOptions } from '#shared/people/use-holder-options.tsx';

import { api } from './goals-api.ts';

export interface GoalFormProps {
  accountId: AccountId;
  /** The goal that is changed; a new one is set when absent. */
  goal?: Goal;
  onClose: () => void;
}

interface Draft {
  title: string;
  targetOn: string | null;
  kind: Measure['kind'];
  unit: string;
  from: number | null;
  to: number | null;
  owner: GoalValues['owner'];
}

const draftOf = (goal: Goal | undefined): Draft => {
  const by = goal?.measure.kind === 'number' ? goal.measure : { unit: '', from: 0, to: null };
  const { unit, from, to } = by;
  return {
    title: goal?.title ?? '',
    targetOn: goal?.targetOn ?? null,
    kind: goal?.measure.kind ?? 'number',
    unit,
    from,
    to,
    owner: goal?.owner?.holder ?? null,
  };
};

/** What the server takes; null while something is missing. */
const valuesOf = ({ title, targetOn, kind, unit, from, to, owner }: Draft): GoalValues | null => {
  if (title.trim() === '' || targetOn === null) return null;
  const rest = { title: title.trim(), targetOn, owner };
  if (kind === 'yes-no') return { ...rest, measure: { kind } };
  return from === null || to === null || from === to
    ? null
    : { ...rest, measure: { kind, unit: unit.trim(), from, to } };
};

/** Sets a goal, or changes what it is. */
export const GoalForm = ({ accountId, goal, onClose }: GoalFormProps) => {
  const t = useTranslations('goals.form');
  const common = useTranslations('common');
  const queries = useQueryClient();
  const problemText = useProblemText();
  const [draft, setDraft] = useState(() => draftOf(goal));
  const values = valuesOf(draft);
  const save = useMutation({
    mutationFn: (wanted: GoalValues) =>
      goal ? api.goals.edit.call({ goalId: goal.id, ...wanted }) : api.goals.set.call({ accountId, ...wanted }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.goals.list.key() });
      onClose();
    },
  });
  return (
    <Dialog closeLabel={common('close')} onClose={onClose} open size="sm" title={t(goal ? 'edit' : 'new')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (values && !save.isPending) save.mutate(values);
        }}
      >
        {save.error !== null && <InlineNotice tone="danger">{problemText(save.error)}</InlineNotice>}
        <Fields
          accountId={accountId}
          draft={draft}
          isNew={!goal}
          onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose} size="md" variant="ghost">
            {common('cancel')}
          </Button>
          <Button busy={save.isPending} disabled={values === null} size="md" submit variant="ink">
            {t(goal ? 'save' : 'set')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};

interface FieldsProps {
  accountId: AccountId;
  draft: Draft;
  isNew: boolean;
  onChange: (part: Partial<Draft>) => void;
}

const Fields = ({ accountId, draft, isNew, onChange }: FieldsProps) => {
  const t = useTranslations('goals.form');
  const common = useTranslations('common');
  const [held] = useState(() => (draft.owner ? [draft.owner] : []));
  const owners = useHolderOptions(accountId, held, true);
  return (
    <>
      <TextField
        label={t('title')}
        maxLength={120}
        onChange={(title) => onChange({ title })}
        required
        value={draft.title}
      />
      <DayField label={t('targetOn')} onChange={(targetOn) => onChange({ targetOn })} required value={draft.targetOn} />
      {isNew && (
        <SegmentedControl
          label={t('measure')}
          onChange={(kind) => onChange({ kind })}
          options={[
            { value: 'number', label: t('number') },
            { value: 'yes-no', label: t('yesNo') },
          ]}
          value={draft.kind}
        />
      )}
      {draft.kind === 'number' && <NumberMeasure draft={draft} onChange={onChange} />}
      <Combobox
        clearLabel={common('clear')}
        emptyText={common('nothingFound')}
        label={t('owner')}
        onChange={(key) => onChange({ owner: key === null ? null : holderOfKey(key) })}
        options={owners}
        value={draft.owner ? keyOfHolder(draft.owner) : null}
      />
    </>
  );
};

const NumberMeasure = ({ draft, onChange }: Pick<FieldsProps, 'draft' | 'onChange'>) => {
  const t = useTranslations('goals.form');
  const locale = useLocale();
  const field = (key: 'from' | 'to') => (
    <NumberField
      fraction={2}
      invalidText={t('invalid')}
      label={t(key)}
      locale={locale}
      onCommit={(value) => onChange({ [key]: value })}
      required
      value={draft[key]}
    />
  );
  return (
    <div className="grid grid-cols-3 gap-3">
      {field('from')}
      {field('to')}
      <TextField label={t('unit')} maxLength={20} onChange={(unit) => onChange({ unit })} value={draft.unit} />
    </div>
  );
};
