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

/** Every second route, from this one on: two files share the matrix, so that two cores do. */
export const everySecond = (from: 0 | 1): Route[] =>
  (Object.keys(rows) as Route[]).filter((_route, at) => at % 2 === from);
