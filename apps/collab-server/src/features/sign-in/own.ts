import type { TeamId } from '@baton/schema/shared';
import { people, roleTable, type Language, type Theme } from '@baton/schema/workspaces';
import { members, signIns, teamMembers, users, workspaces } from '@baton/schema/workspaces/tables';
import { and, desc, eq, gt, isNull, ne, sql } from 'drizzle-orm';

import { door } from '#platform/command/door.ts';
import { headsOf } from '#platform/feed/heads.ts';
import type { Scopes, Tx } from '#platform/scope/scope.ts';

export const whoAmI = door({
  contract: people.whoAmI,
  who: 'signed-in',
  handle: ({ scopes, signIn }) =>
    scopes.withSystem('sign-in', async (tx) => {
      const [user] = await tx.select().from(users).where(eq(users.id, signIn.user));
      if (!user) return null;
      return {
        user: user.id,
        email: user.email,
        language: user.language as Language | null,
        theme: user.theme as Theme,
        signIn: signIn.signIn,
        memberships: await membershipsOf(tx, scopes, user.id),
      };
    }),
});

const membershipsOf = async (tx: Tx, scopes: Scopes, user: string) => {
  const rows = await tx
    .select({
      workspace: workspaces,
      member: members.id,
      name: members.name,
      role: members.role,
      teams: sql<TeamId[]>`array(
        select ${teamMembers.team} from ${teamMembers}
        where ${teamMembers.workspace} = ${members.workspace} and ${teamMembers.member} = ${members.id})`,
    })
    .from(members)
    .innerJoin(workspaces, eq(workspaces.id, members.workspace))
    .where(and(sql`${members.userId} = ${user}`, isNull(members.leftAt)))
    .orderBy(members.joinedAt);
  const ids = rows.map(({ workspace }) => workspace.id);
  const heads = await headsOf(scopes, ids, []);
  return rows.map(({ workspace: { id, name, baseCurrency, language }, ...membership }) => ({
    workspace: { id, name, baseCurrency, language },
    ...membership,
    abilities: [...roleTable[membership.role].abilities],
    seq: heads.get(id)?.seq ?? 0,
  }));
};

export const setPreferences = door({
  contract: people.setPreferences,
  who: 'signed-in',
  handle: async ({ scopes, signIn, input, now }) => {
    await scopes.withSystem('sign-in', (tx) =>
      tx
        .update(users)
        .set({ ...input, updatedAt: now })
        .where(eq(users.id, signIn.user)),
    );
    return {};
  },
});

export const listDevices = door({
  contract: people.listDevices,
  who: 'signed-in',
  handle: ({ scopes, signIn }) =>
    scopes.withSystem('sign-in', async (tx) => {
      const rows = await tx
        .select()
        .from(signIns)
        .where(and(eq(signIns.userId, signIn.user), gt(signIns.expiresAt, sql`now()`)))
        .orderBy(desc(signIns.updatedAt))
        .limit(200);
      const data = rows.map((row) => ({
        id: row.id,
        agent: row.userAgent,
        address: row.ipAddress,
        since: row.createdAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
        current: row.id === signIn.signIn,
      }));
      return { data };
    }),
});

/** Ends one of the person's own sign-ins; its sockets close with it. Somebody else's is not there. */
export const endDevice = door({
  contract: people.endDevice,
  who: 'signed-in',
  handle: ({ scopes, signIn, input }) =>
    scopes.withSystem('sign-in', async (tx) => {
      const ended = await tx
        .delete(signIns)
        .where(and(eq(signIns.id, input.deviceId), eq(signIns.userId, signIn.user)))
        .returning({ id: signIns.id });
      return ended.length === 0 ? null : {};
    }),
});

export const endOtherDevices = door({
  contract: people.endOtherDevices,
  who: 'signed-in',
  handle: ({ scopes, signIn }) =>
    scopes.withSystem('sign-in', async (tx) => {
      const ended = await tx
        .delete(signIns)
        .where(and(eq(signIns.userId, signIn.user), ne(signIns.id, signIn.signIn)))
        .returning({ id: signIns.id });
      return { ended: ended.length };
    }),
});
