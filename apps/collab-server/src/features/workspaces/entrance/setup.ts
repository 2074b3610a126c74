import { refuse } from '@baton/schema/shared';
import { entrance, people } from '@baton/schema/workspaces';
import { members, users } from '@baton/schema/workspaces/tables';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';

import { createPerson, hashOfPassword } from '#platform/access/create-person.ts';
import { bucketsFor, spendTry } from '#platform/access/try-limits.ts';
import { door } from '#platform/command/door.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { foundWorkspace } from './found.ts';

export const readSetup = door({
  contract: entrance.readSetup,
  who: 'anyone',
  handle: async ({ scopes }) => ({ open: await scopes.withSystem('sign-in', isFirst) }),
});

/** Any number that no other lock takes; held until the transaction ends, so that of two set-ups one is the first (W10). */
const setupLock = 726_174_101;

/** W10. */
export const setUp = door({
  contract: entrance.setUp,
  who: 'anyone',
  handle: async (call) => {
    const { name, email, password, ...draft } = call.input;
    await spendTry(call.scopes, bucketsFor('setup', { address: call.address }));
    if (!(await call.scopes.withSystem('sign-in', isFirst))) return refuse('already-set-up');
    const passwordHash = await hashOfPassword(password);
    return call.scopes.withSystem('sign-in', async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${setupLock})`);
      if (!(await isFirst(tx))) return refuse('already-set-up');
      const { language } = draft;
      const userId = await createPerson(tx, { name, email, passwordHash, language, newId: call.newId });
      const { workspace } = await foundWorkspace(tx, call, draft, { userId, name, email });
      return { workspace };
    });
  },
});

/** Another workspace of this installation; for those who own or administer one already. */
export const createWorkspace = door({
  contract: people.createWorkspace,
  who: 'signed-in',
  handle: (call) =>
    call.scopes.withSystem('sign-in', async (tx) => {
      const [user] = await tx.select().from(users).where(eq(users.id, call.signIn.user));
      const [runs] = await tx
        .select({ name: members.name })
        .from(members)
        .where(
          and(eq(members.userId, call.signIn.user), isNull(members.leftAt), inArray(members.role, ['owner', 'admin'])),
        );
      if (!user || !runs) return null;
      return foundWorkspace(tx, call, call.input, { userId: call.signIn.user, name: runs.name, email: user.email });
    }),
});

const isFirst = async (tx: Tx): Promise<boolean> => {
  const rows = await tx.select({ id: users.id }).from(users).limit(1);
  return rows.length === 0;
};
