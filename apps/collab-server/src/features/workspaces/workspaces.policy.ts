import { includesLevel, type Level, type Role } from '@baton/schema/shared';
import { roleHas } from '@baton/schema/workspaces';

import type { Actor } from '#platform/access/actor.ts';

interface Somebody {
  id: string;
  role: Role;
}

/** W2: what touches an owner is for owners. */
const reaches = (actor: Actor, ...roles: Role[]): boolean => actor.role === 'owner' || !roles.includes('owner');

export const memberPolicy = {
  changeRole: (actor: Actor, { member, wanted }: { member: Somebody; wanted: Role }) =>
    roleHas(actor.role, 'manage-members') && reaches(actor, member.role, wanted),
  setReportsTo: (actor: Actor) => roleHas(actor.role, 'manage-members'),
  remove: (actor: Actor, { member }: { member: Somebody }) =>
    actor.member === member.id || (roleHas(actor.role, 'manage-members') && reaches(actor, member.role)),
  reinstate: (actor: Actor, { member }: { member: Somebody }) =>
    roleHas(actor.role, 'manage-members') && reaches(actor, member.role),
  /** Everybody carries their own name. */
  rename: (actor: Actor, member: Somebody) => actor.member === member.id,
};

export const invitationPolicy = {
  create: (actor: Actor, { wanted }: { wanted: Role }) =>
    roleHas(actor.role, 'invite-members') && reaches(actor, wanted),
  revoke: (actor: Actor, { role }: { role: Role }) => roleHas(actor.role, 'invite-members') && reaches(actor, role),
  list: (actor: Actor) => roleHas(actor.role, 'invite-members'),
};

export const teamPolicy = {
  shape: (actor: Actor) => roleHas(actor.role, 'manage-teams'),
};

export const workspacePolicy = {
  change: (actor: Actor) => roleHas(actor.role, 'change-workspace'),
};

/** Who may set the access of a container. */
export const accessPolicy = {
  change: (_actor: Actor, { held }: { held: Level | null }) => includesLevel(held, 'manage'),
};
