import { inboxRecordKinds } from '@baton/schema/inbox';
import { Select } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { useTeams } from '#shared/people/use-teams.ts';

import type { InboxSearch } from '../inbox-search.ts';
import { RecordMark } from './inbox-row.tsx';

export interface InboxFiltersProps {
  search: InboxSearch;
  onChange: (part: Pick<InboxSearch, 'team' | 'kind'>) => void;
}

const all = 'all';

/** Narrows the rows to what somebody of a team did, or to records of one kind; what is chosen is in the address. */
export const InboxFilters = ({ search: { team, kind }, onChange }: InboxFiltersProps) => {
  const t = useTranslations('inbox');
  const teams = useTeams();
  return (
    <div aria-label={t('filters.label')} className="flex min-w-0 items-center gap-1" role="group">
      <div className="min-w-0">
        <Select
          hideLabel
          label={t('filters.team')}
          onChange={(value) => onChange({ team: teams.all.find(({ id }) => id === value)?.id })}
          options={[
            { value: all, label: t('filters.allTeams') },
            ...teams.all.map(({ id, name }) => ({ value: id as string, label: name })),
          ]}
          quiet
          value={team ?? all}
        />
      </div>
      <div className="min-w-0">
        <Select
          hideLabel
          label={t('filters.kind')}
          onChange={(value) => onChange({ kind: inboxRecordKinds.find((each) => each === value) })}
          options={[
            { value: all, label: t('filters.allKinds') },
            ...inboxRecordKinds.map((each) => ({
              value: each,
              label: t(`kinds.${each}`),
              icon: <RecordMark kind={each} />,
            })),
          ]}
          quiet
          value={kind ?? all}
        />
      </div>
    </div>
  );
};
