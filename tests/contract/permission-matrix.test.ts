import { authRoutes } from '@baton/collab-server/features/sign-in/auth-routes.ts';
import { contractNames, pathOf } from '@baton/collab-server/platform/http/router.ts';
import { api } from '@baton/schema/api';
import { bytesRoutes } from '@baton/schema/files';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { pausedServer } from '#tests/paused-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { accountsRows } from './matrix/accounts.rows.ts';
import { calendarRows } from './matrix/calendar.rows.ts';
import { cellsOf, type Cell } from './matrix/cells.ts';
import { commentsRows } from './matrix/comments.rows.ts';
import { keepDatabase } from './matrix/database-state.ts';
import { dealsRows } from './matrix/deals.rows.ts';
import { factsRows } from './matrix/facts.rows.ts';
import { filesRows } from './matrix/files.rows.ts';
import { furnish } from './matrix/furnish.ts';
import { handoffsRows } from './matrix/handoffs.rows.ts';
import { importsRows } from './matrix/imports.rows.ts';
import { inboxRows } from './matrix/inbox.rows.ts';
import { listsRows } from './matrix/lists.rows.ts';
import { mentionsRows } from './matrix/mentions.rows.ts';
import { notesRows } from './matrix/notes.rows.ts';
import { promisesRows } from './matrix/promises.rows.ts';
import type { MatrixRows, Route } from './matrix/rows.ts';
import { runCells, type Send, type Stage } from './matrix/run.ts';
import { searchRows } from './matrix/search.rows.ts';
import { senderFor } from './matrix/sender.ts';
import { signInRows } from './matrix/sign-in.rows.ts';
import { tasksRows } from './matrix/tasks.rows.ts';
import { workingTimeRows } from './matrix/working-time.rows.ts';
import { workspacesRows } from './matrix/workspaces.rows.ts';
import { buildWorld, type World } from './matrix/world.ts';

const rows: MatrixRows = {
  ...accountsRows,
  ...calendarRows,
  ...commentsRows,
  ...dealsRows,
  ...factsRows,
  ...filesRows,
  ...handoffsRows,
  ...importsRows,
  ...inboxRows,
  ...listsRows,
  ...mentionsRows,
  ...notesRows,
  ...searchRows,
  ...promisesRows,
  ...signInRows,
  ...tasksRows,
  ...workingTimeRows,
  ...workspacesRows,
};

describeWithDatabase('the permission matrix', () => {
  let db: TestDatabase;
  let ours: World;
  let theirs: World;
  let stage: Stage;

  beforeAll(async () => {
    db = await testDatabase();
    const server = await pausedServer(db);
    [ours, theirs] = [await buildWorld(db.sql, 'ours'), await buildWorld(db.sql, 'theirs')];
    for (const world of [ours, theirs]) await furnish(server, world);
    await server.restart();
    const state = await keepDatabase(db.url);
    const send = senderFor(server, ours, theirs);
    stage = { state, send, theirs: theirs.workspace.id, restart: server.restart };
  });
  afterAll(async () => {
    await stage.state.close();
    await db.drop();
  });

  const cellsFor = (...routes: Route[]): Cell[] =>
    cellsOf(
      routes.length === 0 ? rows : Object.fromEntries(routes.map((route) => [route, rows[route] ?? {}])),
      ours,
      theirs,
    );

  it('has a row for every route that is served', async () => {
    const contracts = [...contractNames(api).keys()].map((contract) => pathOf(contract) as Route);
    const served: Route[] = [];
    for (const route of contracts) if (await isServed(route)) served.push(route);
    const byHand = [
      ...authRoutes.map((route) => route.replace(' /', ' /api/auth/') as Route),
      ...Object.entries(bytesRoutes).map(([name, path]): Route => `${name === 'upload' ? 'PUT' : 'GET'} ${path}`),
    ];
    expect(served.length).toBeGreaterThan(25);
    expect([...served, ...byHand].filter((route) => Object.keys(rows[route] ?? {}).length === 0)).toEqual([]);
    expect(Object.keys(rows).filter((route) => ![...contracts, ...byHand].includes(route as Route))).toEqual([]);
  });

  /** Who is not signed in hears of a route that is there: sign in first, or the door's own answer. */
  const isServed = async (route: Route): Promise<boolean> => {
    const workspace = ours.workspace.id;
    const input = Object.fromEntries([...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, workspace]));
    const [nobody] = cellsOf({ [route]: { any: { input: () => input, may: [] } } }, ours, theirs);
    return nobody !== undefined && (await stage.send(nobody)).status !== 404;
  };

  it('[M20] lets those pass who may, and leaves no trace of those who may not', { timeout: 1_200_000 }, async () => {
    const cells = cellsFor();
    const faults = await runCells(stage, cells);
    console.log(`permission matrix: ${Object.keys(rows).length} routes, ${cells.length} cells`);
    expect(faults.slice(0, 40)).toEqual([]);
    expect(cells.length).toBeGreaterThan(1_500);
  });

  const asOwner = (cell: Cell): Cell => ({ ...cell, caller: 'owner', workspace: ours.workspace.id });
  const asTheirOwner = (cell: Cell): Cell => ({ ...cell, caller: 'other-workspace', workspace: theirs.workspace.id });
  const refusedLater = { status: 404, body: { code: 'not-found' }, headers: new Headers() };

  it.each<[string, Route, (cell: Cell, send: Send) => ReturnType<Send>]>([
    ['a policy that says yes to all', 'DELETE /members/{memberId}', (cell, send) => send(asOwner(cell))],
    [
      'a change that is made first and refused afterwards',
      'PUT /members/{memberId}/role',
      async (cell, send) => {
        if (cell.allowed) return send(cell);
        await send(asOwner(cell));
        return refusedLater;
      },
    ],
    [
      'a loader that does not ask for the workspace',
      'POST /members/{memberId}/reinstate',
      (cell, send) => send(cell.name.includes('with foreign') ? asTheirOwner(cell) : cell),
    ],
    [
      'a list that shows the other workspace',
      'GET /teams',
      (cell, send) => send(cell.caller === 'owner' ? asTheirOwner(cell) : cell),
    ],
    [
      'words that tell a foreign id from an unknown one',
      'PATCH /teams/{teamId}',
      async (cell, send) =>
        cell.name.includes('with foreign') ? { ...refusedLater, body: { code: 'not-yours' } } : send(cell),
    ],
  ])('turns red on %s', { timeout: 60_000 }, async (_, route, leak) => {
    const { send } = stage;
    const [state = ''] = Object.keys(rows[route] ?? {});
    const cells = cellsFor(route).filter(({ name }) => name.includes(` · ${state} · `));
    const faults = await runCells({ ...stage, send: (cell) => leak(cell, send) }, cells);
    expect(faults.length).toBeGreaterThan(0);
  });
});
