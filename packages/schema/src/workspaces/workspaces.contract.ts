import { oc } from '@orpc/contract';
import { z } from 'zod';

import { level, role, visibility } from '../shared/access.ts';
import { containerId, invitationId, memberId, teamId } from '../shared/id.ts';
import { listInput, listOf } from '../shared/list.ts';
import { currency } from '../shared/money.ts';
import { refusals } from '../shared/refusal.ts';
import {
  containerAccess,
  emailAddress,
  invitation,
  language,
  member,
  personName,
  subjectKind,
  team,
  teamName,
  workspace,
  workspaceName,
} from './workspace.ts';

const done = z.strictObject({});
/** Lists go on after the last id they gave. */
const pageInput = z.strictObject({ ...listInput, cursor: z.uuid().optional() });

export const workspaces = {
  read: oc.route({ method: 'GET', path: '/workspace', summary: 'Read the workspace' }).output(workspace),
  change: oc
    .route({ method: 'PATCH', path: '/workspace', summary: 'Change name, base currency or language of the workspace' })
    .input(
      z.strictObject({
        name: workspaceName.optional(),
        baseCurrency: currency.optional(),
        language: language.optional(),
      }),
    )
    .output(done),
};

export const members = {
  list: oc
    .route({ method: 'GET', path: '/members', summary: 'List members, those who left included' })
    .input(pageInput)
    .output(listOf(member)),
  rename: oc
    .route({ method: 'PUT', path: '/me/name', summary: 'Change the own name in this workspace' })
    .input(z.strictObject({ name: personName }))
    .output(done),
  changeRole: oc
    .route({ method: 'PUT', path: '/members/{memberId}/role', summary: 'Change the role of a member' })
    .input(z.strictObject({ memberId, role }))
    .output(done)
    .errors(refusals('last-owner', 'placeholder-cannot-own')),
  setReportsTo: oc
    .route({ method: 'PUT', path: '/members/{memberId}/reports-to', summary: 'Say whom a member reports to' })
    .input(z.strictObject({ memberId, reportsTo: memberId.nullable() }))
    .output(done)
    .errors(refusals('reports-in-circle', 'manager-not-found')),
  remove: oc
    .route({ method: 'DELETE', path: '/members/{memberId}', summary: 'Remove a member, or leave' })
    .input(z.strictObject({ memberId }))
    .output(done)
    .errors(refusals('last-owner')),
  reinstate: oc
    .route({ method: 'POST', path: '/members/{memberId}/reinstate', summary: 'Take a removed member back' })
    .input(z.strictObject({ memberId }))
    .output(done),
};

export const invitations = {
  list: oc
    .route({ method: 'GET', path: '/invitations', summary: 'List open invitations' })
    .input(pageInput)
    .output(listOf(invitation)),
  create: oc
    .route({ method: 'POST', path: '/invitations', summary: 'Invite somebody by e-mail' })
    .input(
      z.strictObject({
        email: emailAddress,
        role,
        teams: z.array(teamId).max(20).default([]),
        /** A placeholder from an import that this person is. */
        placeholder: memberId.optional(),
      }),
    )
    .output(z.strictObject({ id: invitationId, expiresAt: z.iso.datetime() }))
    .errors(refusals('already-member', 'guest-in-team', 'team-not-found', 'placeholder-not-found')),
  revoke: oc
    .route({ method: 'DELETE', path: '/invitations/{invitationId}', summary: 'Take back an open invitation' })
    .input(z.strictObject({ invitationId }))
    .output(done),
};

export const teams = {
  list: oc
    .route({ method: 'GET', path: '/teams', summary: 'List teams with their members' })
    .output(z.strictObject({ data: z.array(team) })),
  create: oc
    .route({ method: 'POST', path: '/teams', summary: 'Create a team' })
    .input(z.strictObject({ name: teamName }))
    .output(z.strictObject({ id: teamId }))
    .errors(refusals('team-name-taken')),
  rename: oc
    .route({ method: 'PATCH', path: '/teams/{teamId}', summary: 'Rename a team' })
    .input(z.strictObject({ teamId, name: teamName }))
    .output(done)
    .errors(refusals('team-name-taken')),
  addMember: oc
    .route({ method: 'PUT', path: '/teams/{teamId}/members/{memberId}', summary: 'Add a member to a team' })
    .input(z.strictObject({ teamId, memberId }))
    .output(done)
    .errors(refusals('guest-in-team')),
  removeMember: oc
    .route({ method: 'DELETE', path: '/teams/{teamId}/members/{memberId}', summary: 'Take a member out of a team' })
    .input(z.strictObject({ teamId, memberId }))
    .output(done),
};

const grantPath = '/containers/{containerId}/grants/{subjectKind}/{subject}';

export const access = {
  read: oc
    .route({ method: 'GET', path: '/containers/{containerId}/access', summary: 'Read who has access to a container' })
    .input(z.strictObject({ containerId }))
    .output(containerAccess),
  grant: oc
    .route({ method: 'PUT', path: grantPath, summary: 'Give a member or a team access' })
    .input(z.strictObject({ containerId, subjectKind, subject: z.uuid(), level }))
    .output(done)
    .errors(refusals('subject-not-found', 'ruled-by-roles')),
  revoke: oc
    .route({ method: 'DELETE', path: grantPath, summary: 'Take access from a member or a team' })
    .input(z.strictObject({ containerId, subjectKind, subject: z.uuid() }))
    .output(done)
    .errors(refusals('ruled-by-roles')),
  setVisibility: oc
    .route({ method: 'PUT', path: '/containers/{containerId}/visibility', summary: 'Say who sees a container' })
    .input(z.strictObject({ containerId, visibility }))
    .output(done)
    .errors(refusals('ruled-by-roles')),
};
