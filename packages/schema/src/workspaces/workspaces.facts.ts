import { z } from 'zod';

import { containerKind, level, role, visibility } from '../shared/access.ts';
import { factType } from '../shared/fact.ts';
import { containerId, invitationId, memberId, teamId, userId } from '../shared/id.ts';
import { currency } from '../shared/money.ts';
import { department, language, subjectKind } from './workspace.ts';

export const workspaceCreated = factType('workspace.created', { name: z.string(), baseCurrency: currency, language });
export const workspaceChanged = factType('workspace.changed', {
  name: z.string().optional(),
  baseCurrency: currency.optional(),
  language: language.optional(),
});

export const memberInvited = factType('member.invited', {
  invitationId,
  email: z.string(),
  role,
  teams: z.array(teamId),
  /** The placeholder that the invited person will take over. */
  placeholder: memberId.nullable(),
  expiresAt: z.iso.datetime(),
});
export const invitationRevoked = factType('member.invitation-revoked', { invitationId, email: z.string() });

export const memberJoined = factType('member.joined', {
  memberId,
  userId,
  name: z.string(),
  email: z.string(),
  role,
  teams: z.array(teamId),
  /** Null for the first owner, whom nobody invites. */
  invitationId: invitationId.nullable(),
});
export const memberRenamed = factType('member.renamed', { memberId, name: z.string() });
export const memberRoleChanged = factType('member.role-changed', { memberId, from: role, to: role });
export const memberReportsToChanged = factType('member.reports-to-changed', {
  memberId,
  from: memberId.nullable(),
  to: memberId.nullable(),
});
export const memberRemoved = factType('member.removed', { memberId });
export const memberReinstated = factType('member.reinstated', { memberId, role });

export const teamCreated = factType('team.created', {
  teamId,
  name: z.string().nullable(),
  kind: department.nullable(),
});
export const teamRenamed = factType('team.renamed', { teamId, name: z.string() });
export const teamMemberAdded = factType('team.member-added', { teamId, memberId });
export const teamMemberRemoved = factType('team.member-removed', { teamId, memberId });

const container = { containerId, containerKind };
export const accessGranted = factType('access.granted', { ...container, subjectKind, subject: z.uuid(), level });
export const accessRevoked = factType('access.revoked', { ...container, subjectKind, subject: z.uuid() });
export const visibilityChanged = factType('access.visibility-changed', {
  ...container,
  from: visibility,
  to: visibility,
});
