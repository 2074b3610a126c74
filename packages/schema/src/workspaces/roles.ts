import { z } from 'zod';

import type { Level, Role } from '../shared/access.ts';

/** What a role may do in the workspace as a whole; what concerns one container follows from its level instead. */
export const abilities = [
  'change-workspace',
  'invite-members',
  'manage-members',
  'manage-teams',
  'manage-rates',
  'manage-products',
  'manage-discounts',
  'manage-fields',
  'create-boards',
  'create-accounts',
  'import-records',
  'see-members',
  'see-addresses',
] as const;
export const ability = z.enum(abilities);
export type Ability = z.infer<typeof ability>;

export interface RoleRow {
  /** Held on every container, whatever its visibility. */
  everywhere: Level | null;
  /** Held on containers visible to the whole workspace. */
  visibleToAll: Level | null;
  /** Held on containers that name one of the person's teams, at least; null counts the team's grant alone. */
  ownTeams: Level | null;
  /** Whether grants to teams reach this role at all. */
  throughTeams: boolean;
  /** Someone from outside, always shown as such. */
  external: boolean;
  abilities: readonly Ability[];
}

const working = ['create-accounts', 'see-members', 'see-addresses'] as const satisfies Ability[];

/** Who may do what by default. Grants on a container add to this, nothing takes away from it. */
export const roleTable: Record<Role, RoleRow> = {
  owner: {
    everywhere: 'manage',
    visibleToAll: 'manage',
    ownTeams: 'manage',
    throughTeams: true,
    external: false,
    abilities,
  },
  admin: {
    everywhere: 'manage',
    visibleToAll: 'manage',
    ownTeams: 'manage',
    throughTeams: true,
    external: false,
    abilities,
  },
  manager: {
    everywhere: null,
    visibleToAll: 'write',
    ownTeams: 'manage',
    throughTeams: true,
    external: false,
    abilities: [...working, 'create-boards', 'manage-products', 'manage-fields'],
  },
  member: {
    everywhere: null,
    visibleToAll: 'write',
    ownTeams: null,
    throughTeams: true,
    external: false,
    abilities: working,
  },
  guest: {
    everywhere: null,
    visibleToAll: null,
    ownTeams: null,
    throughTeams: false,
    external: true,
    abilities: [],
  },
};

/** True when this role may do this in the workspace. */
export const roleHas = (role: Role, wanted: Ability): boolean => roleTable[role].abilities.includes(wanted);
