import { roleHas } from '@baton/schema/workspaces';

import type { Feature, FactVisibility } from '#platform/command/feature.ts';

import { grantAccess, revokeAccess, setVisibility } from './access/access.command.ts';
import { acceptInvitation, readInvitation } from './entrance/invitation.ts';
import { createWorkspace, readSetup, setUp } from './entrance/setup.ts';
import { inviteMember, revokeInvitation, type InvitationParts } from './invitations/invitations.command.ts';
import { changeRole, reinstateMember, removeMember, renameSelf, setReportsTo } from './members/members.command.ts';
import { addToTeam, createTeam, removeFromTeam, renameTeam } from './teams/teams.command.ts';
import { changeWorkspace } from './workspaces.command.ts';
import { workspacesProjections } from './workspaces.projection.ts';
import { listInvitations, listMembers, listTeams, readAccess, readWorkspace } from './workspaces.queries.ts';

/** Colleagues see what happens to members and teams; a guest sees what happens to them. */
const aboutPeople: FactVisibility = async (_tx, actor, facts) =>
  new Set(
    facts
      .filter(({ subject }) => roleHas(actor.role, 'see-members') || subject.id === actor.member)
      .map(({ id }) => id),
  );

const aboutInvitations: FactVisibility = async (_tx, actor, facts) =>
  new Set(roleHas(actor.role, 'invite-members') ? facts.map(({ id }) => id) : []);

const aboutWorkspace: FactVisibility = async (_tx, _actor, facts) => new Set(facts.map(({ id }) => id));

/** People, what they are in a workspace, and what they may do there. */
export const workspacesFeature = (parts: InvitationParts): Feature => ({
  name: 'workspaces',
  commands: [
    changeWorkspace,
    changeRole,
    setReportsTo,
    removeMember,
    reinstateMember,
    renameSelf,
    inviteMember(parts),
    revokeInvitation,
    createTeam,
    renameTeam,
    addToTeam,
    removeFromTeam,
    grantAccess,
    revokeAccess,
    setVisibility,
  ],
  queries: [readWorkspace, listMembers, listTeams, listInvitations, readAccess],
  doors: [readSetup, setUp, createWorkspace, readInvitation, acceptInvitation],
  projections: workspacesProjections,
  sees: { member: aboutPeople, team: aboutPeople, invitation: aboutInvitations, workspace: aboutWorkspace },
});
