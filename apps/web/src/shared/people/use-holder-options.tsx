import { mentions } from '@baton/schema/mentions';
import { holder as holderShape, type AccountId, type Holder, type MemberId } from '@baton/schema/shared';
import type { Option } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';

import { apiOf } from '../api/client.ts';
import { useHolders } from './holder-name.tsx';
import { useMembers } from './use-members.ts';
import { useTeams } from './use-teams.ts';

const api = apiOf({ mentions });

export const keyOfHolder = ({ kind, id }: Holder): string => `${kind}:${id}`;

export const holderOfKey = (key: string): Holder => {
  const [kind, id] = key.split(':');
  return holderShape.parse({ kind, id });
};

/**
 * People and teams who can be given something on an account. Who cannot see it stands last, cannot be chosen, and is said to
 * lack access: nobody is left out silently. `held` are those who have it already, who may have gone since.
 */
export const useHolderOptions = (
  accountId: AccountId,
  held: readonly Holder[],
  enabled: boolean,
): readonly Option[] => {
  const t = useTranslations('common.holder');
  const { all: people } = useMembers();
  const { all: teams } = useTeams();
  const holders = useHolders();
  const { data } = useQuery({
    ...api.mentions.readers.queryOptions({
      input: { accountId },
      meta: { facts: ['access.', 'member.', 'team.'] },
    }),
    enabled,
  });
  return useMemo(() => {
    const readers = data && new Set<MemberId>(data.members);
    const sees = (ids: readonly MemberId[]) => readers === undefined || ids.some((id) => readers.has(id));
    const working = people.filter(({ leftAt, role }) => leftAt === null && role !== 'guest');
    const offered = [
      ...working.map(({ id }) => ({ holder: { kind: 'member', id } as Holder, behind: [id] })),
      ...teams.map(({ id, members }) => ({ holder: { kind: 'team', id } as Holder, behind: members })),
    ];
    const known = new Set(offered.map(({ holder }) => keyOfHolder(holder)));
    const option = (holder: Holder, hint?: string): Option => {
      const { name, mark } = holders(holder);
      return {
        value: keyOfHolder(holder),
        label: name,
        icon: mark,
        ...(hint !== undefined && { hint, disabled: true }),
      };
    };
    const gone = held.filter((one) => !known.has(keyOfHolder(one))).map((one) => option(one, t('gone')));
    const byName = (one: Option, other: Option) =>
      Number(one.disabled ?? false) - Number(other.disabled ?? false) || one.label.localeCompare(other.label);
    const choices = offered.map(({ holder, behind }) => {
      if (behind.length === 0) return option(holder, t('empty'));
      return sees(behind) ? option(holder) : option(holder, t('noAccess'));
    });
    return [...choices.sort(byName), ...gone];
  }, [data, people, teams, holders, held, t]);
};
