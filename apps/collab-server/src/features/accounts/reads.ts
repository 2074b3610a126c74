import type { AccountKind } from '@baton/schema/accounts';
import { accounts } from '@baton/schema/accounts/tables';
import type { AccountId, Level } from '@baton/schema/shared';
import { and, eq, isNotNull, sql, type AnyColumn, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn, mayOn } from '#platform/access/levels.ts';
import type { Tx } from '#platform/scope/scope.ts';

const kept = alias(accounts, 'kept');

/**
 * Names of the accounts that this actor may read; others, and ids of none, are absent: callers show "—" (M8). A merged
 * account goes by the name of the one it was merged into.
 */
export const accountNames = async (
  tx: Tx,
  actor: Actor,
  ids: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: accounts.id, name: sql<string>`coalesce(${kept.name}, ${accounts.name})` })
    .from(accounts)
    .leftJoin(kept, and(eq(kept.workspace, accounts.workspace), eq(kept.id, accounts.mergedInto)))
    .where(
      and(
        eq(accounts.workspace, actor.workspace),
        sql`${accounts.id} = any(${sql.param([...new Set(ids)])}::uuid[])`,
        mayOn(actor, sql`coalesce(${accounts.mergedInto}, ${accounts.id})`, 'read'),
      ),
    );
  return new Map(rows.map(({ id, name }) => [id, name]));
};

/** Of accounts whose names somebody was told: which are in the archive or the bin. A merged one goes on as the other. */
export const accountEnds = async (
  tx: Tx,
  actor: Actor,
  named: ReadonlyMap<AccountId, string>,
): Promise<ReadonlyMap<AccountId, 'archived' | 'bin'>> => {
  if (named.size === 0) return new Map();
  const rows = await tx
    .select({ id: accounts.id, binnedAt: sql<string | null>`coalesce(${kept.binnedAt}, ${accounts.binnedAt})` })
    .from(accounts)
    .leftJoin(kept, and(eq(kept.workspace, accounts.workspace), eq(kept.id, accounts.mergedInto)))
    .where(
      and(
        eq(accounts.workspace, actor.workspace),
        sql`${accounts.id} = any(${sql.param([...named.keys()])}::uuid[])`,
        sql`case when ${accounts.mergedInto} is null
          then coalesce(${accounts.binnedAt}, ${accounts.archivedAt}) else coalesce(${kept.binnedAt}, ${kept.archivedAt})
          end is not null`,
      ),
    );
  return new Map(rows.map(({ id, binnedAt }) => [id, binnedAt === null ? 'archived' : 'bin']));
};

/** Which of these accounts were merged into another: what is at them is at the other as well. */
export const mergedAmong = async (tx: Tx, actor: Actor, ids: readonly AccountId[]): Promise<ReadonlySet<AccountId>> => {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(
      and(
        eq(accounts.workspace, actor.workspace),
        isNotNull(accounts.mergedInto),
        sql`${accounts.id} = any(${sql.param([...new Set(ids)])}::uuid[])`,
      ),
    );
  return new Set(rows.map(({ id }) => id));
};

/** The condition that a column names this account, or one that was merged into it. */
export const isAtAccount = (column: AnyColumn, id: AccountId): SQL =>
  sql`(${column} = ${id} or ${column} in (select merged.id from accounts merged where merged.merged_into = ${id}))`;
/** The kind of an account; null when there is none in the workspace. Who may know it, the caller decides. */
export const accountKindOf = async (tx: Tx, actor: Actor, id: AccountId): Promise<AccountKind | null> => {
  const [row] = await tx
    .select({ kind: accounts.kind })
    .from(accounts)
    .where(and(eq(accounts.workspace, actor.workspace), eq(accounts.id, id)));
  return row?.kind ?? null;
};

/** What a command that writes on an account needs of it, locked; null when there is none, or it went into another. */
export const accountToWriteOn = async (
  tx: Tx,
  actor: Actor,
  id: AccountId,
): Promise<{ level: Level | null; inBin: boolean } | null> => {
  const [row] = await tx
    .select({ binnedAt: accounts.binnedAt, mergedInto: accounts.mergedInto })
    .from(accounts)
    .where(and(eq(accounts.workspace, actor.workspace), eq(accounts.id, id)))
    .for('no key update');
  if (!row || row.mergedInto !== null) return null;
  return { level: await levelOn(tx, actor, 'account', id), inBin: row.binnedAt !== null };
};

/** Does the account lie in the bin? It is locked, so that nobody puts it there before this transaction has ended. */
export const isInBin = async (tx: Tx, workspace: Actor['workspace'], id: AccountId): Promise<boolean> => {
  const [row] = await tx
    .select({ binnedAt: accounts.binnedAt })
    .from(accounts)
    .where(and(eq(accounts.workspace, workspace), eq(accounts.id, id)))
    .for('no key update');
  return row !== undefined && row.binnedAt !== null;
};

/** Whose account it is. */
export const accountOwner = async (tx: Tx, workspace: Actor['workspace'], id: AccountId) => {
  const [row] = await tx
    .select({ owner: accounts.owner })
    .from(accounts)
    .where(and(eq(accounts.workspace, workspace), eq(accounts.id, id)));
  return row?.owner ?? null;
};
