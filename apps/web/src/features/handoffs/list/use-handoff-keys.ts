import type { Handoff } from '@baton/schema/handoffs';
import type { HandoffId } from '@baton/schema/shared';
import { useTranslations } from 'use-intl';

import { useCommands } from '#shared/commands/commands.ts';

interface HandoffKeys {
  handoffs: readonly Handoff[];
  at: string | undefined;
  onAt: (id: HandoffId) => void;
  onOpen: (id: HandoffId) => void;
}

/** J and K walk along the rows, Enter opens the one they stand on. */
export const useHandoffKeys = ({ handoffs, at, onAt, onOpen }: HandoffKeys): void => {
  const grid = useTranslations('common.grid');
  const t = useTranslations('handoffs.list');
  const from = handoffs.findIndex(({ id }) => id === at);
  const walk = (step: number) => () => {
    const next = handoffs[from === -1 ? 0 : Math.max(0, Math.min(handoffs.length - 1, from + step))];
    if (!next) return;
    onAt(next.id);
    document.querySelector<HTMLElement>(`[data-row="${next.id}"]`)?.focus();
  };
  const here = handoffs[from];
  useCommands([
    { id: 'grid.next', label: grid('next'), group: 'page', keys: 'J', keyOnly: true, run: walk(1) },
    { id: 'grid.previous', label: grid('previous'), group: 'page', keys: 'K', keyOnly: true, run: walk(-1) },
    ...(here
      ? [
          {
            id: 'handoff.open',
            label: t('open'),
            group: 'selection' as const,
            keys: 'Enter',
            run: () => onOpen(here.id),
          },
        ]
      : []),
  ]);
};
