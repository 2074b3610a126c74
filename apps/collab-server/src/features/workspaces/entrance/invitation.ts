import { memberId, refuse, type UserId } from '@baton/schema/shared';
import { entrance, memberJoined, type Language } from '@baton/schema/workspaces';
import { invitations, members, users, workspaces } from '@baton/schema/workspaces/tables';
import { and, eq } from 'drizzle-orm';

import { createPerson, hashOfPassword } from '#platform/access/create-person.ts';
import { bucketsFor, spendTry } from '#platform/access/try-limits.ts';
import { door, type DoorCall } from '#platform/command/door.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { hashOfToken } from '../invitations/invitation-token.ts';
import { stillOpen } from '../invitations/invitations.command.ts';

/** What the holder of a token may know before they accept. Unknown, used, revoked and expired look the same (W4). */
export const readInvitation = door({
  contract: entrance.readInvitation,
  who: 'anyone',
  handle: async ({ input, scopes, address }) => {
    await spendTry(scopes, bucketsFor('invitation', { address }));
    return scopes.withSystem('sign-in', async (tx) => {
      const found = await openInvitation(tx, input.token);
      if (!found) return refuse('invitation-not-valid');
      const { invitation, workspaceName, invitedBy } = found;
      const signInFirst = (await personWith(tx, invitation.email)) !== null;
      return { workspaceName, email: invitation.email, invitedBy, signInFirst };
    });
  },
});

interface Newcomer {
  name: string;
  passwordHash: string;
}

type Accepting = DoorCall<{ token: string; name?: string | undefined; password?: string | undefined }>;

/** W4: whoever holds the token joins, as a new person or as the one who signs in with that address already. */
export const acceptInvitation = door({
  contract: entrance.acceptInvitation,
  who: 'anyone',
  handle: async (call) => {
    await spendTry(call.scopes, bucketsFor('invitation', { address: call.address }));
    const newcomer = await newcomerOf(call);
    return call.scopes.withSystem('sign-in', (tx) => join(tx, call, newcomer));
  },
});

/** Hashing is slow: it happens outside the transaction, and not at all for a person who is signed in. */
const newcomerOf = async ({ signIn, input }: Accepting): Promise<Newcomer | null> =>
  signIn === null && input.name !== undefined && input.password !== undefined
    ? { name: input.name, passwordHash: await hashOfPassword(input.password) }
    : null;

const join = async (tx: Tx, call: Accepting, newcomer: Newcomer | null) => {
  const found = await openInvitation(tx, call.input.token);
  if (!found) return refuse('invitation-not-valid');
  const { invitation, language } = found;
  const { workspace, email, role, teams } = invitation;
  const known = await personWith(tx, email);
  if (call.signIn !== null && known?.id !== call.signIn.user) return refuse('other-address');
  if (call.signIn === null && known) return refuse('sign-in-first');
  if (!known && !newcomer) return refuse('name-and-password-needed');
  const person = known ?? (await makePerson(tx, call, { email, language, ...newcomer! }));
  const seat = await seatOf(tx, invitation, person.id);
  if (seat === 'taken') return refuse('invitation-not-valid');
  const id = seat ?? memberId.parse(call.newId());
  const joined = memberJoined({
    subject: { kind: 'member', id },
    data: { memberId: id, userId: person.id, name: person.name, email, role, teams, invitationId: invitation.id },
  });
  const by = { workspace, actor: id, origin: 'person' as const, cause: null };
  await call.facts.record(tx, by, [{ ...joined, occurredAt: call.now }]);
  return { workspace, member: id, email };
};

const openInvitation = async (tx: Tx, token: string) => {
  const [row] = await tx
    .select({
      invitation: invitations,
      workspaceName: workspaces.name,
      language: workspaces.language,
      invitedBy: members.name,
    })
    .from(invitations)
    .innerJoin(workspaces, eq(workspaces.id, invitations.workspace))
    .innerJoin(members, and(eq(members.workspace, invitations.workspace), eq(members.id, invitations.invitedBy)))
    .where(and(eq(invitations.tokenHash, hashOfToken(token)), stillOpen))
    .for('no key update', { of: invitations });
  return row ?? null;
};

const personWith = async (tx: Tx, email: string): Promise<{ id: UserId; name: string } | null> => {
  const [row] = await tx.select({ id: users.id, name: users.name }).from(users).where(eq(users.email, email));
  return row ? { id: row.id as UserId, name: row.name } : null;
};

const makePerson = async (
  tx: Tx,
  { newId }: Accepting,
  person: Newcomer & { email: string; language: Language },
): Promise<{ id: UserId; name: string }> => ({
  id: await createPerson(tx, { ...person, newId }),
  name: person.name,
});

/** The member row that this person takes: their own of earlier days, or the placeholder they were invited as. */
const seatOf = async (tx: Tx, invitation: typeof invitations.$inferSelect, user: UserId) => {
  const [former] = await tx
    .select({ id: members.id, leftAt: members.leftAt })
    .from(members)
    .where(and(eq(members.workspace, invitation.workspace), eq(members.userId, user)));
  if (former) return former.leftAt === null ? 'taken' : former.id;
  return invitation.placeholder;
};
