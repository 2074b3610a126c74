import { boards, deals } from '@baton/schema/deals/tables';
import type { AccountId, BoardId, DealId } from '@baton/schema/shared';
import { and, eq, inArray, sql, type AnyColumn, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { mayOn } from '#platform/access/levels.ts';
import type { Tx } from '#platform/scope/scope.ts';

/** Names of the boards that this actor may read; others, and ids of none, are absent. */
export const boardNames = async (
  tx: Tx,
  actor: Actor,
  ids: readonly BoardId[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: boards.id, name: boards.name })
    .from(boards)
    .where(
      and(
        eq(boards.workspace, actor.workspace),
        inArray(boards.id, [...new Set(ids)]),
        mayOn(actor, boards.id, 'read'),
      ),
    );
  return new Map(rows.map(({ id, name }) => [id, name]));
};

/** Titles of the deals whose board this actor may read; others, and ids of none, are absent: callers show "—" (M8). */
export const dealTitles = async (
  tx: Tx,
  actor: Actor,
  ids: readonly DealId[],
): Promise<ReadonlyMap<DealId, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: deals.id, title: deals.title })
    .from(deals)
    .where(
      and(
        eq(deals.workspace, actor.workspace),
        sql`${deals.id} = any(${sql.param([...new Set(ids)])}::uuid[])`,
        mayOn(actor, deals.board, 'read'),
      ),
    );
  return new Map(rows.map(({ id, title }) => [id, title]));
};

/** Of deals whose titles somebody was told: which are archived, won or lost. */
export const dealEnds = async (
  tx: Tx,
  actor: Actor,
  named: ReadonlyMap<DealId, string>,
): Promise<ReadonlyMap<DealId, 'archived' | 'won' | 'lost'>> => {
  if (named.size === 0) return new Map();
  const rows = await tx
    .select({ id: deals.id, status: deals.status, archivedAt: deals.archivedAt })
    .from(deals)
    .where(and(eq(deals.workspace, actor.workspace), sql`${deals.id} = any(${sql.param([...named.keys()])}::uuid[])`));
  return new Map(
    rows.flatMap(({ id, status, archivedAt }) => {
      const end = status === 'open' ? archivedAt && 'archived' : status;
      return end === null ? [] : [[id, end] as const];
    }),
  );
};

/** The board and account of a deal; null when there is none in the workspace. Who may know it, the caller decides. */
export const dealHome = async (
  tx: Tx,
  actor: Actor,
  id: DealId,
): Promise<{ board: BoardId; account: AccountId | null } | null> => {
  const [row] = await tx
    .select({ board: deals.board, account: deals.account })
    .from(deals)
    .where(and(eq(deals.workspace, actor.workspace), eq(deals.id, id)));
  return row ?? null;
};

/** The same of several, with their titles; those that are not there are absent. */
export const dealHomes = async (
  tx: Tx,
  actor: Actor,
  ids: readonly DealId[],
): Promise<{ id: DealId; title: string; board: BoardId; account: AccountId | null }[]> =>
  ids.length === 0
    ? []
    : tx
        .select({ id: deals.id, title: deals.title, board: deals.board, account: deals.account })
        .from(deals)
        .where(and(eq(deals.workspace, actor.workspace), sql`${deals.id} = any(${sql.param([...ids])}::uuid[])`));

/** The condition that this column names a deal which this actor may read. */
export const mayReadDeal = (actor: Actor, deal: AnyColumn | SQL): SQL =>
  sql`${deal} in (select ${deals.id} from ${deals} where ${deals.workspace} = ${actor.workspace}
    and ${mayOn(actor, deals.board, 'read')})`;

/** Whose deal it is. */
export const dealOwner = async (tx: Tx, workspace: Actor['workspace'], id: DealId) => {
  const [row] = await tx
    .select({ owner: deals.owner })
    .from(deals)
    .where(and(eq(deals.workspace, workspace), eq(deals.id, id)));
  return row?.owner ?? null;
};

/** Where the deal lives while it can still be won or lost; null for one that is closed, or in the archive. */
export const boardOfOpenDeal = async (tx: Tx, workspace: Actor['workspace'], id: DealId): Promise<BoardId | null> => {
  const [row] = await tx
    .select({ board: deals.board })
    .from(deals)
    .where(and(eq(deals.workspace, workspace), eq(deals.id, id), eq(deals.status, 'open'), eq(deals.home, 'board')));
  return row?.board ?? null;
};
