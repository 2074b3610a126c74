import { proposalLanguages, type ProposalLanguage, type ProposalTemplate } from '@baton/schema/proposals';
import type { ProposalTemplateId } from '@baton/schema/shared';
import { Button, EmptyState, matchScore, SearchField, SegmentedControl, Select } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LayoutTemplate } from 'lucide-react';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { languageName } from '#shared/i18n/spoken-languages.ts';
import { useMay } from '#shared/session/session.tsx';
import { AddDialog } from '#shared/shell/add-dialog.tsx';
import { Loaded, PageColumn, Panel } from '#shared/shell/page.tsx';

import { NewTemplateForm } from './new-template.tsx';
import { TemplateRow } from './template-row.tsx';
import { templateListQuery } from './templates-api.ts';

interface Filter {
  words: string;
  language: ProposalLanguage | 'all';
}
const everything: Filter = { words: '', language: 'all' };

const fits = ({ words, language }: Filter, template: ProposalTemplate): boolean =>
  (language === 'all' || template.language === language) &&
  Math.max(matchScore(words, template.name), matchScore(words, template.begins)) > 0;

/** What proposals begin with, and blocks that are put into them. */
export const TemplateList = () => {
  const t = useTranslations('proposals.templates');
  const may = useMay('manage-products');
  const navigate = useNavigate();
  const [home, setHome] = useState<'live' | 'archive'>('live');
  const [filter, setFilter] = useState(everything);
  const list = useQuery(templateListQuery(home === 'archive'));
  const open = (templateId: ProposalTemplateId) =>
    void navigate({ to: '/settings/templates/$templateId', params: { templateId } });
  const add = may && <AddDialog label={t('add')}>{() => <NewTemplateForm onCreated={open} />}</AddDialog>;
  return (
    <PageColumn actions={add} text={t('text')} title={t('title')}>
      <Filters filter={filter} home={home} onFilter={setFilter} onHome={setHome} />
      <Loaded query={list}>
        {({ data }) => {
          const shown = data.filter((template) => fits(filter, template));
          if (shown.length > 0)
            return (
              <Panel>
                <ul>
                  {shown.map((template) => (
                    <TemplateRow editable={may} key={template.id} onCopied={open} template={template} />
                  ))}
                </ul>
              </Panel>
            );
          if (data.length > 0)
            return (
              <EmptyState
                action={<Button onClick={() => setFilter(everything)}>{t('clear')}</Button>}
                kind="no-result"
                title={t('noMatch')}
              />
            );
          if (home === 'archive') return <EmptyState kind="no-result" title={t('noneArchived')} />;
          return (
            <EmptyState
              icon={<LayoutTemplate size={20} strokeWidth={1.5} />}
              kind="first"
              text={t(may ? 'firstText' : 'firstTextReader')}
              title={t('firstTitle')}
            />
          );
        }}
      </Loaded>
    </PageColumn>
  );
};

interface FiltersProps {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  home: 'live' | 'archive';
  onHome: (home: 'live' | 'archive') => void;
}

const Filters = ({ filter, onFilter, home, onHome }: FiltersProps) => {
  const t = useTranslations('proposals.templates');
  const common = useTranslations('common');
  const locale = useLocale();
  return (
    <div className="flex flex-wrap items-end gap-3">
      <div className="w-72 max-w-full">
        <SearchField
          clearLabel={common('clear')}
          label={t('find')}
          onChange={(words) => onFilter({ ...filter, words })}
          value={filter.words}
        />
      </div>
      <Select
        label={t('language')}
        hideLabel
        onChange={(language) => onFilter({ ...filter, language })}
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
