import { z } from 'zod';

/** What a member may be in a workspace, from most to least. */
export const roles = ['owner', 'admin', 'manager', 'member', 'guest'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/** What can be granted on a container, from least to most; each level includes the ones before it. */
export const levels = ['read', 'comment', 'write', 'manage'] as const;
export const level = z.enum(levels);
export type Level = z.infer<typeof level>;

/** True when `held` includes `wanted`; nothing held includes nothing. */
export const includesLevel = (held: Level | null, wanted: Level): boolean =>
  held !== null && levels.indexOf(held) >= levels.indexOf(wanted);

/** Things on which access is granted; everything else inherits from one of them. */
export const containerKinds = ['workspace', 'board', 'account', 'calendar'] as const;
export const containerKind = z.enum(containerKinds);
export type ContainerKind = z.infer<typeof containerKind>;

/** Who sees a container without a grant: everybody in the workspace, the teams it names, or only the people it names. */
export const visibilities = ['workspace', 'teams', 'people'] as const;
export const visibility = z.enum(visibilities);
export type Visibility = z.infer<typeof visibility>;

/** Who or what caused a row or a fact. `system` is repair, rebalance and removal. */
export const origins = ['person', 'key', 'automation', 'import', 'signer', 'system'] as const;
export const origin = z.enum(origins);
export type Origin = z.infer<typeof origin>;
