import { userId, type UserId } from '@baton/schema/shared';
import type { Language } from '@baton/schema/workspaces';
import { signInMethods, users } from '@baton/schema/workspaces/tables';
import { hashPassword } from 'better-auth/crypto';

import type { Tx } from '../scope/scope.ts';

/** Hash of a password as the sign-in library checks it; slow by intent, so call it outside of transactions. */
export const hashOfPassword = (password: string): Promise<string> => hashPassword(password);

/**
 * Makes a person who can sign in by password, in a `sign-in` transaction. There is no public way to this: the first
 * set-up and an accepted invitation call it. The address counts as theirs, since they proved it or run the machine.
 */
export const createPerson = async (
  tx: Tx,
  person: { name: string; email: string; passwordHash: string; language: Language; newId: () => string },
): Promise<UserId> => {
  const id = userId.parse(person.newId());
  const { name, email, language } = person;
  await tx.insert(users).values({ id, name, email, emailVerified: true, language });
  await tx.insert(signInMethods).values({
    id: person.newId(),
    accountId: id,
    providerId: 'credential',
    userId: id,
    password: person.passwordHash,
  });
  return id;
};
