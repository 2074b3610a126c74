import type { MemberId, Role, WorkspaceId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import { decideRemoveRate, decideSetRate } from './rates.decide.ts';
import { ratesPolicy } from './rates.policy.ts';

const id = '01990000-0000-7000-8000-000000000001';
const about = { kind: 'rates', id };
const aRate = { base: 'EUR', currency: 'USD', day: '2026-11-01', value: '0.92' };

const who = (may: (typeof ratesPolicy)['read']) =>
  (['owner', 'admin', 'manager', 'member', 'guest'] satisfies Role[]).filter((role) =>
    may({
      workspace: id as WorkspaceId,
      member: id as MemberId,
      role,
      teams: [],
      managedTeams: [],
      origin: 'person',
    }),
  );

test('[X1] a currency has no rate to itself', () => {
  expect(decideSetRate({ about, before: null }, { ...aRate, currency: 'EUR' })).toEqual({ refused: 'same-currency' });
});

test('a rate is set once for the same value, and removed once', () => {
  expect(decideSetRate({ about, before: null }, aRate)).toMatchObject({ facts: [{ type: 'rate.set' }] });
  expect(decideSetRate({ about, before: '0.920' }, aRate)).toMatchObject({ facts: [] });
  expect(decideRemoveRate({ about, before: '0.92' }, aRate)).toMatchObject({ facts: [{ type: 'rate.removed' }] });
  expect(decideRemoveRate({ about, before: null }, aRate)).toMatchObject({ facts: [] });
});

test('[X2] owners and admins set rates, everybody reads them', () => {
  expect(who(ratesPolicy.change)).toEqual(['owner', 'admin']);
  expect(who(ratesPolicy.read)).toHaveLength(5);
});
