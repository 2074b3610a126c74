import { createHash } from 'node:crypto';

import { appPassword, appPasswords as contract } from '@baton/schema/calendar';
import { appPasswords } from '@baton/schema/calendar/tables';
import { and, asc, eq } from 'drizzle-orm';

import { command } from '#platform/command/command.ts';
import { query } from '#platform/command/query.ts';

import { calendarPolicy } from '../calendar.policy.ts';
import { decideCreatePassword, decideRevokePassword } from './app-passwords.decide.ts';

/** What is kept of a secret; people type it on phones, with or without its dashes. */
export const hashOfSecret = (secret: string): Uint8Array =>
  createHash('sha256')
    .update(secret.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
    .digest();

export const createPassword = command({
  contract: contract.createPassword,
  load: async ({ tx, actor, input }) => {
    const held = await tx
      .select({ id: appPasswords.id })
      .from(appPasswords)
      .where(and(eq(appPasswords.workspace, actor.workspace), eq(appPasswords.member, actor.member)));
    const taken = await tx
      .select({ id: appPasswords.id })
      .from(appPasswords)
      .where(eq(appPasswords.secretHash, hashOfSecret(input.secret)));
    return { held: held.length, taken: taken.length > 0 };
  },
  may: calendarPolicy.look,
  decide: decideCreatePassword,
  // Neither the secret nor the name of a device is in a fact: whoever reads the history would learn of it.
  write: async ({ tx, actor, input, accepted }) => {
    const { id, createdAt } = appPassword.parse(accepted.answer);
    await tx.insert(appPasswords).values({
      workspace: actor.workspace,
      id,
      member: actor.member,
      name: input.name,
      secretHash: hashOfSecret(input.secret),
      createdAt: new Date(createdAt),
    });
  },
});

export const revokePassword = command({
  contract: contract.revokePassword,
  load: async ({ tx, actor, input }) => {
    const [row] = await tx
      .select({ id: appPasswords.id, member: appPasswords.member })
      .from(appPasswords)
      .where(and(eq(appPasswords.workspace, actor.workspace), eq(appPasswords.id, input.passwordId)))
      .for('update');
    return row ?? null;
  },
  may: (actor, { member }) => calendarPolicy.look(actor) && member === actor.member,
  decide: decideRevokePassword,
  write: async ({ tx, actor, thing }) => {
    await tx
      .delete(appPasswords)
      .where(and(eq(appPasswords.workspace, actor.workspace), eq(appPasswords.id, thing.id)));
  },
});

export const listPasswords = query({
  contract: contract.listPasswords,
  may: calendarPolicy.look,
  read: async ({ tx, actor }) => {
    const rows = await tx
      .select()
      .from(appPasswords)
      .where(and(eq(appPasswords.workspace, actor.workspace), eq(appPasswords.member, actor.member)))
      .orderBy(asc(appPasswords.createdAt), asc(appPasswords.id));
    return {
      data: rows.map(({ id, name, createdAt, usedAt }) => ({
        id,
        name,
        createdAt: createdAt.toISOString(),
        usedAt: usedAt?.toISOString() ?? null,
      })),
    };
  },
});
