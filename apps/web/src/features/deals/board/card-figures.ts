import type { DealCard } from '@baton/schema/deals';
import type { DealId } from '@baton/schema/shared';

/** What is known of one card. */
export type ReadFigure = (id: DealId) => DealCard | undefined;

/**
 * What cards show beyond the document (product, estimate, last activity), told per card like the document itself: a fact
 * about one deal draws one card, not a board of five thousand.
 */
export class CardFigures {
  /** Whether the figures have come; before that a missing amount may still get an estimate. */
  known = false;
  private cards: Map<DealId, DealCard> = new Map();
  private readonly perCard = new Map<DealId, Set<() => void>>();
  private readonly listeners = new Set<() => void>();

  card: ReadFigure = (id) => this.cards.get(id);
  /** Reads the same; another one when estimates may be others, so when sums have to be made anew. */
  estimates: ReadFigure = (id) => this.cards.get(id);
  /** Another one with every activity of any deal; for what is ordered or chosen by it. */
  activities: ReadFigure = (id) => this.cards.get(id);
  all = (): DealCard[] => [...this.cards.values()];

  subscribeCard = (id: DealId, listener: () => void): (() => void) => {
    const set = this.perCard.get(id) ?? new Set();
    this.perCard.set(id, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0) this.perCard.delete(id);
    };
  };

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Takes what the server says about all cards of the board. */
  read(cards: readonly DealCard[]): void {
    this.cards = new Map(cards.map((card) => [card.id, card]));
    this.known = true;
    this.estimates = this.reader();
    this.activities = this.reader();
    for (const set of this.perCard.values()) for (const listener of set) listener();
    this.tell();
  }

  /** Takes what the server says about cards that are new. */
  add(cards: readonly DealCard[]): void {
    if (cards.length === 0) return;
    for (const card of cards) this.cards.set(card.id, card);
    this.estimates = this.reader();
    this.activities = this.reader();
    for (const { id } of cards) for (const listener of this.perCard.get(id) ?? []) listener();
    this.tell();
  }

  /** Notes what a fact says of one deal. */
  touch(id: DealId, type: string, at: string): void {
    const card = this.cards.get(id);
    if (card === undefined) return;
    this.cards.set(id, {
      ...card,
      lastActivity: at,
      lastActivityType: type,
      ...(type === 'deal.stage-changed' && { stageSince: at }),
    });
    this.activities = this.reader();
    for (const listener of this.perCard.get(id) ?? []) listener();
    this.tell();
  }

  private reader(): ReadFigure {
    return (id) => this.cards.get(id);
  }

  private tell() {
    for (const listener of this.listeners) listener();
  }
}
