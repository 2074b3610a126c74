import { invitations as contract } from '@baton/schema/workspaces';
import { invitations, members, teams, workspaces } from '@baton/schema/workspaces/tables';
import { and, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { command } from '#platform/command/command.ts';
import type { Mailer } from '#platform/mail/mail.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { lockRights } from '../members/member-rows.ts';
import { invitationPolicy } from '../workspaces.policy.ts';
import { invitationMail } from './invitation-mail.ts';
import { hashOfToken, newInvitationToken } from './invitation-token.ts';
import { decideInvite, decideRevoke, type InviteWorld } from './invitations.decide.ts';

export interface InvitationParts {
  mailer: Mailer;
  publicUrl: URL;
}

/** Invites by mail, which is sent if and only if the invitation stands. */
export const inviteMember = ({ mailer, publicUrl }: InvitationParts) =>
  command({
    contract: contract.create,
    load: async ({ tx, actor, input }): Promise<InviteWorld> => {
      await lockRights(tx, actor);
      return {
        wanted: input.role,
        memberAlready: await isMember(tx, actor, input.email),
        teamsKnown: await areTeams(tx, actor, input.teams),
        placeholder: input.placeholder ? await unclaimed(tx, actor, input.placeholder) : null,
        open: await openInvitations(tx, actor, input.email),
      };
    },
    may: invitationPolicy.create,
    decide: decideInvite,
    write: async ({ tx, actor, input, accepted }) => {
      const token = newInvitationToken();
      await tx
        .update(invitations)
        .set({ tokenHash: hashOfToken(token) })
        .where(and(eq(invitations.workspace, actor.workspace), eq(sql`${invitations.id}`, accepted.answer.id)));
      const words = await wordsFor(tx, actor);
      await mailer.send(invitationMail(input.email, { ...words, token, publicUrl }), tx);
    },
  });

export const revokeInvitation = command({
  contract: contract.revoke,
  load: async ({ tx, actor, input }) => {
    const [row] = await tx
      .select()
      .from(invitations)
      .where(and(eq(invitations.workspace, actor.workspace), eq(invitations.id, input.invitationId), stillOpen))
      .for('no key update');
    return row ?? null;
  },
  may: (actor, invitation) => invitationPolicy.revoke(actor, invitation),
  decide: decideRevoke,
});

/** W4 in SQL, by the database's clock. */
export const stillOpen = and(
  isNull(invitations.acceptedAt),
  isNull(invitations.revokedAt),
  gt(invitations.expiresAt, sql`now()`),
);

const isMember = async (tx: Tx, actor: Actor, email: string): Promise<boolean> => {
  const rows = await tx
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        eq(members.workspace, actor.workspace),
        eq(members.email, email),
        isNull(members.leftAt),
        isNotNull(members.userId),
      ),
    );
  return rows.length > 0;
};

const areTeams = async (tx: Tx, actor: Actor, wanted: readonly (typeof teams.$inferSelect)['id'][]) => {
  const distinct = [...new Set(wanted)];
  if (distinct.length === 0) return true;
  const known = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.workspace, actor.workspace), inArray(teams.id, distinct)));
  return known.length === distinct.length;
};

const unclaimed = async (tx: Tx, actor: Actor, id: (typeof members.$inferSelect)['id']) => {
  const [row] = await tx
    .select({ id: members.id })
    .from(members)
    .where(
      and(eq(members.workspace, actor.workspace), eq(members.id, id), isNull(members.userId), isNull(members.leftAt)),
    );
  return row?.id ?? null;
};

const openInvitations = (tx: Tx, actor: Actor, email: string) =>
  tx
    .select({ id: invitations.id, email: invitations.email })
    .from(invitations)
    .where(and(eq(invitations.workspace, actor.workspace), eq(invitations.email, email), stillOpen));

const wordsFor = async (tx: Tx, actor: Actor) => {
  const [row] = await tx
    .select({ workspace: workspaces.name, language: workspaces.language, inviter: members.name })
    .from(workspaces)
    .innerJoin(members, and(eq(members.workspace, workspaces.id), eq(members.id, actor.member)))
    .where(eq(workspaces.id, actor.workspace));
  if (!row) throw new Error('A member without a row invites');
  return row;
};
