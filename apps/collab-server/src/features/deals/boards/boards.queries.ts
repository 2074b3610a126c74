import { boards as contract, type BoardDetail, type BoardSummary, type DealCard } from '@baton/schema/deals';
import { boards, boardStages, deals } from '@baton/schema/deals/tables';
import type { BoardId, Level, Visibility } from '@baton/schema/shared';
import { containers } from '@baton/schema/workspaces/tables';
import { and, asc, eq, inArray, sql, type AnyColumn } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn, levelsOn, mayOn } from '#platform/access/levels.ts';
import { nameOrder, pageOf } from '#platform/command/paging.ts';
import { query } from '#platform/command/query.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { priceList } from '../../products/reads.ts';
import { boardPolicy } from '../deals.policy.ts';
import { estimateOf } from '../estimate.ts';

export const listBoards = query({
  contract: contract.list,
  may: boardPolicy.list,
  read: async ({ tx, actor, input }) => {
    const order = nameOrder(boards.name, boards.id);
    const rows = await tx
      .select({ ...summaryColumns, key: order.key })
      .from(boards)
      .innerJoin(containers, ownContainer)
      .where(and(eq(boards.workspace, actor.workspace), mayOn(actor, boards.id, 'read'), order.after(input.cursor)))
      .orderBy(...order.by)
      .limit(input.limit + 1);
    const held = await levelsOn(
      tx,
      actor,
      rows.map(({ row }) => row.id),
    );
    return pageOf(
      rows,
      input.limit,
      (read) => summaryOf(actor, read, held.get(read.row.id) ?? 'read'),
      ({ row, key }) => [key, row.id],
    );
  },
});

export const readBoardDetail = query({
  contract: contract.get,
  may: boardPolicy.list,
  read: async ({ tx, actor, input }) => {
    const found = await boardDetail(tx, actor, input.boardId);
    return found && boardPolicy.read(actor, found) ? found.board : null;
  },
});

/** SQL alone, two statements for any number of cards (M14). */
export const readCards = query({
  contract: contract.cards,
  may: boardPolicy.list,
  read: async ({ tx, actor, input }) => {
    if (!boardPolicy.read(actor, { level: await levelOn(tx, actor, 'board', input.boardId) })) return null;
    const prices = await priceList(tx, actor);
    const rows = await tx
      .select({
        id: deals.id,
        product: deals.product,
        stageSince: isoText(deals.stageSince),
        lastActivity: isoText(deals.lastActivity),
        lastActivityType: deals.lastActivityType,
      })
      .from(deals)
      .where(
        and(
          eq(deals.workspace, actor.workspace),
          eq(deals.board, input.boardId),
          eq(deals.home, 'board'),
          input.deals && inArray(deals.id, input.deals),
        ),
      );
    const cards = rows.map(({ id, product, stageSince, lastActivity, lastActivityType }): DealCard => ({
      id,
      ...estimateOf(prices, product),
      stageSince,
      lastActivity,
      lastActivityType,
    }));
    return { cards };
  },
});

/** A time as the API tells it, made by the database: ten thousand dates would take longer than all the rest. */
const isoText = (time: AnyColumn) => sql<string>`to_json(${time} at time zone 'UTC') #>> '{}' || 'Z'`;

export interface BoardAndLevel {
  board: BoardDetail;
  level: Level | null;
}

/** A board with its stages and what the actor holds on it; null when there is none in the workspace. */
export const boardDetail = async (tx: Tx, actor: Actor, id: BoardId): Promise<BoardAndLevel | null> => {
  const [read] = await tx
    .select(summaryColumns)
    .from(boards)
    .innerJoin(containers, ownContainer)
    .where(and(eq(boards.workspace, actor.workspace), eq(boards.id, id)));
  if (!read) return null;
  const level = await levelOn(tx, actor, 'board', id);
  const stages = await tx
    .select()
    .from(boardStages)
    .where(and(eq(boardStages.workspace, actor.workspace), eq(boardStages.board, id)))
    .orderBy(asc(boardStages.rank), asc(boardStages.id));
  const board = {
    ...summaryOf(actor, read, level ?? 'read'),
    stages: stages.map(({ workspace: _workspace, board: _board, ...stage }) => stage),
  };
  return { board, level };
};

const ownContainer = and(eq(containers.workspace, boards.workspace), sql`${containers.id} = ${boards.id}`);

const summaryColumns = {
  row: boards,
  visibility: containers.visibility,
  openDeals: sql<number>`(select count(*) from deals where deals.workspace = ${boards.workspace}
    and deals.board = ${boards.id} and deals.home = 'board' and deals.status = 'open')::int`,
};

const summaryOf = (
  actor: Actor,
  { row, visibility, openDeals }: { row: typeof boards.$inferSelect; visibility: Visibility; openDeals: number },
  level: Level,
): BoardSummary => ({
  id: row.id,
  name: row.name,
  currency: row.currency,
  visibility,
  level,
  live: boardPolicy.open(actor, { level }),
  openDeals,
  createdAt: row.createdAt.toISOString(),
});
