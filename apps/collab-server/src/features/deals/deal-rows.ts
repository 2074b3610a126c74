import type { StageView } from '@baton/schema/deals';
import { boardStages, boardStrays } from '@baton/schema/deals/tables';
import type { BoardId, DealId, WorkspaceId } from '@baton/schema/shared';
import { and, eq, sql } from 'drizzle-orm';

import type { Tx } from '#platform/scope/scope.ts';

import type { DealState } from './deal-fold.ts';

/** Deals of one statement: many enough to share its cost, few enough that writing it down holds nobody up. */
const rowsPerStatement = 200;

/**
 * Writes deals, however many. A row is taken over only while it lives on the same board, or came off it
 * by the document itself: the answer is the ids that belong elsewhere and were left alone (M8).
 */
export const writeDeals = async (tx: Tx, workspace: WorkspaceId, rows: readonly DealState[]): Promise<Set<DealId>> => {
  const elsewhere = new Set<DealId>();
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const part = rows.slice(from, from + rowsPerStatement);
    const taken = await writePart(tx, workspace, part);
    for (const { id } of part) if (!taken.has(id)) elsewhere.add(id);
  }
  return elsewhere;
};

/** Answers the ids that were written. */
const writePart = async (tx: Tx, workspace: WorkspaceId, rows: readonly DealState[]): Promise<Set<DealId>> => {
  // As text: the driver would encode a value of type jsonb once more.
  const written = await tx.execute<{ id: DealId }>(sql`
    insert into deals (workspace, id, board, home, title, account, amount, currency, owner, stage, rank, close_on,
      labels, product, status, closed_on, stage_since, last_activity, last_activity_type, archived_at, archive_reason,
      created_at)
    select ${workspace}::uuid, "id", "board", "home", "title", "account", "amount", "currency", "owner", "stage",
      "rank", "closeOn", "labels", "product", "status", "closedOn", "stageSince", "lastActivity", "lastActivityType",
      "archivedAt", "archiveReason", "createdAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given("id" uuid, "board" uuid, "home" text,
      "title" text, "account" uuid, "amount" bigint, "currency" text, "owner" uuid, "stage" uuid, "rank" text,
      "closeOn" date, "labels" text[], "product" uuid, "status" text, "closedOn" date, "stageSince" timestamptz,
      "lastActivity" timestamptz, "lastActivityType" text, "archivedAt" timestamptz, "archiveReason" text,
      "createdAt" timestamptz)
    on conflict (workspace, id) do update set home = excluded.home, title = excluded.title,
      account = excluded.account, amount = excluded.amount, currency = excluded.currency, owner = excluded.owner,
      stage = excluded.stage, rank = excluded.rank, close_on = excluded.close_on, labels = excluded.labels,
      product = excluded.product, status = excluded.status, closed_on = excluded.closed_on,
      stage_since = excluded.stage_since, last_activity = excluded.last_activity,
      last_activity_type = excluded.last_activity_type, archived_at = excluded.archived_at,
      archive_reason = excluded.archive_reason
    where deals.board = excluded.board
      and (deals.home = 'board' or deals.archive_reason = 'removed-from-document')
    returning id`);
  return new Set(written.map(({ id }) => id));
};

/** All stages of a board at once; there are few. */
export const writeStages = async (
  tx: Tx,
  workspace: WorkspaceId,
  board: BoardId,
  stages: readonly StageView[],
): Promise<void> => {
  await tx.delete(boardStages).where(and(eq(boardStages.workspace, workspace), eq(boardStages.board, board)));
  if (stages.length > 0) await tx.insert(boardStages).values(stages.map((stage) => ({ ...stage, workspace, board })));
};

/** Remembers ids that this board's document has no right to, until they are taken off it. */
export const noteStrays = async (
  tx: Tx,
  workspace: WorkspaceId,
  board: BoardId,
  strays: ReadonlyMap<DealId, string>,
): Promise<void> => {
  if (strays.size === 0) return;
  const rows = [...strays].map(([deal, title]) => ({ workspace, board, deal, title, noticedAt: sql`now()` }));
  await tx.insert(boardStrays).values(rows).onConflictDoNothing();
};
