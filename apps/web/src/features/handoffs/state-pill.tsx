import type { Handoff, HandoffState } from '@baton/schema/handoffs';
import { StatusPill, type Tone } from '@baton/ui';
import { ArrowLeftRight, Ban, Check, FilePen, Undo2, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'use-intl';

const looks: Record<HandoffState, { tone: Tone; Icon: LucideIcon }> = {
  draft: { tone: 'neutral', Icon: FilePen },
  sent: { tone: 'accent', Icon: ArrowLeftRight },
  returned: { tone: 'warning', Icon: Undo2 },
  accepted: { tone: 'success', Icon: Check },
  withdrawn: { tone: 'neutral', Icon: Ban },
};

/** Where a handoff stands, as icon and word. */
export const StatePill = ({ state }: Pick<Handoff, 'state'>) => {
  const t = useTranslations('handoffs.states');
  const { tone, Icon } = looks[state];
  return (
    <StatusPill icon={<Icon aria-hidden className="shrink-0" size={12} strokeWidth={2} />} tone={tone}>
      {t(state)}
    </StatusPill>
  );
};
