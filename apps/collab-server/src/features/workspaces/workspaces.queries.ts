import type { MemberId, TeamId } from '@baton/schema/shared';
import {
  access,
  invitations as invitationsContract,
  members as membersContract,
  roleHas,
  teams as teamsContract,
  workspaces as workspacesContract,
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
import { and, asc, eq, gt, sql } from 'drizzle-orm';

import { levelOn } from '#platform/access/levels.ts';
import { query } from '#platform/command/query.ts';

import { stillOpen } from './invitations/invitations.command.ts';
import { invitationPolicy } from './workspaces.policy.ts';

const everyMember = () => true;

export const readWorkspace = query({
  contract: workspacesContract.read,
  may: everyMember,
  read: async ({ tx, actor }) => {
    const [row] = await tx.select().from(workspaces).where(eq(workspaces.id, actor.workspace));
    return row ? { id: row.id, name: row.name, baseCurrency: row.baseCurrency, language: row.language } : null;
  },
});

/** A guest sees themselves alone; addresses are for those who work here. */
export const listMembers = query({
  contract: membersContract.list,
  may: everyMember,
  read: async ({ tx, actor, input }) => {
    const onlySelf = !roleHas(actor.role, 'see-members');
    const rows = await tx
      .select({
        member: members,
        teams: sql<TeamId[]>`array(
          select ${teamMembers.team} from ${teamMembers}
          where ${teamMembers.workspace} = ${members.workspace} and ${teamMembers.member} = ${members.id})`,
      })
      .from(members)
      .where(
        and(
          eq(members.workspace, actor.workspace),
          onlySelf ? eq(members.id, actor.member) : undefined,
          input.cursor ? gt(members.id, input.cursor as MemberId) : undefined,
        ),
      )
      .orderBy(asc(members.id))
      .limit(input.limit + 1);
    const seesAddresses = (id: MemberId) => roleHas(actor.role, 'see-addresses') || id === actor.member;
    const data = rows.map(({ member, teams: within }) => ({
      id: member.id,
      name: member.name,
      email: seesAddresses(member.id) ? member.email : null,
      role: member.role,
      reportsTo: onlySelf ? null : member.reportsTo,
      teams: within,
      placeholder: member.userId === null,
      leftAt: member.leftAt?.toISOString() ?? null,
    }));
    return page(data, input.limit);
  },
});

export const listTeams = query({
  contract: teamsContract.list,
  may: (actor) => roleHas(actor.role, 'see-members'),
  read: async ({ tx, actor }) => {
    const rows = await tx
      .select({
        id: teams.id,
        name: teams.name,
        kind: teams.kind,
        members: sql<MemberId[]>`array(
          select ${teamMembers.member} from ${teamMembers}
          where ${teamMembers.workspace} = ${teams.workspace} and ${teamMembers.team} = ${teams.id})`,
      })
      .from(teams)
      .where(eq(teams.workspace, actor.workspace))
      .orderBy(asc(teams.createdAt), asc(teams.id));
    return { data: rows };
  },
});

export const listInvitations = query({
  contract: invitationsContract.list,
  may: invitationPolicy.list,
  read: async ({ tx, actor, input }) => {
    const rows = await tx
      .select()
      .from(invitations)
      .where(
        and(
          eq(invitations.workspace, actor.workspace),
          stillOpen,
          input.cursor ? gt(sql`${invitations.id}`, input.cursor) : undefined,
        ),
      )
      .orderBy(asc(invitations.id))
      .limit(input.limit + 1);
    const data = rows.map(({ id, email, role, teams: joined, invitedBy, expiresAt }) => ({
      id,
      email,
      role,
      teams: joined,
      invitedBy,
      expiresAt: expiresAt.toISOString(),
    }));
    return page(data, input.limit);
  },
});

export const readAccess = query({
  contract: access.read,
  may: everyMember,
  read: async ({ tx, actor, input }) => {
    const level = await levelOn(tx, actor, 'any', input.containerId);
    if (level === null) return null;
    const here = and(eq(containers.workspace, actor.workspace), eq(containers.id, input.containerId));
    const [container] = await tx.select().from(containers).where(here);
    if (!container) return null;
    const given = roleHas(actor.role, 'see-members')
      ? await tx
          .select({ subjectKind: grants.subjectKind, subject: grants.subject, level: grants.level })
          .from(grants)
          .where(and(eq(grants.workspace, actor.workspace), eq(grants.container, input.containerId)))
      : [];
    return { id: container.id, kind: container.kind, visibility: container.visibility, grants: given, level };
  },
});

const page = <Row extends { id: string }>(rows: Row[], limit: number) => {
  const data = rows.slice(0, limit);
  const has_more = rows.length > limit;
  return { data, page: { next_cursor: has_more ? (data.at(-1)?.id ?? null) : null, has_more } };
};
