import type { Fact, FactId, MemberId, WorkspaceId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import { groupFacts, newSince } from './group-facts.ts';

const aFact = (minute: number, about: Partial<Fact> = {}): Fact => ({
  id: `f${minute}` as FactId,
  workspace: 'w' as WorkspaceId,
  type: 'account.edited',
  actor: 'm' as MemberId,
  origin: 'person',
  subject: { kind: 'account', id: 'a' },
  account: null,
  data: {},
  occurredAt: new Date(Date.UTC(2026, 10, 26, 10, minute)).toISOString(),
  recordedAt: new Date(Date.UTC(2026, 10, 26, 10, minute)).toISOString(),
  ...about,
});
const sizes = (facts: Fact[]) => groupFacts(facts).map((entry) => entry.facts.length);

test('small changes of one person in one go are one entry', () => {
  expect(sizes([aFact(50), aFact(40), aFact(5), aFact(4)])).toEqual([2, 2]);
});

test('another person, another thing or another kind of fact begins a new entry', () => {
  expect(sizes([aFact(9), aFact(8, { actor: 'n' as MemberId })])).toEqual([1, 1]);
  expect(sizes([aFact(9), aFact(8, { subject: { kind: 'account', id: 'b' } })])).toEqual([1, 1]);
  expect(sizes([aFact(9, { type: 'deal.won' }), aFact(8, { type: 'deal.won' })])).toEqual([1, 1]);
});

test('a person who is added at an account is told once', () => {
  const subject = { kind: 'contact', id: 'c' };
  const added = [aFact(9, { type: 'contact.linked', subject }), aFact(9, { type: 'contact.created', subject })];
  expect(groupFacts(added).map(({ facts }) => facts.map(({ type }) => type))).toEqual([['contact.linked']]);
  // On the person's own page both are told: the one says where, the other who added them.
  expect(groupFacts(added, { ofPerson: true })).toHaveLength(2);
});

test('the line of the last visit stands between what is new and what is not', () => {
  const entries = groupFacts([aFact(50, { type: 'deal.won' }), aFact(20, { type: 'deal.lost' })]);
  expect(newSince(entries, aFact(30).occurredAt)).toBe(1);
  expect([
    newSince(entries, aFact(55).occurredAt),
    newSince(entries, aFact(1).occurredAt),
    newSince(entries, null),
  ]).toEqual([null, null, null]);
});
