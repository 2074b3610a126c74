import type { Proposal } from '@baton/schema/proposals';
import type { ProposalId } from '@baton/schema/shared';
import { useTranslations } from 'use-intl';

import { useCommands } from '#shared/commands/commands.ts';

interface ProposalKeys {
  proposals: readonly Proposal[];
  at: string | undefined;
  onAt: (id: ProposalId) => void;
  onOpen: (id: ProposalId) => void;
}

/** J and K walk along the rows, Enter opens the one they stand on. */
export const useProposalKeys = ({ proposals, at, onAt, onOpen }: ProposalKeys): void => {
  const grid = useTranslations('common.grid');
  const t = useTranslations('proposals.list');
  const from = proposals.findIndex(({ id }) => id === at);
  const walk = (step: number) => () => {
    const next = proposals[from === -1 ? 0 : Math.max(0, Math.min(proposals.length - 1, from + step))];
    if (!next) return;
    onAt(next.id);
    document.querySelector<HTMLElement>(`[data-row="${next.id}"]`)?.focus();
  };
  const here = proposals[from];
  useCommands([
    { id: 'grid.next', label: grid('next'), group: 'page', keys: 'J', keyOnly: true, run: walk(1) },
    { id: 'grid.previous', label: grid('previous'), group: 'page', keys: 'K', keyOnly: true, run: walk(-1) },
    ...(here
      ? [
          {
            id: 'proposal.open',
            label: t('open'),
            group: 'selection' as const,
            keys: 'Enter',
            run: () => onOpen(here.id),
          },
        ]
      : []),
  ]);
};
