import { boardCreated, boardRenamed } from '@baton/schema/deals';
import { boards } from '@baton/schema/deals/tables';
import type { BoardId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import { createContainer } from '#platform/access/containers.ts';
import type { FactProjection } from '#platform/facts/facts.port.ts';

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
};
