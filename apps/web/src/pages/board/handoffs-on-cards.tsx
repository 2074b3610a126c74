import type { DealId, HandoffId } from '@baton/schema/shared';
import { ArrowLeftRight } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';

import { useBoard, type CardExtras } from '#features/deals/board/board-world.tsx';
import { useHandOff, type HandOff } from '#features/handoffs/begin/use-hand-off.tsx';
import { useDealsUnderWay } from '#features/handoffs/handoffs-api.ts';
import { useCommands } from '#shared/commands/commands.ts';

const tones = { sent: 'accent', returned: 'warning' } as const;
const icon = <ArrowLeftRight aria-hidden size={16} />;
const cardOf = (id: DealId) => document.querySelector(`[data-deal="${id}"]`);

/** Which cards are between two teams, and the way to hand one on. */
export const useHandoffsOnCards = (onOpen: (id: HandoffId) => void): { extras: CardExtras; handOff: HandOff } => {
  const t = useTranslations('handoffs');
  const handOff = useHandOff(onOpen);
  const underWay = useDealsUnderWay();
  // Cards are drawn again when a mark changes, not when a function does.
  const start = useRef(handOff.start);
  useEffect(() => {
    start.current = handOff.start;
  });
  const { may } = handOff;
  const extras = useMemo<CardExtras>(
    () => ({
      mark: (id) => {
        const state = underWay.get(id);
        return state === undefined ? null : { text: t(`card.${state}`), tone: tones[state] };
      },
      entries: (id) =>
        may
          ? [
              {
                id: 'hand-off',
                label: t('begin.command'),
                icon,
                shortcut: 'H',
                // After the menu that this stands in has given the focus back.
                onSelect: () => setTimeout(() => start.current({ kind: 'deal', id }, cardOf(id))),
              },
            ]
          : [],
    }),
    [underWay, may, t],
  );
  return { extras, handOff };
};

/** H hands on the card that is focused or selected; the question which route stands at the card. */
export const HandOffCard = ({ handOff: { may, start, menu } }: { handOff: HandOff }) => {
  const t = useTranslations('handoffs.begin');
  const { ui, canWrite } = useBoard();
  const run = () => {
    const [id, ...others] = ui.targets();
    if (id !== undefined && others.length === 0) start({ kind: 'deal', id }, cardOf(id));
  };
  useCommands(
    may && canWrite
      ? [{ id: 'deal.hand-off', label: t('command'), group: 'selection', keys: 'H', keywords: ['Hand off'], icon, run }]
      : [],
  );
  return menu;
};
