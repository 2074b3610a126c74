import { FilterBar, SearchField, SegmentedControl, Select } from '@baton/ui';
import { useTranslations } from 'use-intl';

import type { ProposalsSearch } from '../proposal-search.ts';

interface ProposalFiltersProps {
  search: ProposalsSearch;
  /** Puts values into the address; nobody else's screen changes. */
  onChange: (change: Partial<ProposalsSearch>) => void;
}

/** Whose proposals, in which order, and words to find one by. */
export const ProposalFilters = ({ search, onChange }: ProposalFiltersProps) => {
  const t = useTranslations('proposals.filters');
  return (
    <FilterBar label={t('label')}>
      <SegmentedControl
        label={t('whose')}
        onChange={(whose) => onChange({ mine: whose === 'mine' || undefined })}
        options={[
          { value: 'all', label: t('all') },
          { value: 'mine', label: t('mine') },
        ]}
        value={search.mine ? 'mine' : 'all'}
      />
      <Select
        hideLabel
        label={t('home')}
        onChange={(home) => onChange({ home: home === 'archive' ? 'archive' : undefined })}
        options={[
          { value: 'live', label: t('live') },
          { value: 'archive', label: t('archive') },
        ]}
        value={search.home ?? 'live'}
      />
      <Select
        hideLabel
        label={t('sort')}
        onChange={(sort) => onChange({ sort: sort === 'validUntil' ? sort : undefined })}
        options={[
          { value: 'editedAt', label: t('edited') },
          { value: 'validUntil', label: t('ending') },
        ]}
        value={search.sort ?? 'editedAt'}
      />
      <SearchField
        clearLabel={t('clear')}
        label={t('find')}
        onChange={(q) => onChange({ q: q === '' ? undefined : q })}
        value={search.q ?? ''}
      />
    </FilterBar>
  );
};
