import type { NextActivity } from '@baton/schema/deals';
import type { DealId } from '@baton/schema/shared';

import { localDay } from '../cards/card-signal.ts';

/** What is next about a deal, seen from now; in this order a column is sorted. */
const nextGroups = ['overdue', 'today', 'none', 'later'] as const;
export type NextGroup = (typeof nextGroups)[number];

export interface Next {
  group: NextGroup;
  /** Null where nothing is planned. */
  activity: NextActivity | null;
}

const nothing: Next = { group: 'none', activity: null };

/** Without a day it is planned, but not now. Nobody is late for what takes place by itself: it is over. */
export const groupOf = ({ kind, on, at }: Pick<NextActivity, 'kind' | 'on' | 'at'>, now: Date): NextGroup => {
  const day = at === null ? on : localDay(new Date(at));
  if (day === null) return 'later';
  const today = localDay(now);
  const isPast = at === null ? day < today : new Date(at) < now;
  if (isPast && kind === 'event') return day === today ? 'today' : 'none';
  if (isPast) return 'overdue';
  return day === today ? 'today' : 'later';
};

/** Sorts deals: what presses first; within a group by its day and hour. */
export type NextOrder = (one: DealId, other: DealId) => number;

/**
 * What is planned next about the deals of a board, told per card: a task about one deal draws one card, and as time goes
 * on only the cards whose moment has come.
 */
export class NextActivities {
  /** Whether it has been read; before that a card says nothing, rather than that nothing is planned. */
  known = false;
  private next = new Map<DealId, Next>();
  private readonly perCard = new Map<DealId, Set<() => void>>();
  private readonly listeners = new Set<() => void>();
  private readonly clock: () => Date;

  constructor(clock: () => Date = () => new Date()) {
    this.clock = clock;
  }

  /** Reads the same object while nothing of it changed; null before it is known. */
  of = (id: DealId): Next | null => (this.known ? (this.next.get(id) ?? nothing) : null);
  /** Another one whenever the order may be another. */
  order: NextOrder = (one, other) => compare(this.of(one), this.of(other));

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

  /** Takes what the server says: of all deals of the board, or of these alone. */
  read({ deals, next }: { deals: readonly DealId[] | null; next: readonly NextActivity[] }): void {
    const said = new Map(next.map((activity) => [activity.dealId, activity]));
    const wasKnown = this.known;
    this.known = true;
    const asked = deals ?? new Set([...this.next.keys(), ...said.keys()]);
    const changed = [...asked].filter((id) => this.put(id, said.get(id) ?? null));
    if (!wasKnown) for (const set of this.perCard.values()) for (const listener of set) listener();
    if (!wasKnown || changed.length > 0) this.tell(wasKnown ? changed : []);
  }

  /** Everything as it is known, to be read again later. */
  all = (): NextActivity[] => [...this.next.values()].flatMap(({ activity }) => activity ?? []);

  /** The deals that one of these things is told of. */
  dealsWith = (ids: readonly string[]): DealId[] =>
    [...this.next].flatMap(([deal, { activity }]) => (activity !== null && ids.includes(activity.id) ? [deal] : []));

  /** Time has gone on. Answers the events that have begun since: something else is next there. */
  tick(): string[] {
    const now = this.clock();
    const changed: DealId[] = [];
    const begun = [...this.next.values()].flatMap(({ activity }) =>
      activity && hasBegun(activity, now) ? [activity.id] : [],
    );
    for (const [id, { group, activity }] of this.next) {
      const next = activity === null ? 'none' : groupOf(activity, now);
      if (next === group) continue;
      this.next.set(id, { group: next, activity });
      changed.push(id);
    }
    if (changed.length > 0) this.tell(changed);
    return [...new Set(begun)];
  }

  /** True when it was something else before. */
  private put(id: DealId, activity: NextActivity | null): boolean {
    const before = this.next.get(id)?.activity ?? null;
    if (JSON.stringify(before) === JSON.stringify(activity)) return false;
    if (activity === null) this.next.delete(id);
    else this.next.set(id, { group: groupOf(activity, this.clock()), activity });
    return true;
  }

  private tell(changed: readonly DealId[]) {
    this.order = (one, other) => compare(this.of(one), this.of(other));
    for (const id of changed) for (const listener of this.perCard.get(id) ?? []) listener();
    for (const listener of this.listeners) listener();
  }
}

const hasBegun = ({ kind, at }: NextActivity, now: Date): boolean =>
  kind === 'event' && at !== null && new Date(at) < now;

const compare = (one: Next | null, other: Next | null): number => {
  const [a, b] = [one ?? nothing, other ?? nothing];
  if (a.group !== b.group) return nextGroups.indexOf(a.group) - nextGroups.indexOf(b.group);
  const [when, then] = [whenOf(a), whenOf(b)];
  return when === then ? 0 : when < then ? -1 : 1;
};

const whenOf = ({ activity }: Next): string => {
  if (activity === null || activity.on === null) return '9999';
  return activity.at === null ? activity.on : `${localDay(new Date(activity.at))} ${activity.at}`;
};
