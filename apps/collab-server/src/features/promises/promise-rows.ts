import type { Promised } from '@baton/schema/promises';
import { promises } from '@baton/schema/promises/tables';
import type { Level, PromiseId } from '@baton/schema/shared';
import { and, eq, isNull } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn } from '#platform/access/levels.ts';
import type { Tx } from '#platform/scope/scope.ts';

export type PromiseRow = typeof promises.$inferSelect;

/** A promise as commands meet it, with what the actor holds on its account. */
export interface PromiseThing {
  promise: Promised;
  level: Level | null;
}

/** Null when there is none in the workspace, or its words are gone. */
export const promiseForUpdate = async (tx: Tx, actor: Actor, id: PromiseId): Promise<PromiseThing | null> => {
  const [row] = await tx
    .select()
    .from(promises)
    .where(and(eq(promises.workspace, actor.workspace), eq(promises.id, id), isNull(promises.goneAt)))
    .for('no key update');
  return row ? { promise: promiseOf(row), level: await levelOn(tx, actor, 'account', row.account) } : null;
};

export const promiseOf = (row: PromiseRow): Promised => ({
  id: row.id,
  accountId: row.account,
  noteId: row.note,
  proposalId: row.proposal,
  text: row.text,
  promisedBy: row.promisedBy,
  madeAt: row.madeAt.toISOString(),
  dueOn: row.dueOn,
  state: row.state,
  settledBy: row.settledBy,
  settledAt: row.settledAt?.toISOString() ?? null,
  locked: row.lockedAt !== null,
});
