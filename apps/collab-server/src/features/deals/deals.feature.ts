import { deals } from '@baton/schema/deals/tables';
import { and, eq, sql } from 'drizzle-orm';

import { levelsOn, mayOn } from '#platform/access/levels.ts';
import type { Feature, FactVisibility } from '#platform/command/feature.ts';
import type { Past } from '#platform/documents/past.port.ts';

import { boardKind } from './board.projection.ts';
import { createBoard, renameBoard } from './boards/boards.command.ts';
import { listBoards, readBoardDetail, readCards } from './boards/boards.queries.ts';
import { readNext } from './boards/next.queries.ts';
import { boardHistory } from './boards/past.queries.ts';
import {
  archiveDeal,
  closeDealCommand,
  createDealCommand,
  editDealCommand,
  moveDealToBoard,
  reopenDealCommand,
  restoreDeal,
} from './deal/deals.command.ts';
import { listDeals, readDealDetail, totalDeals } from './deal/deals.queries.ts';
import { dealsProjections } from './deals.projection.ts';
import { boardUpkeep, type UpkeepParts } from './upkeep/upkeep.job.ts';

/** Who reads a board sees what happens to it. */
const aboutBoards: FactVisibility = async (tx, actor, facts) => {
  const held = await levelsOn(tx, actor, [...new Set(facts.map(({ subject }) => subject.id))]);
  return new Set(facts.filter(({ subject }) => held.has(subject.id)).map(({ id }) => id));
};

/** Who reads the board that a deal is on now sees what happened to it, on other boards too. */
const aboutDeals: FactVisibility = async (tx, actor, facts) => {
  const visible = await tx
    .select({ id: deals.id })
    .from(deals)
    .where(
      and(
        eq(deals.workspace, actor.workspace),
        sql`${deals.id} = any(${sql.param([...new Set(facts.map(({ subject }) => subject.id))])}::uuid[])`,
        mayOn(actor, deals.board, 'read'),
      ),
    );
  const ids = new Set<string>(visible.map(({ id }) => id));
  return new Set(facts.filter(({ subject }) => ids.has(subject.id)).map(({ id }) => id));
};

/** Boards and the deals on them. */
export const dealsFeature = (parts: UpkeepParts & { past: Past }): Feature => ({
  name: 'deals',
  commands: [
    createBoard,
    renameBoard,
    createDealCommand,
    editDealCommand,
    closeDealCommand,
    archiveDeal,
    restoreDeal,
    reopenDealCommand,
    moveDealToBoard,
  ],
  queries: [
    listBoards,
    readBoardDetail,
    readCards,
    readNext(parts),
    ...boardHistory(parts),
    listDeals,
    totalDeals,
    readDealDetail,
  ],
  projections: dealsProjections,
  sees: { board: aboutBoards, deal: aboutDeals },
  documentKinds: [boardKind(parts)],
  jobs: [boardUpkeep(parts)],
});
