import type { Holder, StandingHolder } from '@baton/schema/shared';
import { Avatar, presenceColor, TeamBadge } from '@baton/ui';
import { EyeOff, UserX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useMembers } from './use-members.ts';
import { useTeams } from './use-teams.ts';

/** A person's or a team's name and mark, as far as the reader may know them. */
export const useHolders = (): ((holder: Holder) => { name: string; kind: 'team' | 'member'; mark: ReactNode }) => {
  const { byId: people } = useMembers();
  const { byId: teams } = useTeams();
  return ({ kind, id }) => {
    if (kind === 'team') {
      const team = teams.get(id);
      const name = team?.name ?? '—';
      return { name, kind, mark: <TeamBadge decorative kind={team?.kind ?? null} name={name} /> };
    }
    const name = people.get(id)?.name ?? '—';
    return { name, kind, mark: <Avatar color={presenceColor(id)} decorative name={name} size={20} /> };
  };
};

/** Who holds something, and whether they are gone or cannot see it: in icon and words, never by colour alone. */
export const HolderName = ({ holder, stand }: StandingHolder) => {
  const t = useTranslations('common.holder');
  const { name, mark } = useHolders()(holder);
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-1.5">
      {stand === 'gone' ? <UserX aria-hidden className="shrink-0 text-warning" size={16} strokeWidth={1.75} /> : mark}
      <span className={stand === 'gone' ? 'truncate text-text-3 line-through' : 'truncate'}>{name}</span>
      {stand === 'gone' && (
        <span className="shrink-0 text-meta text-warning">{t(holder.kind === 'team' ? 'empty' : 'gone')}</span>
      )}
      {stand === 'no-access' && (
        <span className="flex shrink-0 items-center gap-1 text-meta text-warning">
          <EyeOff aria-hidden size={12} strokeWidth={1.75} />
          {t('noAccess')}
        </span>
      )}
    </span>
  );
};
