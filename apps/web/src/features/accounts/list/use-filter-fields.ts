import { useTranslations } from 'use-intl';

import type { FilterField } from '#shared/grid/chip-filters.tsx';
import { useMembers } from '#shared/people/use-members.ts';
import { useTeams } from '#shared/people/use-teams.ts';
import { useRecordOptions } from '#shared/records/life-words.tsx';

import { useAccountKinds } from '../account-words.tsx';
import { useAccountChoices } from '../accounts-api.ts';

export type AccountFilterKey = 'kind' | 'status' | 'owner' | 'answers' | 'team' | 'sector' | 'country';

/** What the list of accounts can be filtered by, with the values that there are. */
export const useFilterFields = (): FilterField<AccountFilterKey>[] => {
  const t = useTranslations('accounts');
  const words = useTranslations('records');
  const kinds = useAccountKinds();
  const { statuses } = useRecordOptions();
  const { all } = useMembers();
  const { all: teams } = useTeams();
  const choices = useAccountChoices();
  const people = all
    .filter(({ leftAt, role }) => leftAt === null && role !== 'guest')
    .map(({ id, name }) => ({ value: id, label: name }));
  return [
    { key: 'kind', label: t('facts.kind'), options: kinds },
    { key: 'status', label: words('facts.status'), options: statuses },
    { key: 'owner', label: words('facts.owner'), options: [{ value: 'none', label: words('noOwner') }, ...people] },
    { key: 'answers', label: t('facts.answers'), options: [{ value: 'none', label: t('facts.uncovered') }] },
    { key: 'team', label: t('facts.stageTeam'), options: teams.map(({ id, name }) => ({ value: id, label: name })) },
    { key: 'sector', label: t('facts.sector'), options: plain(choices?.sectors) },
    { key: 'country', label: t('facts.country'), options: plain(choices?.countries) },
  ];
};

const plain = (values: readonly string[] = []) => values.map((value) => ({ value, label: value }));
