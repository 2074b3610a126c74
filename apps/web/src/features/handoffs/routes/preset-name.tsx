import type { RoutePreset } from '@baton/schema/handoffs';
import { TeamBadge, type TeamKind } from '@baton/ui';
import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'use-intl';

type Department = NonNullable<TeamKind>;

const betweenOf = (preset: RoutePreset) => preset.split('-') as [Department, Department];

/** The departments of a preset, as they are called everywhere. */
export const usePresetWords = (): ((preset: RoutePreset) => string) => {
  const t = useTranslations('handoffs');
  const team = useTranslations('common.teams');
  return (preset) => {
    const [from, to] = betweenOf(preset);
    return t('route', { from: team(from), to: team(to) });
  };
};

export const PresetName = ({ preset }: { preset: RoutePreset }) => {
  const team = useTranslations('common.teams');
  const [from, to] = betweenOf(preset);
  return (
    <span className="flex items-center gap-1.5">
      <TeamBadge decorative kind={from} name={team(from)} />
      {team(from)}
      <ArrowRight aria-hidden className="text-text-3" size={14} />
      <TeamBadge decorative kind={to} name={team(to)} />
      {team(to)}
    </span>
  );
};
