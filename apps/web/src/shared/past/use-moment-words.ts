import type { PastMoment } from '@baton/schema/shared';
import { useCallback } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { useMembers } from '../people/use-members.ts';

/** A moment of a live document; some have been given a name. */
export interface NamedMoment extends PastMoment {
  name?: string | null;
}

/** Name or time of a moment, and whose it was. */
export const useMomentWords = (): ((moment: Omit<NamedMoment, 'seq'>) => string) => {
  const t = useTranslations('common.past');
  const format = useFormatter();
  const { byId } = useMembers();
  return useCallback(
    ({ at, members, name = null }) => {
      const when = format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' });
      const people = members.map((member) => byId.get(member)?.name ?? t('somebody'));
      return [name, when, format.list(people)].filter((part) => part !== null && part !== '').join(' · ');
    },
    [byId, format, t],
  );
};
