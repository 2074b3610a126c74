import { pausedServer } from '#tests/paused-server.ts';
import { testDatabase } from '#tests/test-database.ts';

import { cellsOf, type Cell } from './cells.ts';
import { keepDatabase } from './database-state.ts';
import { rows } from './every-row.ts';
import { furnish } from './furnish.ts';
import type { Route } from './rows.ts';
import type { Stage } from './run.ts';
import { senderFor } from './sender.ts';
import { buildWorld, type World } from './world.ts';

/** A stage with its two worlds. */
export interface OpenStage extends Stage {
  ours: World;
  other: World;
  cellsFor: (routes: readonly Route[]) => Cell[];
  close: () => Promise<void>;
}

/** A database and a server of their own, with two workspaces in which every state of every object is there. */
export const openStage = async (): Promise<OpenStage> => {
  const db = await testDatabase();
  const server = await pausedServer(db);
  const [ours, other] = [await buildWorld(db.sql, 'ours'), await buildWorld(db.sql, 'theirs')];
  for (const world of [ours, other]) await furnish(server, world);
  await server.restart();
  const state = await keepDatabase(db.url);
  return {
    state,
    send: senderFor(server, ours, other),
    theirs: other.workspace.id,
    restart: server.restart,
    ours,
    other,
    cellsFor: (routes) => cellsOf(Object.fromEntries(routes.map((route) => [route, rows[route] ?? {}])), ours, other),
    close: async () => {
      await state.close();
      await db.drop();
    },
  };
};

/**
 * Every second route, from this one on: two files share the matrix, so that two cores do. Where both databases are tested in
 * one run they share it as well (`BATON_MATRIX=shared`): who may do what is decided by the same code on both, and what the
 * database itself refuses is tested whole on each (`walls.test.ts`).
 */
export const everySecond = (from: 0 | 1): Route[] => {
  const half = (Object.keys(rows) as Route[]).filter((_route, at) => at % 2 === from);
  if (process.env['BATON_MATRIX'] !== 'shared') return half;
  const own = process.env['BATON_TEST_POSTGRES'] === 'debian' ? 1 : 0;
  return half.filter((_route, at) => at % 2 === own);
};
