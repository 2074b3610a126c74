import type { DealChange } from '@baton/schema/deals';
import type { DealId } from '@baton/schema/shared';

import type { Author } from '#shared/past/author-legend.tsx';

import type { CardHand, CardHands } from '../presence/card-presence.ts';

/** Whose hand was last on each card between two moments: shown on the cards as the hands of people who are here. */
export const pastHands = (changes: readonly DealChange[], people: ReadonlyMap<string, Author>): CardHands => {
  const hands = new Map<DealId, CardHand>();
  // Where a card went says more than what was written on it, and comes first.
  for (const { dealId, kind, members } of changes) {
    const member = members[0];
    if (member === undefined || hands.has(dealId)) continue;
    const color = people.get(member)?.color;
    hands.set(dealId, { member, doing: kind, field: null, ...(color !== undefined && { color }) });
  }
  return { hand: (id) => hands.get(id) ?? null, subscribe: () => () => {}, say: () => {}, lastMover: () => null };
};
