import { proposalLanguages, type ProposalLanguage, type ProposalTemplate } from '@baton/schema/proposals';
import { matchScore, SearchField, SegmentedControl, Select } from '@baton/ui';
import { useLocale, useTranslations } from 'use-intl';

import { languageName } from '#shared/i18n/spoken-languages.ts';
import { useTeams } from '#shared/people/use-teams.ts';

/** What a list of templates is narrowed to; `none` are those that are everybody's. */
export interface TemplateFilter {
  words: string;
  language: ProposalLanguage | 'all';
  team: string;
}
/** What is typed and chosen in the list itself; the team stands in its address. */
export const everyTemplate: Omit<TemplateFilter, 'team'> = { words: '', language: 'all' };

export const fitsFilter = ({ words, language, team }: TemplateFilter, template: ProposalTemplate): boolean =>
  (language === 'all' || template.language === language) &&
  (team === 'all' || (template.teamId ?? 'none') === team) &&
  Math.max(matchScore(words, template.name), matchScore(words, template.begins)) > 0;

export type TemplateHome = 'live' | 'archive';

interface TemplateFiltersProps {
  filter: TemplateFilter;
  onFilter: (part: Partial<TemplateFilter>) => void;
  home: TemplateHome;
  onHome: (home: TemplateHome) => void;
}

/** By words, by language, by team, and whether they are in use. */
export const TemplateFilters = ({ filter, onFilter, home, onHome }: TemplateFiltersProps) => {
  const t = useTranslations('proposals.templates');
  const common = useTranslations('common');
  const locale = useLocale();
  const { all } = useTeams();
  return (
    <div className="flex flex-wrap items-end gap-3">
      <div className="w-64 max-w-full">
        <SearchField
          clearLabel={common('clear')}
          label={t('find')}
          onChange={(words) => onFilter({ words })}
          value={filter.words}
        />
      </div>
      <Select
        hideLabel
        label={t('team')}
        onChange={(team) => onFilter({ team })}
        options={[
          { value: 'all', label: t('allTeams') },
          { value: 'none', label: t('everybody') },
          ...all.map(({ id, name }) => ({ value: id as string, label: name })),
        ]}
        value={filter.team}
      />
      <Select
        hideLabel
        label={t('language')}
        onChange={(language) => onFilter({ language })}
        options={[
          { value: 'all', label: t('allLanguages') },
          ...proposalLanguages.map((value) => ({ value, label: languageName(locale, value) })),
        ]}
        value={filter.language}
      />
      <SegmentedControl
        label={t('home')}
        onChange={onHome}
        options={[
          { value: 'live', label: t('live') },
          { value: 'archive', label: t('archiveHome') },
        ]}
        value={home}
      />
    </div>
  );
};
