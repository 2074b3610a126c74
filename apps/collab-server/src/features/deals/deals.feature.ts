import { levelsOn } from '#platform/access/levels.ts';
import type { Clock } from '#platform/clock/clock.ts';
import type { Feature, FactVisibility } from '#platform/command/feature.ts';

import { boardKind } from './board.projection.ts';
import { createBoard, renameBoard } from './boards/boards.command.ts';
import { listBoards, readBoardDetail, readCards } from './boards/boards.queries.ts';
import { dealsProjections } from './deals.projection.ts';

/** Who reads a board sees what happens to it. */
const aboutBoards: FactVisibility = async (tx, actor, facts) => {
  const held = await levelsOn(tx, actor, [...new Set(facts.map(({ subject }) => subject.id))]);
  return new Set(facts.filter(({ subject }) => held.has(subject.id)).map(({ id }) => id));
};

/** Boards and the deals on them. */
export const dealsFeature = ({ clock }: { clock: Clock }): Feature => ({
  name: 'deals',
  commands: [createBoard, renameBoard],
  queries: [listBoards, readBoardDetail, readCards],
  projections: dealsProjections,
  sees: { board: aboutBoards },
  documentKinds: [boardKind({ clock })],
});
