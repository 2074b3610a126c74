import type { MemberId, TeamId } from '@baton/schema/shared';
import {
  accessGranted,
  accessRevoked,
  invitationRevoked,
  memberInvited,
  memberJoined,
  memberReinstated,
  memberRemoved,
  memberRenamed,
  memberReportsToChanged,
  memberRoleChanged,
  teamCreated,
  teamMemberAdded,
  teamMemberRemoved,
  teamRenamed,
  visibilityChanged,
  workspaceChanged,
} from '@baton/schema/workspaces';
import {
  containers,
  grants,
  invitations,
  members,
  teamMembers,
  teams,
  workspaces,
} from '@baton/schema/workspaces/tables';
import { and, eq } from 'drizzle-orm';

import type { FactProjection, RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

const change = (tx: Tx, fact: RecordedFact, member: MemberId, set: Partial<typeof members.$inferInsert>) =>
  tx
    .update(members)
    .set(set)
    .where(and(eq(members.workspace, fact.workspace), eq(members.id, member)));

const memberProjections: Record<string, FactProjection> = {
  [memberJoined.type]: async (tx, fact) => {
    const { memberId: id, userId, name, email, role, teams: joined, invitationId } = memberJoined.data.parse(fact.data);
    const row = { userId, name, email, role, leftAt: null };
    await tx
      .insert(members)
      .values({ workspace: fact.workspace, id, joinedAt: fact.occurredAt, ...row })
      .onConflictDoUpdate({ target: [members.workspace, members.id], set: row });
    for (const team of joined) await addToTeam(tx, fact, team, id);
    if (invitationId === null) return;
    await tx
      .update(invitations)
      .set({ acceptedAt: fact.occurredAt })
      .where(and(eq(invitations.workspace, fact.workspace), eq(invitations.id, invitationId)));
  },
  [memberRenamed.type]: async (tx, fact) => {
    const { memberId, name } = memberRenamed.data.parse(fact.data);
    await change(tx, fact, memberId, { name });
  },
  [memberRoleChanged.type]: async (tx, fact) => {
    const { memberId, to } = memberRoleChanged.data.parse(fact.data);
    await change(tx, fact, memberId, { role: to });
  },
  [memberReportsToChanged.type]: async (tx, fact) => {
    const { memberId, to } = memberReportsToChanged.data.parse(fact.data);
    await change(tx, fact, memberId, { reportsTo: to });
  },
  [memberRemoved.type]: async (tx, fact) => {
    await change(tx, fact, memberRemoved.data.parse(fact.data).memberId, { leftAt: fact.occurredAt });
  },
  [memberReinstated.type]: async (tx, fact) => {
    await change(tx, fact, memberReinstated.data.parse(fact.data).memberId, { leftAt: null });
  },
  [memberInvited.type]: async (tx, fact) => {
    const { invitationId: id, expiresAt, ...data } = memberInvited.data.parse(fact.data);
    const invitedBy = fact.actor;
    if (invitedBy === null) throw new Error('An invitation is always somebody’s');
    const { workspace } = fact;
    await tx.insert(invitations).values({ workspace, id, invitedBy, expiresAt: new Date(expiresAt), ...data });
  },
  [invitationRevoked.type]: async (tx, fact) => {
    const { invitationId } = invitationRevoked.data.parse(fact.data);
    await tx
      .update(invitations)
      .set({ revokedAt: fact.occurredAt })
      .where(and(eq(invitations.workspace, fact.workspace), eq(invitations.id, invitationId)));
  },
};

const teamProjections: Record<string, FactProjection> = {
  [teamCreated.type]: async (tx, fact) => {
    const { teamId: id, name, kind } = teamCreated.data.parse(fact.data);
    await tx.insert(teams).values({ workspace: fact.workspace, id, name, kind, createdAt: fact.occurredAt });
  },
  [teamRenamed.type]: async (tx, fact) => {
    const { teamId, name } = teamRenamed.data.parse(fact.data);
    await tx
      .update(teams)
      .set({ name })
      .where(and(eq(teams.workspace, fact.workspace), eq(teams.id, teamId)));
  },
  [teamMemberAdded.type]: async (tx, fact) => {
    const { teamId, memberId } = teamMemberAdded.data.parse(fact.data);
    await addToTeam(tx, fact, teamId, memberId);
  },
  [teamMemberRemoved.type]: async (tx, fact) => {
    const { teamId, memberId } = teamMemberRemoved.data.parse(fact.data);
    await tx
      .delete(teamMembers)
      .where(
        and(eq(teamMembers.workspace, fact.workspace), eq(teamMembers.team, teamId), eq(teamMembers.member, memberId)),
      );
  },
};

const addToTeam = (tx: Tx, { workspace }: RecordedFact, team: TeamId, member: MemberId) =>
  tx.insert(teamMembers).values({ workspace, team, member }).onConflictDoNothing();

const accessProjections: Record<string, FactProjection> = {
  [accessGranted.type]: async (tx, fact) => {
    const { containerId: container, subjectKind, subject, level } = accessGranted.data.parse(fact.data);
    await tx
      .insert(grants)
      .values({ workspace: fact.workspace, container, subjectKind, subject, level })
      .onConflictDoUpdate({
        target: [grants.workspace, grants.container, grants.subjectKind, grants.subject],
        set: { level },
      });
  },
  [accessRevoked.type]: async (tx, fact) => {
    const { containerId, subjectKind, subject } = accessRevoked.data.parse(fact.data);
    await tx
      .delete(grants)
      .where(
        and(
          eq(grants.workspace, fact.workspace),
          eq(grants.container, containerId),
          eq(grants.subjectKind, subjectKind),
          eq(grants.subject, subject),
        ),
      );
  },
  [visibilityChanged.type]: async (tx, fact) => {
    const { containerId, to } = visibilityChanged.data.parse(fact.data);
    await tx
      .update(containers)
      .set({ visibility: to })
      .where(and(eq(containers.workspace, fact.workspace), eq(containers.id, containerId)));
  },
};

/** Facts of people and rights → their rows. `workspace.created` follows its row: facts refer to it. */
export const workspacesProjections: Record<string, FactProjection> = {
  [workspaceChanged.type]: async (tx, fact) => {
    const set = workspaceChanged.data.parse(fact.data);
    await tx.update(workspaces).set(set).where(eq(workspaces.id, fact.workspace));
  },
  ...memberProjections,
  ...teamProjections,
  ...accessProjections,
};
