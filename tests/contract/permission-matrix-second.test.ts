import { afterAll, beforeAll, expect, it } from 'vitest';

import { describeWithDatabase } from '#tests/test-database.ts';

import { everySecond, openStage, type OpenStage } from './matrix/open-stage.ts';
import { runCells } from './matrix/run.ts';

describeWithDatabase('the permission matrix, second half', () => {
  let stage: OpenStage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('[M20] lets those pass who may, and leaves no trace of those who may not', { timeout: 1_200_000 }, async () => {
    const routes = everySecond(1);
    const cells = stage.cellsFor(routes);
    const faults = await runCells(stage, cells);
    console.log(`permission matrix, second half: ${routes.length} routes, ${cells.length} cells`);
    expect(faults.slice(0, 40)).toEqual([]);
    expect(cells.length).toBeGreaterThan(1_500);
  });
});
