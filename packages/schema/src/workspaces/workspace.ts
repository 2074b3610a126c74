import { z } from 'zod';

import { containerKind, level, role, visibility } from '../shared/access.ts';
import { containerId, invitationId, memberId, signInId, teamId, userId, workspaceId } from '../shared/id.ts';
import { currency } from '../shared/money.ts';
import { ability } from './roles.ts';

/** Languages of the interface. */
export const languages = ['en', 'fr', 'it'] as const;
export const language = z.enum(languages);
export type Language = z.infer<typeof language>;

export const themes = ['system', 'light', 'dark'] as const;
export const theme = z.enum(themes);
export type Theme = z.infer<typeof theme>;

/** The departments that every workspace has from its first minute; a company's own teams have none of these kinds. */
export const departments = ['marketing', 'sales', 'billing', 'support'] as const;
export const department = z.enum(departments);
export type Department = z.infer<typeof department>;

export const personName = z.string().trim().min(1).max(120);
export const emailAddress = z.email().max(254).toLowerCase();
/** Between 10 and 128 characters; no rule about which ones, as length is what helps. */
export const password = z.string().min(10).max(128);
export const workspaceName = z.string().trim().min(1).max(120);
export const teamName = z.string().trim().min(1).max(80);

export const workspace = z.strictObject({
  id: workspaceId,
  name: workspaceName,
  baseCurrency: currency,
  language,
});
export type Workspace = z.infer<typeof workspace>;

/** A person in a workspace. A placeholder is somebody named by an import who has no sign-in yet. */
export const member = z.strictObject({
  id: memberId,
  name: personName,
  /** Null for a placeholder without address, and for readers who may not see addresses. */
  email: z.string().nullable(),
  role,
  reportsTo: memberId.nullable(),
  teams: z.array(teamId),
  placeholder: z.boolean(),
  leftAt: z.iso.datetime().nullable(),
});
export type Member = z.infer<typeof member>;

export const team = z.strictObject({
  id: teamId,
  /** Null for a department that still goes by its translated name. */
  name: teamName.nullable(),
  kind: department.nullable(),
  members: z.array(memberId),
});
export type Team = z.infer<typeof team>;

export const invitation = z.strictObject({
  id: invitationId,
  email: z.string(),
  role,
  teams: z.array(teamId),
  invitedBy: memberId,
  expiresAt: z.iso.datetime(),
});
export type Invitation = z.infer<typeof invitation>;

export const subjectKind = z.enum(['member', 'team']);
export type SubjectKind = z.infer<typeof subjectKind>;

export const grant = z.strictObject({ subjectKind, subject: z.uuid(), level });
export type Grant = z.infer<typeof grant>;

export const containerAccess = z.strictObject({
  id: containerId,
  kind: containerKind,
  visibility,
  grants: z.array(grant),
  /** What the reader holds on it. */
  level,
});
export type ContainerAccess = z.infer<typeof containerAccess>;

export const membership = z.strictObject({
  workspace,
  member: memberId,
  name: personName,
  role,
  teams: z.array(teamId),
  abilities: z.array(ability),
  /** Place of the last fact of the workspace when this was answered. Absent in what a device kept before it was told. */
  seq: z.int().min(0).default(0),
});
export type Membership = z.infer<typeof membership>;

/** The signed-in person, and what they are in each of their workspaces. */
export const me = z.strictObject({
  user: userId,
  email: z.string(),
  language: language.nullable(),
  theme,
  signIn: signInId,
  memberships: z.array(membership),
});
export type Me = z.infer<typeof me>;

/** One signed-in browser of the person. */
export const device = z.strictObject({
  id: signInId,
  /** The browser's own description of itself. */
  agent: z.string().nullable(),
  address: z.string().nullable(),
  since: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  current: z.boolean(),
});
export type Device = z.infer<typeof device>;
