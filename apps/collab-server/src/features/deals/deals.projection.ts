import { boardCreated, boardRenamed, dealArchived, dealMovedToBoard, dealRestored } from '@baton/schema/deals';
import { boards, deals } from '@baton/schema/deals/tables';
import type { BoardId, DealId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import { createContainer } from '#platform/access/containers.ts';
import type { FactProjection, RecordedFact } from '#platform/facts/facts.port.ts';

/** Rows that follow the facts of commands. What a live document tells is written by `board.projection.ts`. */
export const dealsProjections: Record<string, FactProjection> = {
  [boardCreated.type]: async (tx, fact) => {
    const { boardId: id, name, currency, visibility, grants } = boardCreated.data.parse(fact.data);
    const { workspace, occurredAt: createdAt } = fact;
    await tx.insert(boards).values({ workspace, id, name, currency, createdAt });
    await createContainer(tx, { workspace, id, kind: 'board', visibility, grants });
  },
  [boardRenamed.type]: async (tx, { workspace, subject, data }) => {
    const { name } = boardRenamed.data.parse(data);
    await tx
      .update(boards)
      .set({ name })
      .where(and(eq(boards.workspace, workspace), eq(boards.id, subject.id as BoardId)));
  },

  // What the document itself archived or restored has its row written already: these find nothing left to do.
  [dealArchived.type]: async (tx, fact) => {
    const { reason } = dealArchived.data.parse(fact.data);
    await tx
      .update(deals)
      .set({ home: 'archive', archivedAt: fact.occurredAt, archiveReason: reason })
      .where(and(ofFact(fact), eq(deals.home, 'board')));
  },
  [dealRestored.type]: async (tx, fact) => {
    await tx
      .update(deals)
      .set({ home: 'board', archivedAt: null, archiveReason: null, ...activityOf(fact) })
      .where(and(ofFact(fact), eq(deals.home, 'archive')));
  },
  [dealMovedToBoard.type]: async (tx, fact) => {
    const { to: board, stageId: stage } = dealMovedToBoard.data.parse(fact.data);
    await tx
      .update(deals)
      .set({ board, stage, stageSince: fact.occurredAt, ...activityOf(fact) })
      .where(ofFact(fact));
  },
};

const ofFact = ({ workspace, subject }: RecordedFact) =>
  and(eq(deals.workspace, workspace), eq(deals.id, subject.id as DealId));

const activityOf = ({ type, occurredAt }: RecordedFact) => ({ lastActivity: occurredAt, lastActivityType: type });
