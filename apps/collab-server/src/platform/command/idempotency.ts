import { idempotencyKeys } from '@baton/schema/facts/tables';
import { and, eq } from 'drizzle-orm';

import type { Actor } from '../access/actor.ts';
import type { Tx } from '../scope/scope.ts';

/** What is known of a key: nothing yet, its answer, or that it belongs to another request. */
export type KeyClaim = { kind: 'fresh' } | { kind: 'answered'; answer: unknown } | { kind: 'other-request' };

/**
 * Claims a key in the command's own transaction, so that key and effect are committed together or not at all. Of several
 * requests at once the others wait here until the first has ended; if it was rolled back, the next one acts.
 */
export const claimKey = async (tx: Tx, actor: Actor, key: string, digest: Uint8Array, now: Date): Promise<KeyClaim> => {
  const row = { workspace: actor.workspace, actor: actor.member, key, digest, createdAt: now };
  const claimed = await tx
    .insert(idempotencyKeys)
    .values(row)
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (claimed.length > 0) return { kind: 'fresh' };
  const [kept] = await tx
    .select({ digest: idempotencyKeys.digest, kept: idempotencyKeys.answer })
    .from(idempotencyKeys)
    .where(ofKey(actor, key));
  if (!kept || Buffer.compare(kept.digest, digest) !== 0) return { kind: 'other-request' };
  return { kind: 'answered', answer: kept.kept?.answer };
};

/** Keeps what was answered, for whoever repeats the request within 30 days. */
export const keepAnswer = async (tx: Tx, actor: Actor, key: string, answer: unknown): Promise<void> => {
  await tx.update(idempotencyKeys).set({ answer: { answer } }).where(ofKey(actor, key));
};

const ofKey = (actor: Actor, key: string) =>
  and(
    eq(idempotencyKeys.workspace, actor.workspace),
    eq(idempotencyKeys.actor, actor.member),
    eq(idempotencyKeys.key, key),
  );
