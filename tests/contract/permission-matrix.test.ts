import { authRoutes } from '@baton/collab-server/features/sign-in/auth-routes.ts';
import { contractNames, pathOf } from '@baton/collab-server/platform/http/router.ts';
import { api } from '@baton/schema/api';
import { bytesRoutes } from '@baton/schema/files';
import { paperRoutes } from '@baton/schema/proposals';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { describeWithDatabase } from '#tests/test-database.ts';

import { cellsOf, type Cell } from './matrix/cells.ts';
import { rows } from './matrix/every-row.ts';
import { everySecond, openStage, type OpenStage } from './matrix/open-stage.ts';
import type { Route } from './matrix/rows.ts';
import { runCells, type Send } from './matrix/run.ts';

describeWithDatabase('the permission matrix', () => {
  let stage: OpenStage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('has a row for every route that is served', async () => {
    const contracts = [...contractNames(api).keys()].map((contract) => pathOf(contract) as Route);
    const served: Route[] = [];
    for (const route of contracts) if (await isServed(route)) served.push(route);
    const byHand = [
      ...authRoutes.map((route) => route.replace(' /', ' /api/auth/') as Route),
      ...Object.entries(bytesRoutes).map(([name, path]): Route => `${name === 'upload' ? 'PUT' : 'GET'} ${path}`),
      ...Object.values(paperRoutes).map((path): Route => `GET ${path}`),
    ];
    expect(served.length).toBeGreaterThan(25);
    expect([...served, ...byHand].filter((route) => Object.keys(rows[route] ?? {}).length === 0)).toEqual([]);
    expect(Object.keys(rows).filter((route) => ![...contracts, ...byHand].includes(route as Route))).toEqual([]);
  });

  /** Who is not signed in hears of a route that is there: sign in first, or the door's own answer. */
  const isServed = async (route: Route): Promise<boolean> => {
    const workspace = stage.ours.workspace.id;
    const input = Object.fromEntries([...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, workspace]));
    const [nobody] = cellsOf({ [route]: { any: { input: () => input, may: [] } } }, stage.ours, stage.other);
    return nobody !== undefined && (await stage.send(nobody)).status !== 404;
  };

  it('[M20] lets those pass who may, and leaves no trace of those who may not', { timeout: 1_200_000 }, async () => {
    const routes = everySecond(0);
    const cells = stage.cellsFor(routes);
    const faults = await runCells(stage, cells);
    console.log(`permission matrix, first half: ${routes.length} routes, ${cells.length} cells`);
    expect(faults.slice(0, 40)).toEqual([]);
    expect(cells.length).toBeGreaterThan(1_500);
  });

  const asOwner = (cell: Cell): Cell => ({ ...cell, caller: 'owner', workspace: stage.ours.workspace.id });
  const asTheirOwner = (cell: Cell): Cell => ({ ...cell, caller: 'other-workspace', workspace: stage.theirs });
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
  ])('turns red on %s', async (_, route, leak) => {
    const { send } = stage;
    const [state = ''] = Object.keys(rows[route] ?? {});
    const cells = stage.cellsFor([route]).filter(({ name }) => name.includes(` · ${state} · `));
    const faults = await runCells({ ...stage, send: (cell) => leak(cell, send) }, cells);
    expect(faults.length).toBeGreaterThan(0);
  });
});
