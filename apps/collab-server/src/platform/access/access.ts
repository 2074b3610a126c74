import { createHmac, timingSafeEqual } from 'node:crypto';

import { memberId, userId, workspaceId, type WorkspaceId } from '@baton/schema/shared';
import { members, signIns } from '@baton/schema/workspaces/tables';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';

import type { Scopes } from '../scope/scope.ts';
import type { Access, SignIn } from './access.port.ts';
import { readActor } from './read-actor.ts';

/** Name of the sign-in cookie; `__Host-` binds it to the exact host, which browsers allow over https only. */
export const signInCookie = (publicUrl: URL): string =>
  publicUrl.protocol === 'https:' ? '__Host-baton.sign-in' : 'baton.sign-in';

/** What the sign-in cookie is named and signed with. */
export interface SignInSecrets {
  secret: string;
  publicUrl: URL;
}

/** Who asks and with which rights, from the cookie and the tables. */
export const makeAccess = (parts: { scopes: Scopes } & SignInSecrets): Access => ({
  identify: (headers) => identify(parts, headers),
  chooseWorkspace,
  readActor: (tx, signIn, workspace) => readActor(tx, { user: signIn.user, workspace }),
});

/**
 * Tells who a request or a socket's upgrade request speaks for, in one query; null when there is no sign-in that still
 * lives. Expiry is judged by the database's clock.
 */
const identify = async (
  { scopes, secret, publicUrl }: { scopes: Scopes } & SignInSecrets,
  headers: Headers,
): Promise<SignIn | null> => {
  const token = readSignedCookie(headers.get('cookie'), signInCookie(publicUrl), secret);
  if (token === null) return null;
  const rows = await scopes.withSystem('sign-in', (tx) =>
    tx
      .select({ signIn: signIns.id, user: signIns.userId, workspace: members.workspace, member: members.id })
      .from(signIns)
      .leftJoin(members, and(eq(members.userId, signIns.userId), isNull(members.leftAt)))
      .where(and(eq(signIns.token, token), gt(signIns.expiresAt, sql`now()`)))
      .orderBy(members.joinedAt),
  );
  const [first] = rows;
  if (!first) return null;
  return {
    signIn: first.signIn,
    user: userId.parse(first.user),
    memberships: z.array(membershipRow).parse(rows.filter((row) => row.workspace !== null)),
  };
};

const membershipRow = z.object({ workspace: workspaceId, member: memberId });

/**
 * The workspace a request is about: the one it names, or the person's only one. Null when that is unclear or not theirs;
 * the caller answers the same for both.
 */
export const chooseWorkspace = (signIn: SignIn, named: string | null): WorkspaceId | null => {
  if (named !== null) return signIn.memberships.find(({ workspace }) => workspace === named)?.workspace ?? null;
  return signIn.memberships.length === 1 ? (signIn.memberships[0]?.workspace ?? null) : null;
};

/** Value of a cookie signed as the sign-in library signs: `value.base64(hmac-sha256(value))`, URL-encoded. */
export const readSignedCookie = (header: string | null, name: string, secret: string): string | null => {
  const raw = header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  if (!raw || raw.length > 1024) return null;
  const signed = decode(raw);
  const dot = signed.lastIndexOf('.');
  if (dot < 1) return null;
  const value = signed.slice(0, dot);
  const given = Buffer.from(signed.slice(dot + 1), 'base64');
  const wanted = createHmac('sha256', secret).update(value).digest();
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? value : null;
};

const decode = (raw: string): string => {
  try {
    return decodeURIComponent(raw);
  } catch {
    return '';
  }
};
