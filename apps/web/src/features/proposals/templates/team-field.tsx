import type { TeamId } from '@baton/schema/shared';
import { Select, TeamBadge } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { useTeams } from '#shared/people/use-teams.ts';

interface TeamFieldProps {
  value: TeamId | null;
  onChange: (team: TeamId | null) => void;
  disabled?: boolean;
}

const everybody = 'everybody';

/** Whose a template is. */
export const TeamField = ({ value, onChange, disabled = false }: TeamFieldProps) => {
  const t = useTranslations('proposals.templates');
  const { all } = useTeams();
  const offered = [{ id: everybody, kind: null, name: t('everybody') }, ...all];
  return (
    <Select
      disabled={disabled}
      label={t('team')}
      onChange={(next) => onChange(all.find(({ id }) => id === next)?.id ?? null)}
      options={offered.map(({ id, kind, name }) => ({
        value: id,
        label: name,
        icon: <TeamBadge decorative kind={kind} name={name} />,
      }))}
      value={value ?? everybody}
    />
  );
};
