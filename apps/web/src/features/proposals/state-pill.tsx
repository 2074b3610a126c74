import type { ProposalState } from '@baton/schema/proposals';
import { StatusPill, type Tone } from '@baton/ui';
import { Ban, CalendarX, Check, Eye, FilePen, MessagesSquare, Send, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'use-intl';

const looks: Record<ProposalState, { tone: Tone; Icon: LucideIcon }> = {
  draft: { tone: 'neutral', Icon: FilePen },
  'in-review': { tone: 'accent', Icon: MessagesSquare },
  sent: { tone: 'accent', Icon: Send },
  opened: { tone: 'accent', Icon: Eye },
  accepted: { tone: 'success', Icon: Check },
  declined: { tone: 'danger', Icon: Ban },
  expired: { tone: 'warning', Icon: CalendarX },
};

/** Where a proposal stands, as icon and word. */
export const StatePill = ({ state }: { state: ProposalState }) => {
  const t = useTranslations('proposals.states');
  const { tone, Icon } = looks[state];
  return (
    <StatusPill icon={<Icon aria-hidden className="shrink-0" size={12} strokeWidth={2} />} tone={tone}>
      {t(state)}
    </StatusPill>
  );
};
