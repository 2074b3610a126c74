import type { Handoff, HandoffClock } from '@baton/schema/handoffs';
import { StatusPill, type Tone } from '@baton/ui';
import { AlarmClock, OctagonAlert, Timer } from 'lucide-react';
import { useFormatter, useNow, useTranslations } from 'use-intl';

import { readClock, type ClockTone } from './clock.ts';

const tones: Record<ClockTone, Tone> = { calm: 'neutral', warned: 'warning', late: 'danger' };
const icons = { calm: Timer, warned: AlarmClock, late: OctagonAlert };

/** How long there is until an answer is due, while one is waited for; the moment itself on hover and for ears. */
export const ClockBadge = ({ handoff: { state, clock } }: { handoff: Pick<Handoff, 'state' | 'clock'> }) =>
  state === 'sent' && clock !== null ? <Running clock={clock} /> : null;

const Running = ({ clock }: { clock: HandoffClock }) => {
  const t = useTranslations('handoffs.clock');
  const now = useNow({ updateInterval: 30_000 });
  const format = useFormatter();
  const { tone, unit, count } = readClock(clock, now);
  const Icon = icons[tone];
  const when = format.dateTime(new Date(clock.dueAt), {
    weekday: 'long',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  });
  return (
    <span className="inline-flex shrink-0" data-clock={tone} title={t('until', { when })}>
      <StatusPill icon={<Icon aria-hidden className="shrink-0" size={12} strokeWidth={2} />} tone={tones[tone]}>
        {t(`${tone === 'late' ? 'late' : 'left'}.${unit}`, { count })}
      </StatusPill>
      <span className="sr-only">{t('until', { when })}</span>
    </span>
  );
};
