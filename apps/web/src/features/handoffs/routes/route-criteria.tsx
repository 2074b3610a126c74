import type { Criterion } from '@baton/schema/handoffs';
import { Button, IconButton, TextField } from '@baton/ui';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { newId } from '#shared/api/id.ts';

/** What must be true before the receivers take over, in the words of the two teams. */
export const RouteCriteria = ({
  criteria,
  onChange,
}: {
  criteria: readonly Criterion[];
  onChange: (criteria: Criterion[]) => void;
}) => {
  const t = useTranslations('handoffs.routes');
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-note font-semibold">{t('criteria')}</legend>
      <p className="text-secondary text-text-3">{t('criteriaText')}</p>
      {criteria.map(({ id, text }, at) => (
        <div className="flex items-center gap-1" key={id}>
          <div className="min-w-0 flex-1">
            <TextField
              hideLabel
              label={t('criterion', { number: at + 1 })}
              maxLength={200}
              onChange={(changed) => onChange(criteria.map((each) => (each.id === id ? { id, text: changed } : each)))}
              placeholder={t('criterionHint')}
              required
              value={text}
            />
          </div>
          <IconButton
            icon={<X size={14} />}
            label={t('remove', { name: text })}
            onClick={() => onChange(criteria.filter((each) => each.id !== id))}
            tooltip={false}
          />
        </div>
      ))}
      <div>
        <Button
          icon={<Plus aria-hidden size={14} />}
          onClick={() => onChange([...criteria, { id: newId(), text: '' }])}
        >
          {t('addCriterion')}
        </Button>
      </div>
    </fieldset>
  );
};
