import {
  conditionsText,
  fieldConditions,
  mostConditions,
  type Field,
  type FieldCondition,
  type FieldSubject,
} from '@baton/schema/fields';
import { FilterChip, Popover, type MenuEntry } from '@baton/ui';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useFields } from '../fields/use-fields.ts';
import { ConditionForm } from './condition-form.tsx';
import { useConditionWords, useOperatorWords } from './condition-words.ts';

/** Conditions on the workspace's own fields, as they stand in an address. */
export interface OwnFilters {
  subject: FieldSubject;
  where: string | undefined;
  onWhere: (where: string | undefined) => void;
}

/** A chip for each condition, the entries of a menu that add one, and the form that one is added by. */
export const useOwnFilters = ({ subject, where, onWhere }: OwnFilters) => {
  const fields = useFields(subject);
  const [adding, setAdding] = useState<Field | null>(null);
  const conditions = where === undefined ? [] : (fieldConditions.safeParse(where).data ?? []);
  const put = (next: readonly FieldCondition[]) => {
    // One that is asked twice says nothing more.
    const lines = new Set(next.map((condition) => conditionsText([condition])));
    onWhere(lines.size === 0 ? undefined : [...lines].join(','));
  };
  const entries =
    conditions.length >= mostConditions
      ? []
      : fields.map((field): MenuEntry => ({ id: field.id, label: field.name, onSelect: () => setAdding(field) }));
  const chips: ReactNode = conditions.map((condition, at) => (
    <OwnChip
      condition={condition}
      field={fields.find(({ id }) => id === condition.fieldId)}
      key={conditionsText([condition])}
      onChange={(next) => put(conditions.with(at, next))}
      onRemove={() => put(conditions.filter((_, place) => place !== at))}
    />
  ));
  const form = (anchor: Element | null): ReactNode =>
    adding && (
      <Popover anchor={anchor} label={adding.name} onOpenChange={(open) => !open && setAdding(null)} open>
        <ConditionForm
          condition={null}
          field={adding}
          key={adding.id}
          onDone={(condition) => {
            setAdding(null);
            put([...conditions, condition]);
          }}
        />
      </Popover>
    );
  return { chips, entries, form };
};

/** One condition; a field that is gone, or not shown to this person, is not named. */
const OwnChip = ({
  field,
  condition,
  onChange,
  onRemove,
}: {
  field: Field | undefined;
  condition: FieldCondition;
  onChange: (condition: FieldCondition) => void;
  onRemove: () => void;
}) => {
  const t = useTranslations('common.filter');
  const operator = useOperatorWords();
  const words = useConditionWords();
  const [open, setOpen] = useState(false);
  const name = field?.name ?? '—';
  return (
    <FilterChip
      field={name}
      onRemove={onRemove}
      operator={operator(field ?? { kind: 'text' }, condition.operator)}
      removeLabel={t('remove', { field: name })}
      renderValue={(button) =>
        field ? (
          <Popover label={name} onOpenChange={setOpen} open={open} trigger={button}>
            <ConditionForm
              condition={condition}
              field={field}
              onDone={(next) => {
                setOpen(false);
                onChange(next);
              }}
            />
          </Popover>
        ) : (
          button
        )
      }
      value={field ? words(field, condition) : condition.value}
    />
  );
};
