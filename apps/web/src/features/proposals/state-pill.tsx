import type { ProposalState, VersionState } from '@baton/schema/proposals';
import { StatusPill, type Tone } from '@baton/ui';
import { Ban, CalendarX, Check, Eye, FilePen, Layers2, MessagesSquare, Send, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'use-intl';

const looks: Record<ProposalState | VersionState, { tone: Tone; Icon: LucideIcon }> = {
  draft: { tone: 'neutral', Icon: FilePen },
  'in-review': { tone: 'accent', Icon: MessagesSquare },
  sent: { tone: 'accent', Icon: Send },
  opened: { tone: 'accent', Icon: Eye },
  accepted: { tone: 'success', Icon: Check },
  declined: { tone: 'danger', Icon: Ban },
  expired: { tone: 'warning', Icon: CalendarX },
  replaced: { tone: 'neutral', Icon: Layers2 },
};

/** Where a proposal or one of its versions stands, as icon and word. */
export const StatePill = ({ state }: { state: ProposalState | VersionState }) => {
  const t = useTranslations('proposals.states');
  const { tone, Icon } = looks[state];
  return (
    <StatusPill icon={<Icon aria-hidden className="shrink-0" size={12} strokeWidth={2} />} tone={tone}>
      {t(state)}
    </StatusPill>
  );
};
