import { readBrief, writtenIn } from '@baton/schema/handoffs';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';

import { briefItems, briefWorld, writeSomething, type BriefWorld } from '#tests/brief-world.ts';
import { until } from '#tests/live-client.ts';
import { seededRandom } from '#tests/mutate-update.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const runs = Number(process.env['BATON_BRIEF_RUNS'] ?? 8);
const edits = Number(process.env['BATON_BRIEF_EDITS'] ?? 60);
const firstSeed = Number(process.env['BATON_FUZZ_SEED'] ?? 1);

const textsOf = (doc: Y.Doc) => briefItems.map((item) => writtenIn(readBrief(doc, briefItems), item));
const has = (doc: Y.Doc, update: Uint8Array) => Y.snapshotContainsUpdate(Y.snapshot(doc), update);

describeWithDatabase('a brief that is accepted while people write in it', () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  let world: BriefWorld;
  beforeAll(async () => {
    db = await testDatabase({ connections: 12 });
    server = await startServer({ databaseUrl: db.url });
  });
  afterEach(() => world.leave());
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });

  it.each(Array.from({ length: runs }, (_, at) => firstSeed + at))(
    '[HO6] nothing is written after the freeze, nothing acknowledged is lost, all copies read the same (seed %i)',
    async (seed) => {
      const random = seededRandom(seed);
      world = await briefWorld(db, server);
      const tabs = await Promise.all([world.claire, world.sofia, world.claire].map((as) => world.tab(as)));
      const moment = Math.floor(edits * (0.3 + random() * 0.5));
      let accepting: ReturnType<BriefWorld['accept']> | null = null;
      for (let at = 0; at < edits; at += 1) {
        const tab = tabs[Math.floor(random() * tabs.length)];
        if (tab && tab.refusals.length === 0) writeSomething(tab.doc, random);
        if (tab && random() < 0.05) tab.cut();
        if (at === moment) accepting = world.accept();
        if (random() < 0.3) await new Promise((resolve) => setTimeout(resolve, random() * 10));
      }
      const accepted = await accepting;
      await Promise.all(tabs.map((tab) => tab.settled()));

      const { seq, closed, rows } = await world.head();
      expect([seq, closed, rows]).toEqual([accepted?.accepted?.briefSeq, seq, seq]);
      const log = await world.replay();
      for (const tab of tabs) {
        expect(tab.acked.filter((update) => !has(log, update))).toEqual([]);
        expect(tab.refusals.every((reason) => reason === 'frozen')).toBe(true);
        // What others wrote last may still be on its way to a tab.
        await until(() => has(tab.doc, Y.encodeStateAsUpdate(log)), 'a tab to have all of it');
      }
      const { brief } = await world.read();
      expect([brief.seq, brief.items.map(({ text }) => text)]).toEqual([seq, textsOf(log)]);
      for (const as of [world.claire, world.sofia]) {
        const late = await world.tab(as);
        expect([textsOf(late.doc), [...readBrief(late.doc).checked]]).toEqual([
          textsOf(log),
          [...readBrief(log).checked],
        ]);
      }
    },
  );

  it('[HO6] what was written offline comes back to its author as too late, from every node', async () => {
    world = await briefWorld(db, server);
    const tab = await world.tab(world.claire);
    writeSomething(tab.doc, () => 0.9);
    await tab.saved();
    tab.leave();
    writeSomething(tab.doc, () => 0.95);
    const { seq } = await world.head();
    await world.accept();
    // One node had the brief open when it was closed, the other reads it only now.
    const other = await startServer({ databaseUrl: db.url });
    for (const { url } of [server, other]) {
      const again = world.knock(world.claire, { url, doc: tab.doc, epoch: tab.opened[0]?.epoch ?? 1 });
      expect(await again.refusal()).toBe('frozen');
      again.leave();
    }
    await other.stop();
    expect(await world.head()).toMatchObject({ seq, closed: seq, rows: seq });
    // It is still in their hands.
    expect(textsOf(tab.doc)).not.toEqual(textsOf(await world.replay()));
  });

  it('[HO3] [HO6] a brief that was withdrawn is read, and takes nothing more', async () => {
    world = await briefWorld(db, server);
    const [writer, reader] = [await world.tab(world.claire), await world.tab(world.sofia)];
    writeSomething(writer.doc, () => 0.9);
    await writer.saved();
    await world.asked(world.claire, `POST /handoffs/${world.handoff.id}/withdraw`);
    writeSomething(reader.doc, () => 0.9);
    expect(await reader.refusal()).toBe('frozen');
    const late = await world.tab(world.sofia);
    expect(textsOf(late.doc)).toEqual(textsOf(await world.replay()));
    expect(await world.head()).toMatchObject({ closed: 2, rows: 2 });
  });
});
