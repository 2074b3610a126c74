import type { Promised } from '@baton/schema/promises';
import type { AccountId, MemberId, NoteId, PromiseId, ProposalId, WorkspaceId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import { decideBreak, decideEdit, decideKeep, decideReopen } from './promises.decide.ts';
import { promisesPolicy } from './promises.policy.ts';

const id = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const now = new Date('2026-11-26T10:00:00Z');
const actor = {
  workspace: id(1) as WorkspaceId,
  member: id(2) as MemberId,
  role: 'member' as const,
  teams: [],
  managedTeams: [],
  origin: 'person' as const,
};
const moment = { actor, now, newId: () => id(9) };
const promise: Promised = {
  id: id(3) as PromiseId,
  accountId: id(4) as AccountId,
  noteId: id(5) as NoteId,
  proposalId: null,
  text: 'an oven before Easter',
  promisedBy: actor.member,
  madeAt: now.toISOString(),
  dueOn: null,
  state: 'open',
  settledBy: null,
  settledAt: null,
  locked: false,
};

test('[PR1] whoever writes on the account settles its promises', () => {
  expect([
    promisesPolicy.settle(actor, { level: 'write' }),
    promisesPolicy.settle(actor, { level: 'comment' }),
  ]).toEqual([true, false]);
});

test('[PR4] it is kept or broken once, and opened again', () => {
  expect(decideKeep({ promise }, {}, moment)).toMatchObject({
    answer: { state: 'kept', settledBy: actor.member, settledAt: now.toISOString() },
    facts: [{ type: 'promise.kept', account: promise.accountId }],
  });
  const broken = { ...promise, state: 'broken' as const };
  expect(decideBreak({ promise }, {}, moment)).toMatchObject({ facts: [{ type: 'promise.broken' }] });
  for (const decide of [decideKeep, decideBreak])
    expect(decide({ promise: broken }, {}, moment)).toEqual({ refused: 'promise-settled' });
  expect(decideReopen({ promise: broken })).toMatchObject({ answer: { state: 'open', settledBy: null } });
  expect(decideReopen({ promise })).toEqual({ refused: 'promise-open' });
});

test('[PR5] by when and by whom is said beside the text', () => {
  expect(decideEdit({ promise, known: true }, { dueOn: '2027-03-01' })).toMatchObject({
    answer: { dueOn: '2027-03-01', promisedBy: actor.member },
    facts: [{ type: 'promise.edited' }],
  });
  expect(decideEdit({ promise, known: true }, { dueOn: null })).toMatchObject({ facts: [] });
  expect(decideEdit({ promise, known: false }, { promisedBy: id(7) as MemberId })).toEqual({
    refused: 'member-not-found',
  });
});

test('[PR6] what was signed is settled and no longer changed', () => {
  const signed = { ...promise, noteId: null, proposalId: id(6) as ProposalId, locked: true };
  expect(decideEdit({ promise: signed, known: true }, { dueOn: '2027-03-01' })).toEqual({ refused: 'promise-locked' });
  expect(decideKeep({ promise: signed }, {}, moment)).toMatchObject({
    answer: { state: 'kept', locked: true },
    facts: [{ data: { noteId: null, proposalId: signed.proposalId } }],
  });
});
