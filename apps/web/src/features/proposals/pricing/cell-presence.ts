import type { MemberId } from '@baton/schema/shared';
import { awarenessState } from '@baton/schema/wire';
import type { Awareness } from 'y-protocols/awareness';

import { cellKey, columns, type CellPlace } from './columns.ts';

/** Who else types into which cell. This client's own hand is left out. */
export class CellPresence {
  private readonly awareness: Awareness;
  private hands: ReadonlyMap<string, MemberId> = new Map();
  private readonly listeners = new Set<() => void>();
  private said = false;

  constructor(awareness: Awareness) {
    this.awareness = awareness;
  }

  /** The people by cell; another map when it changed. */
  snapshot = (): ReadonlyMap<string, MemberId> => this.hands;

  subscribe = (listener: () => void): (() => void) => {
    if (this.listeners.size === 0) {
      this.awareness.on('change', this.look);
      this.look();
    }
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.awareness.off('change', this.look);
    };
  };

  /** Tells the others where this person types; null for nowhere. The carets of the text say the rest. */
  say(place: CellPlace | null): void {
    if (place === null && !this.said) return;
    this.said = place !== null;
    this.awareness.setLocalState(
      place === null ? { doing: 'away' } : { doing: 'editing', subject: place.row, field: place.column },
    );
  }

  private readonly look = (): void => {
    const hands = new Map<string, MemberId>();
    for (const [client, state] of this.awareness.getStates()) {
      if (client === this.awareness.clientID) continue;
      const said = awarenessState.safeParse(state);
      if (!said.success || said.data.doing !== 'editing') continue;
      const { member, subject, field } = said.data;
      const column = columns.find((each) => each === field);
      if (member && subject && column) hands.set(cellKey({ row: subject as CellPlace['row'], column }), member);
    }
    if (sameHands(hands, this.hands)) return;
    this.hands = hands;
    for (const listener of this.listeners) listener();
  };
}

const sameHands = (one: ReadonlyMap<string, MemberId>, other: ReadonlyMap<string, MemberId>): boolean =>
  one.size === other.size && [...one].every(([cell, member]) => other.get(cell) === member);
