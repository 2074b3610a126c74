import { dealArchived, dealIdRefused, readDeal, removeDeal } from '@baton/schema/deals';
import { boardStrays, deals } from '@baton/schema/deals/tables';
import type { BoardId, DealId, WorkspaceId } from '@baton/schema/shared';
import { and, eq, ne, sql } from 'drizzle-orm';
import { z } from 'zod';

import type { Clock } from '#platform/clock/clock.ts';
import type { Documents, OpenDocument } from '#platform/documents/documents.port.ts';
import type { FactRecorder, FactSource, FactToRecord } from '#platform/facts/facts.port.ts';
import { jobKind } from '#platform/jobs/job-kind.ts';
import type { Scopes, Tx } from '#platform/scope/scope.ts';

/** What the job needs of the application; live documents and facts are composed after the features. */
export interface UpkeepParts {
  scopes: Scopes;
  clock: Clock;
  live: () => { documents: Documents; facts: FactRecorder };
}

const closedForMs = 14 * 24 * 60 * 60 * 1000;
/** So many deals leave a board in one transaction. */
const perBoard = 500;

interface Board {
  workspace: WorkspaceId;
  board: BoardId;
}

/** Takes off the boards what has been closed long enough (D9) and ids that belong elsewhere (M8), once a minute. */
export const boardUpkeep = (parts: UpkeepParts) =>
  jobKind({
    kind: 'deals.upkeep',
    data: z.strictObject({}),
    every: 60,
    run: async (_data, { id, signal }) => {
      const before = new Date(parts.clock.now().getTime() - closedForMs);
      for (const board of await untidyBoards(parts.scopes, before)) {
        if (signal.aborted) return;
        await tidy(parts, board, before, id);
      }
    },
  });

const closedLongAgo = (before: Date) =>
  and(
    eq(deals.home, 'board'),
    ne(deals.status, 'open'),
    sql`greatest(${deals.stageSince}, ${deals.lastActivity}) < ${before.toISOString()}::timestamptz`,
  );

const untidyBoards = (scopes: Scopes, before: Date): Promise<Board[]> =>
  scopes.withSystem('jobs', async (tx) => {
    const closed = await tx
      .selectDistinct({ workspace: deals.workspace, board: deals.board })
      .from(deals)
      .where(closedLongAgo(before));
    const strayed = await tx
      .selectDistinct({ workspace: boardStrays.workspace, board: boardStrays.board })
      .from(boardStrays);
    return [...new Map([...closed, ...strayed].map((each) => [each.board, each])).values()];
  });

const tidy = async (parts: UpkeepParts, { workspace, board }: Board, before: Date, job: string): Promise<void> => {
  const { documents, facts } = parts.live();
  const by = { actor: null, origin: 'system', cause: job } as const;
  const held: Tx[] = [];
  let committed = false;
  try {
    await parts.scopes.withWorkspace({ workspace }, async (tx) => {
      held.push(tx);
      await documents.withDocuments(tx, [{ workspace, kind: 'board', id: board }], by, async ([document]) => {
        if (!document) return;
        const moment = { tx, board, document, now: parts.clock.now(), source: { ...by, workspace } };
        const closed = await archiveClosed(facts, moment, before);
        const strays = await refuseStrays(facts, moment);
        if (closed.length + strays.length === 0) return;
        await document.edit((doc) => {
          for (const id of [...closed, ...strays]) removeDeal(doc, id);
        });
      });
    });
    committed = true;
  } finally {
    for (const tx of held) documents.settled(tx, committed);
  }
};

interface Tidying {
  tx: Tx;
  board: BoardId;
  document: OpenDocument;
  now: Date;
  source: FactSource;
}

/** Rows go to the archive by the fact, before the document lets go of the deals. */
const archiveClosed = async (facts: FactRecorder, tidying: Tidying, before: Date): Promise<DealId[]> => {
  const { tx, board, source, now } = tidying;
  const closed = await tx
    .select({ id: deals.id, account: deals.account })
    .from(deals)
    .where(and(eq(deals.workspace, source.workspace), eq(deals.board, board), closedLongAgo(before)))
    .limit(perBoard)
    .for('no key update');
  await facts.record(
    tx,
    source,
    closed.map(({ id, account }): FactToRecord => {
      const data = { dealId: id, boardId: board, reason: 'closed-long-ago' as const };
      return { ...dealArchived({ subject: { kind: 'deal', id }, account, data }), occurredAt: now };
    }),
  );
  return closed.map(({ id }) => id);
};

/** The board is told of ids that it had no right to; those that have become its own since are left in peace. */
const refuseStrays = async (facts: FactRecorder, { tx, board, document, now, source }: Tidying): Promise<DealId[]> => {
  const noticed = await tx
    .delete(boardStrays)
    .where(and(eq(boardStrays.workspace, source.workspace), eq(boardStrays.board, board)))
    .returning({ id: boardStrays.deal });
  const own = await tx
    .select({ id: deals.id })
    .from(deals)
    .where(and(eq(deals.workspace, source.workspace), eq(deals.board, board), eq(deals.home, 'board')));
  const ours = new Set(own.map(({ id }) => id));
  const strays = document.read((doc) =>
    noticed.flatMap(({ id }) => {
      const deal = ours.has(id) ? null : readDeal(doc, id);
      return deal ? [{ id, title: deal.title }] : [];
    }),
  );
  await facts.record(
    tx,
    source,
    strays.map(({ id, title }): FactToRecord => {
      const data = { dealId: id, boardId: board, title };
      return { ...dealIdRefused({ subject: { kind: 'board', id: board }, data }), occurredAt: now };
    }),
  );
  return strays.map(({ id }) => id);
};
