import { useLocale, useTranslations } from 'use-intl';

import type { FilterField } from '#shared/grid/chip-filters.tsx';
import { languageOptions } from '#shared/i18n/spoken-languages.ts';
import { useMembers } from '#shared/people/use-members.ts';
import { useRecordOptions } from '#shared/records/life-words.tsx';

/** What the list of people can be filtered by. */
export const useFilterFields = (): FilterField<'status' | 'owner' | 'language'>[] => {
  const t = useTranslations('records.facts');
  const { statuses } = useRecordOptions();
  const locale = useLocale();
  const { all } = useMembers();
  return [
    { key: 'status', label: t('status'), options: statuses },
    {
      key: 'owner',
      label: t('owner'),
      options: all.filter(({ leftAt }) => leftAt === null).map(({ id, name }) => ({ value: id, label: name })),
    },
    { key: 'language', label: t('language'), options: languageOptions(locale, null) },
  ];
};
