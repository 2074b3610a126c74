import type { DealId } from '@baton/schema/shared';
import { presenceColor, presenceVar } from '@baton/ui';
import type { CSSProperties } from 'react';

import { useBoard, useHand } from '../board/board-world.tsx';

const handWords = {
  moving: 'card.isMoving',
  editing: 'card.isEditing',
  added: 'past.hand.added',
  removed: 'past.hand.removed',
  moved: 'past.hand.moved',
  won: 'past.hand.won',
  lost: 'past.hand.lost',
  reopened: 'past.hand.reopened',
  edited: 'past.hand.edited',
} as const;

/** Ring, colour and words of the person who holds or edits a card; null when nobody does. */
export const useHandLook = (id: DealId): { text: string; color: string; style: CSSProperties } | null => {
  const { names, words: t } = useBoard();
  const hand = useHand(id);
  if (hand === null) return null;
  const name = names.person(hand.member)?.name ?? t('card.somebody');
  const first = name.split(' ')[0] ?? name;
  const color = hand.color ?? presenceVar(presenceColor(hand.member));
  return {
    text: t(handWords[hand.doing], { name: first }),
    color,
    style: { boxShadow: `0 0 0 2px ${color}`, borderColor: color },
  };
};

/** The name of that person, inside the card so that it covers no total and no neighbour. */
export const CardHandTag = ({ text, color }: { text: string; color: string }) => (
  <span
    className="pointer-events-none absolute right-1.5 bottom-1.5 flex h-6 max-w-[75%] items-center truncate rounded-full px-2 text-meta font-semibold text-on-presence"
    style={{ background: color }}
  >
    {text}
  </span>
);
