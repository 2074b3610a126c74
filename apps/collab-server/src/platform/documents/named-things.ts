import type { MemberId, NewFact } from '@baton/schema/shared';

import type { ProjectedRow, SettlingChange } from './documents.port.ts';

/** How long something must have stood in a text, or be gone from it, before that is a fact. */
const standsForMs = 30_000;
/** How long a change of it is left alone. */
const changedForMs = 10_000;

/** Something that a text names by an id of its own: since when, by whom, and when it was taken out. */
export interface Standing<Thing> {
  thing: Thing;
  by: MemberId | null;
  since: Date;
  goneAt: Date | null;
}

/** What the text names after one row of the log. */
export interface NamingStep<Thing> {
  row: ProjectedRow;
  things: ReadonlyMap<string, Thing>;
}

/** The facts of one kind of thing; `changed` null where nothing of the change is worth telling, or never is. */
export interface NamingFacts<Thing> {
  made: (id: string, thing: Thing) => NewFact;
  gone: (id: string, thing: Thing) => NewFact;
  /** It is there again after it was told as gone. */
  back: (id: string, thing: Thing) => NewFact;
  changed: ((id: string, thing: Thing, before: Thing) => NewFact | null) | null;
  /** Is the same told of both? */
  same: (one: Thing, other: Thing) => boolean;
}

export interface Named<Thing> {
  /** Everything that is known now; a thing that went before it was a fact is not in here. */
  standing: Map<string, Standing<Thing>>;
  settling: SettlingChange[];
}

/**
 * Follows what comes into a text and what leaves it. What leaves within half a minute has never been; what has been there
 * longer is remembered as gone, and cutting and pasting it, or taking the deletion back, makes it the same thing again.
 */
export const followNamed = <Thing>(
  known: ReadonlyMap<string, Standing<Thing>>,
  steps: readonly NamingStep<Thing>[],
  facts: NamingFacts<Thing>,
): Named<Thing> => {
  const standing = new Map(known);
  const settling: SettlingChange[] = [];
  for (const { row, things } of steps) {
    for (const [id, thing] of things) settling.push(...met(standing, id, thing, row, facts));
    for (const [id, held] of standing)
      if (held.goneAt === null && !things.has(id)) settling.push(missed(standing, id, held, row, facts));
  }
  return { standing, settling };
};

const met = <Thing>(
  standing: Map<string, Standing<Thing>>,
  id: string,
  thing: Thing,
  row: ProjectedRow,
  { made, gone, back, changed, same }: NamingFacts<Thing>,
): SettlingChange[] => {
  const held = standing.get(id);
  if (!held) {
    standing.set(id, { thing, by: row.actor, since: row.at, goneAt: null });
    return [begin(id, row, made(id, thing))];
  }
  standing.set(id, { ...held, thing, goneAt: null });
  const told: SettlingChange[] = [];
  if (held.goneAt !== null)
    told.push({ pending: 'end', subject: id, what: gone(id, thing).type, seq: row.seq, otherwise: back(id, thing) });
  if (same(held.thing, thing)) return told;
  const fact = isYoung(held, row) ? null : (changed?.(id, thing, held.thing) ?? null);
  if (isYoung(held, row)) told.push(begin(id, row, made(id, thing)));
  else if (fact) told.push(begin(id, row, fact, changedForMs));
  return told;
};

const missed = <Thing>(
  standing: Map<string, Standing<Thing>>,
  id: string,
  held: Standing<Thing>,
  row: ProjectedRow,
  { made, gone }: NamingFacts<Thing>,
): SettlingChange => {
  if (isYoung(held, row)) {
    standing.delete(id);
    return { pending: 'end', subject: id, what: made(id, held.thing).type, seq: row.seq };
  }
  standing.set(id, { ...held, goneAt: row.at });
  return begin(id, row, gone(id, held.thing));
};

/** Not a fact yet: `settling` lets it out exactly then. */
export const isYoung = ({ since }: { since: Date }, row: ProjectedRow): boolean =>
  row.at.getTime() - since.getTime() < standsForMs;

const begin = (subject: string, { seq }: ProjectedRow, fact: NewFact, quietMs = standsForMs): SettlingChange => ({
  pending: 'begin',
  subject,
  what: fact.type,
  seq,
  fact,
  quietMs,
  longestMs: standsForMs,
});
