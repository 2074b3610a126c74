import { appPasswords } from '@baton/schema/calendar/tables';
import { userId, type PasswordId, type WorkspaceId } from '@baton/schema/shared';
import { members, rateLimits } from '@baton/schema/workspaces/tables';
import { and, eq, gt, isNull, lt, ne, or, sql } from 'drizzle-orm';

import type { SignIn } from '#platform/access/access.port.ts';
import { bucketsFor, countTries, type Bucket } from '#platform/access/try-limits.ts';
import type { Scopes } from '#platform/scope/scope.ts';

import { hashOfSecret } from './app-passwords.command.ts';

/** Who comes with an app password, and in which workspace. */
export interface Device {
  password: PasswordId;
  workspace: WorkspaceId;
  signIn: SignIn;
}

export type Entry = { kind: 'device'; device: Device } | { kind: 'unknown' } | { kind: 'too-many'; wait: number };

interface Asking {
  /** The `authorization` header. */
  header: string | null;
  address: string;
  now: Date;
}

/**
 * Rule CA13. By an app password and the e-mail address of whose it is, never by the password of an account. Wrong ones are
 * counted, by address and by name at that address: nobody elsewhere can lock a phone out.
 */
export const signInDevice = async (scopes: Scopes, { header, address, now }: Asking): Promise<Entry> => {
  const given = basicIn(header);
  if (!given) return { kind: 'unknown' };
  const buckets = bucketsFor('caldav', { account: `${address} ${given.name}`, address });
  const wait = await waitOf(scopes, buckets);
  if (wait > 0) return { kind: 'too-many', wait };
  const device = await deviceOf(scopes, given);
  if (!device) {
    await countTries(scopes, buckets);
    return { kind: 'unknown' };
  }
  await noteUse(scopes, device, now);
  return { kind: 'device', device };
};

const longest = 500;

const basicIn = (header: string | null): { name: string; secret: string } | null => {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1];
  if (!encoded || encoded.length > longest) return null;
  const told = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = told.indexOf(':');
  return colon < 1 ? null : { name: told.slice(0, colon).trim().toLowerCase(), secret: told.slice(colon + 1) };
};

/** How long a full bucket stays full, in seconds; 0 when none is. */
const waitOf = (scopes: Scopes, buckets: readonly Bucket[]): Promise<number> =>
  scopes.withSystem('sign-in', async (tx) => {
    const full = buckets.map(({ key, limit }) =>
      and(eq(rateLimits.key, key), sql`${rateLimits.hits} >= ${limit.tries}`),
    );
    const [row] = await tx
      .select({ wait: sql<number>`ceil(extract(epoch from max(${rateLimits.resetsAt}) - now()))::int` })
      .from(rateLimits)
      .where(and(or(...full), gt(rateLimits.resetsAt, sql`now()`)));
    return row?.wait ?? 0;
  });

const deviceOf = async (scopes: Scopes, { name, secret }: { name: string; secret: string }): Promise<Device | null> => {
  const [row] = await scopes.withSystem('sign-in', (tx) =>
    tx
      .select({
        password: appPasswords.id,
        workspace: appPasswords.workspace,
        member: members.id,
        user: members.userId,
        email: members.email,
      })
      .from(appPasswords)
      .innerJoin(members, and(eq(members.workspace, appPasswords.workspace), eq(members.id, appPasswords.member)))
      .where(and(eq(appPasswords.secretHash, hashOfSecret(secret)), isNull(members.leftAt))),
  );
  if (!row || row.user === null || row.email?.toLowerCase() !== name) return null;
  const { password, workspace, member, user } = row;
  const signIn = { signIn: password, user: userId.parse(user), memberships: [{ workspace, member }] };
  return { password, workspace, signIn };
};

/** To the hour: devices come every few minutes. */
const noteUse = async (scopes: Scopes, { password, workspace }: Device, now: Date): Promise<void> => {
  const hour = new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000);
  await scopes.withWorkspace({ workspace }, (tx) =>
    tx
      .update(appPasswords)
      .set({ usedAt: hour })
      .where(
        and(
          eq(appPasswords.workspace, workspace),
          eq(appPasswords.id, password),
          or(isNull(appPasswords.usedAt), and(ne(appPasswords.usedAt, hour), lt(appPasswords.usedAt, hour))),
        ),
      ),
  );
};
