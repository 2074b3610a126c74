import type { MemberId, Role, WorkspaceId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import { decideCreateAccount } from './accounts.decide.ts';
import { accountsPolicy } from './accounts.policy.ts';

const id = '01990000-0000-7000-8000-000000000001';
const actor = (role: Role) => ({
  workspace: id as WorkspaceId,
  member: id as MemberId,
  role,
  teams: [],
  managedTeams: [],
  origin: 'person' as const,
});

test('[AC1] an account is read from the level read on', () => {
  expect(accountsPolicy.read(actor('member'), { level: null })).toBe(false);
  expect(accountsPolicy.read(actor('guest'), { level: 'read' })).toBe(true);
});

test('[AC2] every member may add an account and owns it, a guest may not', () => {
  const roles = ['owner', 'admin', 'manager', 'member', 'guest'] as const;
  expect(roles.filter((role) => accountsPolicy.create(actor(role)))).toEqual(['owner', 'admin', 'manager', 'member']);
  const input = { name: 'Durand', kind: 'customer', sector: null, visibility: 'workspace' } as const;
  expect(decideCreateAccount({}, input, { actor: actor('member'), newId: () => id })).toMatchObject({
    answer: { name: 'Durand', ownerId: id },
    facts: [{ type: 'account.created', account: id, data: { visibility: 'workspace', ownerId: id } }],
  });
});
