import { useSyncExternalStore } from 'react';
import { z } from 'zod';

export const cardFields = [
  'account',
  'amount',
  'next',
  'close',
  'owner',
  'answers',
  'labels',
  'product',
  'goal',
] as const;
export type ShownField = (typeof cardFields)[number];

const display = z.object({
  fields: z.array(z.enum(cardFields)).catch(['account', 'amount', 'next', 'owner', 'answers', 'goal']),
  /** How columns are ordered for this person: as people put the cards, or by what is planned next. */
  order: z.enum(['own', 'next']).catch('own'),
  /** Stages that this person folded or unfolded for themselves, by id. */
  folded: z.record(z.string(), z.boolean()).catch({}),
});
/** How this person looks at boards, on this device. */
export type BoardDisplay = z.infer<typeof display>;

const key = 'baton.board-display';
const listeners = new Set<() => void>();
let current: BoardDisplay | null = null;

const read = (): BoardDisplay => {
  try {
    return display.parse(JSON.parse(localStorage.getItem(key) ?? '{}'));
  } catch {
    return display.parse({});
  }
};

const currentDisplay = (): BoardDisplay => (current ??= read());

export const setDisplay = (part: Partial<BoardDisplay>): void => {
  current = { ...currentDisplay(), ...part };
  try {
    localStorage.setItem(key, JSON.stringify(current));
  } catch {
    // Storage is a convenience here: the choice holds until the tab is closed.
  }
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useDisplay = (): BoardDisplay => useSyncExternalStore(subscribe, currentDisplay);

/** Pixels of a card and its gap. Fixed per density and fields, so that columns of thousands are laid out by arithmetic. */
export const cardHeight = (
  fields: readonly ShownField[],
  density: 'comfortable' | 'compact',
  coarse: boolean,
): number => {
  const lines = { padding: density === 'compact' ? 14 : 20, title: 20 };
  const second = fields.some((field) => ['account', 'amount', 'goal'].includes(field)) ? 18 : 0;
  const third = fields.includes('labels') || fields.includes('product') ? 20 : 0;
  const footer = fields.some((field) => ['next', 'close', 'owner', 'answers'].includes(field)) ? 24 : 20;
  const gaps = density === 'compact' ? 0 : 2;
  return Math.max(lines.padding + lines.title + second + third + footer + gaps, coarse ? 64 : 0);
};
export const cardGap = 8;
