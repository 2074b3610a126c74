import { AddFilterButton, Button, FilterBar, FilterChip, Menu, SearchField, type MenuEntry } from '@baton/ui';
import { Plus } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useCommands } from '../commands/commands.ts';
import { useOwnFilters, type OwnFilters } from './own-filters.tsx';

export interface FilterField<Key extends string> {
  key: Key;
  label: string;
  options: readonly { value: string; label: string }[];
}

export interface ChipFiltersProps<Key extends string> {
  fields: readonly FilterField<Key>[];
  /** The workspace's own fields. */
  own: OwnFilters;
  values: Readonly<Partial<Record<Key | 'q', string | undefined>>>;
  /** Puts one value into the address, or takes it out; nobody else's screen changes. */
  onPick: (key: Key | 'q', value: string | undefined) => void;
  onClear: () => void;
  findLabel: string;
  end: ReactNode;
}

/** A menu longer than this is no help. */
const longestList = 80;

/** Chips of field, operator and value over a list; F adds one, typing finds by name. */
export const ChipFilters = <Key extends string>({
  fields,
  own: ownFilters,
  values,
  onPick,
  onClear,
  findLabel,
  end,
}: ChipFiltersProps<Key>) => {
  const t = useTranslations('common.filter');
  const common = useTranslations('common');
  const adder = useRef<HTMLButtonElement>(null);
  const [anchor, setAnchor] = useState<Element | null>(null);
  const own = useOwnFilters(ownFilters);
  const radio = ({ key, label, options }: FilterField<Key>): MenuEntry[] => [
    {
      kind: 'radio',
      id: key,
      label,
      value: values[key] ?? '',
      options: options.slice(0, longestList).map(({ value, label: words }) => ({ id: value, label: words })),
      onChange: (value) => onPick(key, value),
    },
  ];
  useCommands([{ id: 'list.filter', label: t('add'), group: 'page', keys: 'F', run: () => adder.current?.click() }]);
  const unused = fields.filter(({ key, options }) => values[key] === undefined && options.length > 0);
  const filtered =
    ownFilters.where !== undefined || Object.values(values).some((value) => value !== undefined && value !== '');
  return (
    <FilterBar end={end} label={t('label')}>
      <FindByName label={findLabel} onChange={(q) => onPick('q', q)} value={values.q ?? ''} />
      {fields.map((field) => {
        const value = values[field.key];
        if (value === undefined) return null;
        return (
          <FilterChip
            field={field.label}
            key={field.key}
            onRemove={() => onPick(field.key, undefined)}
            operator={t('is')}
            removeLabel={t('remove', { field: field.label })}
            renderValue={(button) => <Menu entries={radio(field)} trigger={button} />}
            value={field.options.find((option) => option.value === value)?.label ?? value}
          />
        );
      })}
      {own.chips}
      {unused.length + own.entries.length > 0 && (
        <Menu
          entries={[
            ...unused.map((field): MenuEntry => ({
              kind: 'submenu',
              id: field.key,
              label: field.label,
              entries: radio(field),
            })),
            ...(own.entries.length > 0 ? [{ kind: 'separator' as const, id: 'own' }, ...own.entries] : []),
          ]}
          trigger={
            <AddFilterButton
              ref={(button) => {
                adder.current = button;
                setAnchor(button);
              }}
            >
              <Plus aria-hidden size={14} />
              {t('add')}
            </AddFilterButton>
          }
        />
      )}
      {own.form(anchor)}
      {filtered && (
        <Button onClick={onClear} variant="ghost">
          {common('clear')}
        </Button>
      )}
    </FilterBar>
  );
};

const pauseMs = 200;

/** The name is looked for when the person stops typing. */
const FindByName = ({
  value,
  label,
  onChange,
}: {
  value: string;
  label: string;
  onChange: (value: string | undefined) => void;
}) => {
  const common = useTranslations('common');
  const [draft, setDraft] = useState<string | null>(null);
  useEffect(() => {
    if (draft === null) return undefined;
    const timer = setTimeout(() => {
      setDraft(null);
      if (draft.trim() !== value) onChange(draft.trim() || undefined);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [draft, value, onChange]);
  return (
    <div className="w-56 max-phone:w-full">
      <SearchField clearLabel={common('clear')} label={label} onChange={setDraft} value={draft ?? value} />
    </div>
  );
};
