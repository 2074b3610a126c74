import { channels, lifeStatuses, type Channel, type LifeStatus } from '@baton/schema/shared';
import { StatusPill, toneIcons, type Tone } from '@baton/ui';
import { Circle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

const tones: Record<LifeStatus, Tone> = { lead: 'warning', qualified: 'accent', active: 'success', former: 'neutral' };

const inks: Record<LifeStatus, string> = {
  lead: 'text-warning',
  qualified: 'text-accent',
  active: 'text-success',
  former: 'text-text-3',
};

/** How far the relation has come, as a pill with icon and word. */
export const LifeStatusPill = ({ status }: { status: LifeStatus }) => {
  const t = useTranslations('records.status');
  return <StatusPill tone={tones[status]}>{t(status)}</StatusPill>;
};

/** The closed lists that every kind of record shares, in words. */
export const useRecordOptions = () => {
  const t = useTranslations('records');
  return {
    statuses: lifeStatuses.map((value): { value: LifeStatus; label: string; icon: ReactNode } => ({
      value,
      label: t(`status.${value}`),
      icon: <span className={inks[value]}>{toneIcons[tones[value]] ?? <Circle aria-hidden size={12} />}</span>,
    })),
    channels: channels.map((value): { value: Channel; label: string } => ({ value, label: t(`channel.${value}`) })),
  };
};
