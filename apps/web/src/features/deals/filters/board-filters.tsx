import { AddFilterButton, Button, FilterBar, FilterChip, Menu, SearchField, type MenuEntry } from '@baton/ui';
import { Plus } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';

import { useCommands } from '#shared/commands/commands.ts';

import { useTotalsOfShown } from '../board/board-world.tsx';
import { SumWords } from '../totals/sum-words.tsx';
import { filterKeys, isFiltered, type BoardFilter } from './board-filter.ts';
import { useFilterFields } from './use-filter-fields.tsx';

export interface BoardFiltersProps {
  filter: BoardFilter;
  /** Replaces the filter in the URL; nobody else's screen changes. */
  onChange: (filter: BoardFilter) => void;
  end: React.ReactNode;
}

/** Chips of field, operator and value; the count and the sums of what they let through. */
export const BoardFilters = ({ filter, onChange, end }: BoardFiltersProps) => {
  const t = useTranslations('deals');
  const common = useTranslations('common');
  const search = useRef<HTMLInputElement>(null);
  const fields = useFilterFields(filter, onChange);
  const adding = useMemo<MenuEntry[]>(
    () =>
      fields
        .filter((field) => field.text === null)
        .map(({ key, label, entries }) => ({ kind: 'submenu', id: key, label, entries })),
    [fields],
  );
  useCommands([
    { id: 'board.filter', label: t('filter.find'), group: 'page', keys: 'F', run: () => search.current?.focus() },
  ]);
  return (
    <div className="px-4 py-2 max-phone:px-2">
      <FilterBar end={<>{end}</>} label={t('filter.label')}>
        <div className="w-56 max-phone:w-auto max-phone:min-w-40 max-phone:flex-1">
          <SearchField
            clearLabel={common('clear')}
            label={t('filter.find')}
            onChange={(q) => onChange({ ...filter, q: q === '' ? undefined : q })}
            ref={search}
            shortcut="F"
            value={filter.q ?? ''}
          />
        </div>
        {fields.map((field) =>
          field.text === null ? null : (
            <FilterChip
              field={field.label}
              key={field.key}
              onRemove={() => onChange({ ...filter, [field.key]: undefined })}
              operator={t('filter.is')}
              removeLabel={t('filter.remove', { field: field.label })}
              renderValue={(button) =>
                field.entries.length > 0 ? <Menu entries={field.entries} trigger={button} /> : button
              }
              value={field.text}
            />
          ),
        )}
        {adding.length > 0 && (
          <Menu
            entries={adding}
            trigger={
              <AddFilterButton>
                <Plus aria-hidden size={13} />
                {t('filter.add')}
              </AddFilterButton>
            }
          />
        )}
        {isFiltered(filter) && (
          <Button
            onClick={() => onChange(Object.fromEntries(filterKeys.map((key) => [key, undefined])))}
            variant="ghost"
          >
            {t('filter.reset')}
          </Button>
        )}
      </FilterBar>
    </div>
  );
};

/** Count and sums over everything that is shown. */
export const BoardTotals = () => {
  const totals = useTotalsOfShown();
  const t = useTranslations('deals.totals');
  return (
    <span className="flex min-w-0 items-center gap-1.5" data-board-totals>
      <span className="shrink-0">{t('count', { count: totals.count })}</span>
      <span aria-hidden>·</span>
      <strong className="font-semibold text-text">
        <SumWords part="sum" totals={totals} />
      </strong>
      <span aria-hidden className="max-phone:hidden">
        ·
      </span>
      <span className="max-phone:hidden">
        <SumWords part="weighted" totals={totals} />
      </span>
    </span>
  );
};
