import { roles, type MemberId, type Role, type WorkspaceId } from '@baton/schema/shared';
import { describe, expect, it } from 'vitest';

import type { Actor } from '#platform/access/actor.ts';

import { accessPolicy, invitationPolicy, memberPolicy, teamPolicy, workspacePolicy } from './workspaces.policy.ts';

const actor = (role: Role, member = 'me'): Actor => ({
  workspace: 'w' as WorkspaceId,
  member: member as MemberId,
  role,
  teams: [],
  managedTeams: [],
  origin: 'person',
});
const somebody = (role: Role, id = 'them') => ({ id, role });
const who = (may: (actor: Actor) => boolean) => roles.filter((role) => may(actor(role)));

describe('who may', () => {
  it('[W1] owners and admins invite, shape teams, change the workspace and its people', () => {
    const both = ['owner', 'admin'];
    expect(who((by) => invitationPolicy.create(by, { wanted: 'member' }))).toEqual(both);
    expect(who(invitationPolicy.list)).toEqual(both);
    expect(who(teamPolicy.shape)).toEqual(both);
    expect(who(workspacePolicy.change)).toEqual(both);
    expect(who(memberPolicy.setReportsTo)).toEqual(both);
    expect(who((by) => memberPolicy.remove(by, { member: somebody('member') }))).toEqual(both);
    expect(who((by) => memberPolicy.changeRole(by, { member: somebody('member'), wanted: 'admin' }))).toEqual(both);
  });

  it('[W1] everybody may leave', () => {
    expect(who((by) => memberPolicy.remove(by, { member: somebody('guest', 'me') }))).toEqual([...roles]);
  });

  it('[W2] only an owner touches an owner', () => {
    const owners = ['owner'];
    expect(who((by) => memberPolicy.remove(by, { member: somebody('owner') }))).toEqual(owners);
    expect(who((by) => memberPolicy.reinstate(by, { member: somebody('owner') }))).toEqual(owners);
    expect(who((by) => memberPolicy.changeRole(by, { member: somebody('owner'), wanted: 'member' }))).toEqual(owners);
    expect(who((by) => memberPolicy.changeRole(by, { member: somebody('member'), wanted: 'owner' }))).toEqual(owners);
    expect(who((by) => invitationPolicy.create(by, { wanted: 'owner' }))).toEqual(owners);
    expect(who((by) => invitationPolicy.revoke(by, { role: 'owner' }))).toEqual(owners);
  });

  it('[W2] an admin does not make themselves an owner', () => {
    expect(memberPolicy.changeRole(actor('admin'), { member: somebody('admin', 'me'), wanted: 'owner' })).toBe(false);
  });

  it('[W9] access is changed by who manages the container, whatever their role', () => {
    expect(accessPolicy.change(actor('member'), { held: 'manage' })).toBe(true);
    expect(accessPolicy.change(actor('manager'), { held: 'write' })).toBe(false);
    expect(accessPolicy.change(actor('member'), { held: null })).toBe(false);
  });
});
