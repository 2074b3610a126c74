import { readBoard } from '@baton/schema/deals';
import { limits } from '@baton/schema/wire';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';

import { aBoard } from '#tests/board-world.ts';
import { until } from '#tests/live-client.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { aDeal, liveWorld, sameContent, type LiveWorld } from './live-world.ts';

describeWithDatabase('what one socket may cost', () => {
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

  it('a reader who does not read is sent away, the others are served on', async () => {
    const small = await liveWorld(db, { limits: { outboundBuffer: 256 * 1024, bytesPerSecond: 64 * 1024 * 1024 } });
    const [slow, writer] = [await small.tab(), await small.tab()];
    const wire = slow.raw();
    wire?.pause();
    const text = 'x'.repeat(100_000);
    for (let edit = 0; edit < 120; edit += 1) {
      writer.doc.getMap('large').set('text', `${edit} ${text}`);
      await writer.saved();
    }
    wire?.resume();
    await until(() => slow.closes.length > 0, 'the slow reader to be sent away');
    expect(slow.closes[0]?.code === 1013 || slow.closes[0]?.code === 1006).toBe(true);
    expect(writer.closes).toEqual([]);
    // It comes back by itself and has missed nothing.
    await until(
      () => slow.doc.getMap('large').get('text') === writer.doc.getMap('large').get('text'),
      'it to catch up',
    );
    await small.stop();
  });

  it('who sends too fast is read more slowly, and loses nothing', async () => {
    const calm = await liveWorld(db, { limits: { messagesPerSecond: 200, messagesBurst: 20 } });
    const tab = await calm.tab();
    const began = performance.now();
    for (let edit = 0; edit < 220; edit += 1) tab.doc.getMap('typed').set(String(edit), edit);
    await tab.saved();
    expect(performance.now() - began).toBeGreaterThan(700);
    expect((await calm.replay()).getMap('typed').size).toBe(220);
    await calm.stop();
  });

  it('who asks whether the line lives is answered, and stays', async () => {
    const tab = await world.tab();
    const ping = 9;
    let answers = 0;
    tab.raw()?.on('message', (data: ArrayBuffer) => {
      if (data.byteLength === 1 && new Uint8Array(data)[0] === ping) answers += 1;
    });
    tab.raw()?.send(Uint8Array.of(ping));
    await until(() => answers > 0, 'the answer to a ping');
    expect(tab.closes).toEqual([]);
    tab.leave();
  });

  it('one person has no more sockets than allowed', async () => {
    const few = await liveWorld(db, { limits: { socketsPerUser: 2 } });
    const member = await few.member();
    await Promise.all([few.tab(member), few.tab(member)]);
    const third = few.knock(member);
    await third.closed(1006);
    expect(third.opened).toEqual([]);
    await few.stop();
  });

  it('opening a document a thousand times writes nothing and leaves nothing behind', async () => {
    const before = await world.rowsInLog();
    const member = await world.member();
    for (let round = 0; round < 100; round += 1) {
      const tabs = Array.from({ length: 10 }, () => world.knock(member));
      await Promise.all(tabs.map((tab) => tab.synced()));
      for (const tab of tabs) tab.leave();
    }
    expect(await world.rowsInLog()).toBe(before);
  });

  it('awareness that is too large or too frequent reaches nobody whole', async () => {
    const [loud, quiet] = [await world.tab(), await world.tab()];
    const began = performance.now();
    let heard = 0;
    quiet.provider.awareness?.on('update', () => {
      heard += 1;
    });
    for (let each = 0; each < 500; each += 1)
      loud.provider.awareness?.setLocalState({ doing: 'moving', subject: String(each) });
    const last = () => quiet.provider.awareness?.getStates().get(loud.doc.clientID);
    await until(() => last()?.['subject'] === '499', 'the last one');
    const seconds = (performance.now() - began) / 1_000;
    expect(heard).toBeLessThan(limits.awarenessPerSecond * (seconds + 1) + 10);
    loud.provider.awareness?.setLocalState({ doing: 'moving', subject: 'y'.repeat(limits.awareness) });
    loud.provider.awareness?.setLocalState({ doing: 'moving', subject: 'after' });
    await until(() => last()?.['subject'] === 'after', 'the next that fits');
  });

  it('[M5] a committed row that cannot be applied is quarantined, and the document opens again', async () => {
    const board = await aBoard(db, world.workspace.id);
    await db.sql`insert into containers values (${world.workspace.id}, ${board.id}, 'board', 'workspace')`;
    const document = `board:${board.id}`;
    const tab = world.knock(await world.member(), { document });
    await tab.synced();
    await db.sql.begin(async (tx) => {
      const [head] = await tx`update documents set seq = seq + 1 where id = ${board.id} returning seq`;
      await tx`insert into document_updates (document, epoch, seq, workspace, update, origin)
        values (${board.id}, 1, ${head?.['seq']}, ${world.workspace.id}, '\\xffffff', 'person')`;
    });
    await until(async () => {
      const [row] =
        await db.sql`select count(*)::int as poison from document_updates where document = ${board.id} and quarantined`;
      return row?.['poison'] === 1;
    }, 'the row to be set aside');
    await until(() => tab.provider.isSynced, 'the tab to be back');
    const id = aDeal(tab.doc, board.at('New'), 'life goes on');
    await tab.saved();
    const fresh = world.knock(await world.member(), { document });
    await fresh.synced();
    expect(readBoard(fresh.doc).deals.has(id)).toBe(true);
    expect(sameContent(fresh.doc, tab.doc)).toBe(true);
  });

  it('[M18] a failed load yields no document, and heals by itself', async () => {
    const board = await aBoard(db, world.workspace.id);
    await db.sql`insert into containers values (${world.workspace.id}, ${board.id}, 'board', 'workspace')`;
    const [kept] = await db.sql`select update from document_updates where document = ${board.id} and seq = 1`;
    await db.sql`alter table document_snapshots rename to document_snapshots_away`;
    const tab = world.knock(await world.member(), { document: `board:${board.id}` });
    await tab.closed(1013);
    expect(Y.encodeStateVector(tab.doc)).toEqual(Y.encodeStateVector(new Y.Doc()));
    await db.sql`alter table document_snapshots_away rename to document_snapshots`;
    await tab.synced();
    expect(readBoard(tab.doc).stages.length).toBe(4);
    const [after] = await db.sql`select update from document_updates where document = ${board.id} and seq = 1`;
    expect(after).toEqual(kept);
  });
});
