import type { MemberId, Role, TeamId } from '@baton/schema/shared';
import { describe, expect, it } from 'vitest';

import { decideChangeRole, decideReinstate, decideRemove, decideRename, decideReportsTo } from './members.decide.ts';

const [ada, ben, cleo] = ['ada', 'ben', 'cleo'] as [MemberId, MemberId, MemberId];
const sales = 'sales' as TeamId;
const aMember = (role: Role, userId: string | null = 'u') => ({ id: ada, role, userId });
const world = (role: Role, wanted: Role, more = {}) => ({
  member: aMember(role),
  wanted,
  owners: 1,
  teams: [],
  ...more,
});
const typesOf = (decision: object) =>
  'facts' in decision ? (decision.facts as { type: string }[]).map(({ type }) => type) : decision;

describe('roles', () => {
  it('a new role is told once, and the same role not at all', () => {
    expect(typesOf(decideChangeRole(world('member', 'manager')))).toEqual(['member.role-changed']);
    expect(typesOf(decideChangeRole(world('member', 'member')))).toEqual([]);
  });

  it('[W3] the last owner stays an owner', () => {
    expect(decideChangeRole(world('owner', 'admin'))).toEqual({ refused: 'last-owner' });
    expect(typesOf(decideChangeRole(world('owner', 'admin', { owners: 2 })))).toEqual(['member.role-changed']);
  });

  it('[W3] a placeholder cannot own a workspace', () => {
    const placeholder = { ...world('member', 'owner'), member: aMember('member', null) };
    expect(decideChangeRole(placeholder)).toEqual({ refused: 'placeholder-cannot-own' });
  });

  it('[W8] who becomes a guest leaves every team', () => {
    const guest = decideChangeRole(world('member', 'guest', { teams: [sales] }));
    expect(typesOf(guest)).toEqual(['member.role-changed', 'team.member-removed']);
    const manager = decideChangeRole(world('member', 'manager', { teams: [sales] }));
    expect(typesOf(manager)).toEqual(['member.role-changed']);
  });
});

describe('leaving and coming back', () => {
  it('[W3] the last owner cannot leave', () => {
    expect(decideRemove({ member: aMember('owner'), owners: 1 })).toEqual({ refused: 'last-owner' });
    expect(typesOf(decideRemove({ member: aMember('owner'), owners: 2 }))).toEqual(['member.removed']);
    expect(typesOf(decideRemove({ member: aMember('member'), owners: 1 }))).toEqual(['member.removed']);
  });

  it('[W7] who is taken back has the role they had', () => {
    expect(decideReinstate({ member: aMember('manager') })).toMatchObject({
      facts: [{ type: 'member.reinstated', data: { memberId: ada, role: 'manager' } }],
    });
  });
});

describe('reporting lines', () => {
  const member = { id: ada, reportsTo: null };

  it('[W6] nobody reports to themselves, directly or in a circle', () => {
    expect(decideReportsTo({ member, line: [ada] }, { reportsTo: ada })).toEqual({ refused: 'reports-in-circle' });
    const circle = { member, line: [ben, cleo, ada] };
    expect(decideReportsTo(circle, { reportsTo: ben })).toEqual({ refused: 'reports-in-circle' });
  });

  it('[W6] nor to somebody who is not here', () => {
    expect(decideReportsTo({ member, line: null }, { reportsTo: ben })).toEqual({ refused: 'manager-not-found' });
  });

  it('a change names both managers', () => {
    const decision = decideReportsTo({ member: { id: ada, reportsTo: cleo }, line: [ben] }, { reportsTo: ben });
    expect(decision).toMatchObject({ facts: [{ data: { from: cleo, to: ben } }] });
  });
});

it('an unchanged name is no news', () => {
  expect(typesOf(decideRename({ id: ada, name: 'Ada' }, { name: 'Ada' }))).toEqual([]);
  expect(typesOf(decideRename({ id: ada, name: 'Ada' }, { name: 'Ada L.' }))).toEqual(['member.renamed']);
});
