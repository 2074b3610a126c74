import { openDocuments } from '@baton/collab-server/collab/collab-metrics.ts';
import { readBoard } from '@baton/schema/deals';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { until } from '#tests/live-client.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { aDeal, liveWorld, type LiveWorld } from './live-world.ts';

const inMemory = async (): Promise<number> => (await openDocuments.get()).values[0]?.value ?? 0;

describeWithDatabase('a document that nobody has open', () => {
  let db: TestDatabase;
  let world: LiveWorld;

  beforeAll(async () => {
    db = await testDatabase();
    world = await liveWorld(db, { idleMs: 300, pollMs: 100 });
  });
  afterAll(async () => {
    await world.stop();
    await db.drop();
  });

  it('leaves memory, and is the same when somebody opens it again, also in that very moment', async () => {
    const member = await world.member();
    for (let round = 0; round < 6; round += 1) {
      const tab = await world.tab(member);
      const id = aDeal(tab.doc, world.board.at('New'), `round ${round}`);
      await tab.saved();
      tab.leave();
      if (round % 2 === 0) await until(async () => (await inMemory()) === 0, 'the document to leave memory');
      const again = await world.tab(member);
      expect(readBoard(again.doc).deals.has(id)).toBe(true);
      again.leave();
    }
    await until(async () => (await inMemory()) === 0, 'the document to leave memory');
  });

  it('[M18] stays whole when people come and go while it is unloaded', async () => {
    const member = await world.member();
    const writer = await world.tab();
    for (let round = 0; round < 30; round += 1) {
      const tab = world.knock(member);
      if (round % 3 === 0) await tab.synced();
      tab.leave();
      if (round % 10 === 0) writer.cut();
      aDeal(writer.doc, world.board.at('New'), `meanwhile ${round}`);
    }
    await writer.saved();
    const fresh = await world.tab(member);
    const titles = [...readBoard(fresh.doc).deals.values()].map(({ title }) => title);
    expect(titles.filter((title) => title.startsWith('meanwhile'))).toHaveLength(30);
  });
});
