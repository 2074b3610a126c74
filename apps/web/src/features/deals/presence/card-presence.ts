import type { DealChange } from '@baton/schema/deals';
import type { DealId, MemberId } from '@baton/schema/shared';
import { awarenessState, type AwarenessState } from '@baton/schema/wire';
import type { Awareness } from 'y-protocols/awareness';

/** What another person does to a card now, or did to it between two moments. */
export interface CardHand {
  member: MemberId;
  doing: 'moving' | 'editing' | DealChange['kind'];
  field: string | null;
  /** Of the person, where the people shown have colours of their own. */
  color?: string;
}

/** Whose hands are on which card. */
export type CardHands = Pick<CardPresence, 'hand' | 'subscribe' | 'say' | 'lastMover'>;

/** How long after letting go a person still counts as the one who moved a card. */
const memory = 15_000;

/** Who holds or edits which card, told per card. Only other people: this client's own hands are left out. */
export class CardPresence {
  private readonly awareness: Awareness;
  private hands = new Map<DealId, CardHand>();
  private readonly movers = new Map<DealId, { member: MemberId; at: number }>();
  private readonly listeners = new Map<DealId, Set<() => void>>();
  private readonly onChange = () => this.read();

  constructor(awareness: Awareness) {
    this.awareness = awareness;
    awareness.on('change', this.onChange);
    this.read();
  }

  hand = (id: DealId): CardHand | null => this.hands.get(id) ?? null;

  /** Who moved a card a moment ago, when that was seen. */
  lastMover(id: DealId): MemberId | null {
    const mover = this.movers.get(id);
    return mover !== undefined && Date.now() - mover.at < memory ? mover.member : null;
  }

  subscribe = (id: DealId, listener: () => void): (() => void) => {
    const set = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, set.add(listener));
    return () => void set.delete(listener);
  };

  /** Tells the others what this person does; null for nothing. */
  say(hand: { doing: 'moving' | 'editing'; subject: DealId; field?: string } | null): void {
    const state: AwarenessState = hand ?? { doing: 'away' };
    this.awareness.setLocalState(state);
  }

  destroy(): void {
    this.awareness.off('change', this.onChange);
    this.listeners.clear();
  }

  private read() {
    const before = this.hands;
    this.hands = new Map();
    for (const [client, state] of this.awareness.getStates()) {
      if (client === this.awareness.clientID) continue;
      const said = awarenessState.safeParse(state);
      if (said.success) this.note(said.data);
    }
    const touched = new Set([...before.keys(), ...this.hands.keys()]);
    for (const id of touched) for (const listener of this.listeners.get(id) ?? []) listener();
  }

  private note({ member, doing, subject, field }: AwarenessState) {
    if (member === undefined || subject === undefined || doing === 'away') return;
    const id = subject as DealId;
    this.hands.set(id, { member, doing, field: field ?? null });
    if (doing === 'moving') this.movers.set(id, { member, at: Date.now() });
  }
}
