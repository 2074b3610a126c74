import type { Team } from '@baton/schema/workspaces';
import { useTranslations } from 'use-intl';

/** The name of a team: its own, or for a department the word of the reader's language. */
export const useTeamName = (): ((team: Pick<Team, 'name' | 'kind'>) => string) => {
  const t = useTranslations('common.teams');
  return ({ name, kind }) => name ?? (kind ? t(kind) : '');
};
