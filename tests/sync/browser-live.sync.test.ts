import { editDeal, readDeal } from '@baton/schema/deals';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import { until } from '#tests/live-client.ts';
import type { TestMember } from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import type { LiveDocument } from '../../apps/web/src/shared/live/live-document.ts';
import { LiveRegistry } from '../../apps/web/src/shared/live/registry.ts';
import { aDeal, liveWorld, type LiveWorld } from './live-world.ts';

const offline = (registry: LiveRegistry): void => {
  registry.socket.provider.disconnect();
};

describeWithDatabase('the live documents of the browser', () => {
  let db: TestDatabase;
  let world: LiveWorld;
  const open: LiveRegistry[] = [];

  beforeAll(async () => {
    db = await testDatabase();
    world = await liveWorld(db);
  });
  afterEach(async () => {
    for (const registry of open.splice(0)) await registry.close();
  });
  afterAll(async () => {
    await world.stop();
    await db.drop();
  });

  /** A tab as the browser opens it; without IndexedDB, as in a browser that gives no storage. */
  const tab = async (as: TestMember): Promise<{ document: LiveDocument; registry: LiveRegistry }> => {
    class SignedInSocket extends WebSocket {
      constructor(url: string) {
        super(url, { headers: { cookie: as.cookie, origin: world.node.url } });
        this.on('error', () => {});
      }
    }
    const registry = new LiveRegistry({
      url: `${world.node.url.replace('http', 'ws')}/collab`,
      workspace: as.workspace,
      user: as.user,
      shapes: { board: 1 },
      stillSignedIn: async () => true,
      tab: 'one',
      WebSocketPolyfill: SignedInSocket,
    });
    open.push(registry);
    const document = registry.acquire(world.document);
    await until(() => document.view.contents === 'live' && document.view.save.kind === 'saved', 'the board is open');
    return { document, registry };
  };

  it('[M12] says Saved after twenty offline edits only when the server holds all twenty', async () => {
    const { document, registry } = await tab(await world.member());
    const deals = Array.from({ length: 20 }, (_, at) => at);
    offline(registry);
    await until(() => document.view.save.kind === 'offline', 'the loss is seen');
    const ids = deals.map((at) => aDeal(document.view.doc, world.board.at('New'), `Offline ${at}`));
    expect(document.view.save).toEqual({ kind: 'offline', changes: 20, kept: false });
    registry.socket.resume();
    await until(() => document.view.save.kind === 'saved', 'everything is saved');
    const log = await world.replay();
    expect(ids.filter((id) => readDeal(log, id) === null)).toEqual([]);
  });

  it('[M13] detaches at a refusal, keeps its copy readable, and comes back only with a new document', async () => {
    const { document } = await tab(await world.member());
    const { doc } = document.view;
    const id = aDeal(doc, world.board.at('New'), 'Before');
    await until(() => document.view.save.kind === 'saved', 'the deal is saved');
    const before = await world.rowsInLog();
    // Past the limit of one update, which the client checks before it sends.
    doc.transact(() => doc.getMap('deals').set('flood', 'x'.repeat(300 * 1024)));
    expect(document.view.save).toEqual({ kind: 'cannot-save', reason: 'update-too-large', changes: 1 });
    editDeal(doc, id, { title: 'After' });
    expect(document.view.doc).toBe(doc);
    expect(readDeal(document.view.doc, id)?.title).toBe('After');
    document.restart();
    await until(() => document.view.save.kind === 'saved' && document.view.contents === 'live', 'a new copy is open');
    expect(document.view.doc).not.toBe(doc);
    expect(readDeal(document.view.doc, id)?.title).toBe('Before');
    expect(await world.rowsInLog()).toBe(before);
  });

  it('[M13] what the server refuses on the wire is final for this copy', async () => {
    const { document } = await tab(await world.member());
    const { doc } = document.view;
    const before = await world.rowsInLog();
    // More entries than one update may carry, in far fewer bytes than it may have.
    doc.transact(() => {
      for (let at = 0; at < 21_000; at += 1) doc.getMap('x').set(`k${at}`, 1);
    });
    await until(() => document.view.save.kind === 'cannot-save', 'the refusal arrives');
    expect(await world.rowsInLog()).toBe(before);
  });

  it('a tab that opens a document is told its level and saves nothing', async () => {
    const { document } = await tab(await world.member());
    expect(document.view.level).not.toBeNull();
    expect(document.unsent).toBe(0);
  });

  it('a document acquired twice is opened once, and stays for a moment after both have left', async () => {
    const { document, registry } = await tab(await world.member());
    expect(registry.acquire(world.document)).toBe(document);
    registry.release(world.document);
    registry.release(world.document);
    expect(registry.peek(world.document)).toBe(document);
    expect(registry.acquire(world.document)).toBe(document);
  });
});
