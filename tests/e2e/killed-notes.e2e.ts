import { killedRounds } from '../chaos/kill-browser.ts';
import { startBoardWorld, type BoardWorld } from './board-world.ts';
import { expect, test } from './test.ts';

let world: BoardWorld;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
});
test.afterAll(() => world?.stop());

test('[M12] The browser is killed over a note without the server: what was called kept is there, once', async () => {
  test.setTimeout(300_000);
  const { executablePath = '', args = [] } = test.info().project.use.launchOptions ?? {};
  const found = await killedRounds(world, { seed: 7, rounds: 2, executablePath, args });
  console.log(JSON.stringify(found));
  expect(found.claimed).toBeGreaterThan(0);
  expect([found.lost, found.doubled]).toEqual([0, 0]);
});
