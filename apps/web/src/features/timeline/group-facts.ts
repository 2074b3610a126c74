import type { Fact } from '@baton/schema/shared';

/** One entry of a timeline: a fact, or several small ones that one person left in one go. */
export interface Entry {
  id: string;
  /** Newest first. */
  facts: readonly Fact[];
}

/** Small changes of one person to one thing within this time are one entry. */
const burstMs = 30 * 60_000;

const small = new Set(['account.edited', 'contact.edited', 'deal.edited']);

/**
 * Facts, newest first, as entries: runs of small changes are drawn together. On a person's own page where they are put
 * says nothing of who added them, and both are told.
 */
export const groupFacts = (facts: readonly Fact[], { ofPerson = false }: { ofPerson?: boolean } = {}): Entry[] => {
  const entries: { id: string; facts: Fact[] }[] = [];
  for (const fact of facts) {
    const last = entries.at(-1);
    const before = last?.facts.at(-1);
    if (!ofPerson && before && isSaidBy(before, fact)) continue;
    if (last && before && isBurst(before, fact)) last.facts.push(fact);
    else entries.push({ id: fact.id, facts: [fact] });
  }
  return entries;
};

/** A person who is created at an account is put there in the same breath: one of the two facts says both. */
const isSaidBy = (newer: Fact, older: Fact): boolean =>
  newer.type === 'contact.linked' &&
  older.type === 'contact.created' &&
  newer.subject.id === older.subject.id &&
  newer.occurredAt === older.occurredAt;

const isBurst = (newer: Fact, older: Fact): boolean =>
  small.has(newer.type) &&
  newer.type === older.type &&
  newer.actor === older.actor &&
  newer.origin === older.origin &&
  newer.subject.id === older.subject.id &&
  Date.parse(newer.occurredAt) - Date.parse(older.occurredAt) <= burstMs;

/** After how many entries the line *since your last visit* stands; null where everything or nothing is new. */
export const newSince = (entries: readonly Entry[], before: string | null): number | null => {
  if (before === null) return null;
  const at = entries.findIndex(({ facts }) => (facts[0]?.occurredAt ?? '') <= before);
  return at > 0 ? at : null;
};
