import { moveDeal, readBoard } from '@baton/schema/deals';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';

import { until } from '#tests/live-client.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { aDeal, liveWorld, sameContent, type LiveWorld } from './live-world.ts';

describeWithDatabase('an edit on a live board', () => {
  let db: TestDatabase;
  let world: LiveWorld;

  beforeAll(async () => {
    db = await testDatabase();
    world = await liveWorld(db);
  });
  afterAll(async () => {
    await world.stop();
    await db.drop();
  });

  it('is on disk when it is acknowledged, seen by the colleague, and attributed to its author', async () => {
    const [ann, bob] = [await world.member(), await world.member()];
    const [hers, his] = [await world.tab(ann), await world.tab(bob)];
    const id = aDeal(hers.doc, world.board.at('New'), 'Pumps');
    await hers.saved();
    const acked = hers.acked.at(-1) ?? new Uint8Array();
    expect(Y.snapshotContainsUpdate(Y.snapshot(await world.replay()), acked)).toBe(true);
    await until(() => readBoard(his.doc).deals.has(id), 'the colleague to see the deal');
    const [row] =
      await db.sql`select actor, origin from document_updates where document = ${world.board.id} order by seq desc limit 1`;
    expect(row).toMatchObject({ actor: ann.member, origin: 'person' });
    const [client] = await db.sql`select actor from document_clients where client_id = ${hers.doc.clientID}`;
    expect(client).toMatchObject({ actor: ann.member });
  });

  it('[M18] every frame is acknowledged once and in order, and the copies are equal to the log', async () => {
    const tabs = await Promise.all([world.tab(), world.tab(), world.tab()]);
    for (let round = 0; round < 20; round += 1)
      for (const tab of tabs) aDeal(tab.doc, world.board.at('New'), `deal ${round}`);
    await Promise.all(tabs.map((tab) => tab.saved()));
    const replay = await world.replay();
    await until(() => tabs.every((tab) => sameContent(tab.doc, replay)), 'all copies to be equal');
    for (const tab of tabs) expect(tab.acked.length).toBeGreaterThanOrEqual(20);
  });

  it('two people who drag one card at once leave exactly one card', async () => {
    const [hers, his] = await Promise.all([world.tab(), world.tab()]);
    const id = aDeal(hers.doc, world.board.at('New'), 'Contested');
    await until(() => readBoard(his.doc).deals.has(id), 'both to have the card');
    moveDeal(hers.doc, id, world.board.at('Proposal'), Math.random);
    moveDeal(his.doc, id, world.board.at('Won'), Math.random);
    await Promise.all([hers.saved(), his.saved()]);
    await until(() => sameContent(hers.doc, his.doc), 'both to see the same');
    const places = [...readBoard(hers.doc).byStage.values()].flat().filter((each) => each === id);
    expect(places).toHaveLength(1);
  });

  it('nothing is sent twice on opening, and opening writes nothing', async () => {
    const before = await world.rowsInLog();
    const heard: number[] = [];
    const tab = world.knock(await world.member());
    tab.provider.on('message', ({ event }: { event: { data: ArrayBuffer } }) => heard.push(event.data.byteLength));
    await tab.synced();
    await tab.saved();
    const state = Y.encodeStateAsUpdate(tab.doc).byteLength;
    expect(heard.filter((bytes) => bytes > state / 2)).toHaveLength(1);
    expect(await world.rowsInLog()).toBe(before);
  });

  it('survives a line that is cut again and again', async () => {
    const [hers, his] = await Promise.all([world.tab(), world.tab()]);
    for (let round = 0; round < 5; round += 1) {
      aDeal(hers.doc, world.board.at('New'), `before ${round}`);
      hers.cut();
      aDeal(hers.doc, world.board.at('New'), `while away ${round}`);
      aDeal(his.doc, world.board.at('New'), `elsewhere ${round}`);
      await hers.saved();
    }
    await his.saved();
    const replay = await world.replay();
    await until(() => sameContent(hers.doc, replay) && sameContent(his.doc, replay), 'all to be equal');
    const titles = [...readBoard(replay).deals.values()].map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['before 4', 'while away 4', 'elsewhere 4']));
  });

  it('is greeted with epoch and level', async () => {
    const tab = await world.tab();
    await until(() => tab.opened.length > 0, 'the greeting');
    expect(tab.opened[0]).toMatchObject({ kind: 'opened', epoch: 1, level: 'write' });
  });
});
