import { lifeStatuses } from '@baton/schema/shared';
import { useLocale, useTranslations } from 'use-intl';

import type { FilterField } from '#shared/grid/chip-filters.tsx';
import { languageOptions } from '#shared/i18n/spoken-languages.ts';
import { useMembers } from '#shared/people/use-members.ts';

/** What the list of people can be filtered by. */
export const useContactFilters = (): FilterField<'status' | 'owner' | 'language'>[] => {
  const t = useTranslations('contacts');
  const locale = useLocale();
  const { all } = useMembers();
  return [
    {
      key: 'status',
      label: t('facts.status'),
      options: lifeStatuses.map((value) => ({ value, label: t(`status.${value}`) })),
    },
    {
      key: 'owner',
      label: t('facts.owner'),
      options: all.filter(({ leftAt }) => leftAt === null).map(({ id, name }) => ({ value: id, label: name })),
    },
    { key: 'language', label: t('facts.language'), options: languageOptions(locale, null) },
  ];
};
