import { readBoard } from '@baton/schema/deals';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';

import { until } from '#tests/live-client.ts';
import { liveNode, type LiveNode } from '#tests/live-node.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { aDeal, liveWorld, sameContent, type LiveWorld } from './live-world.ts';

const shows = (doc: Y.Doc) => [...readBoard(doc).deals.values()].some(({ title }) => title === 'by command');

describeWithDatabase('two nodes on one database', () => {
  let db: TestDatabase;
  let world: LiveWorld;
  let second: LiveNode;

  beforeAll(async () => {
    db = await testDatabase({ connections: 20 });
    world = await liveWorld(db);
    second = await liveNode(db);
  });
  afterAll(async () => {
    await world.stop();
    await second.stop();
    await db.drop();
  });

  it('meet through the log alone, within the time of a poll', async () => {
    const [here, there] = [await world.tab(), await world.tab(undefined, { url: second.url })];
    const id = aDeal(here.doc, world.board.at('New'), 'from the first');
    await here.saved();
    const before = second.looks();
    await until(() => readBoard(there.doc).deals.has(id), 'the other node to show it');
    // Two seconds when nothing else is going on.
    expect(second.looks() - before).toBeLessThanOrEqual(4);
  });

  it('[M18] edits on both at once are numbered without gaps and end equal everywhere', async () => {
    const tabs = [await world.tab(), await world.tab(undefined, { url: second.url })];
    for (let round = 0; round < 30; round += 1) {
      for (const tab of tabs) aDeal(tab.doc, world.board.at('New'), `deal ${round}`);
      await Promise.all(tabs.map((tab) => tab.saved()));
    }
    await until(async () => {
      const replay = await world.replay();
      return tabs.every((tab) => sameContent(tab.doc, replay));
    }, 'all to be equal');
    const rows = await db.sql`select seq::int from document_updates where document = ${world.board.id} order by seq`;
    expect(rows.map((row) => row['seq'])).toEqual(rows.map((_, place) => place + 1));
  });

  it('[M12] an edit that builds on what only the other node has shown is taken after reading on', async () => {
    const [here, there] = [await world.tab(), await world.tab(undefined, { url: second.url })];
    aDeal(here.doc, world.board.at('New'), 'just now');
    await here.saved();
    // As if she had seen it over another line: her edit reaches the second node before its poll does.
    Y.applyUpdate(there.doc, Y.encodeStateAsUpdate(here.doc), there.provider);
    const id = aDeal(there.doc, world.board.at('New'), 'after it');
    await there.saved();
    expect(there.refusals).toEqual([]);
    expect(readBoard(await world.replay()).deals.has(id)).toBe(true);
  });

  it('[M3] a server edit is shown by every node', async () => {
    const [here, there] = [await world.tab(), await world.tab(undefined, { url: second.url })];
    await world.board.commanded((await world.member()).member, (doc) =>
      aDeal(doc, world.board.at('Won'), 'by command'),
    );
    await until(() => shows(here.doc) && shows(there.doc), 'both to show it');
    expect(shows(await world.replay())).toBe(true);
  });
});
