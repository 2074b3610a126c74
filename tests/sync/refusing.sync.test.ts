import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import { readBoard } from '@baton/schema/deals';
import { limits } from '@baton/schema/wire';
import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';

import { aBoard } from '#tests/board-world.ts';
import { until } from '#tests/live-client.ts';
import { aMember, aWorkspace } from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { aDeal, liveWorld, sameContent, type LiveWorld } from './live-world.ts';

/** A sync frame as a hostile client writes it. */
const syncFrame = (key: string, step: number, update: Uint8Array): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, key);
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
};
describeWithDatabase('a socket', () => {
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

  const untouched = async (work: () => Promise<void>): Promise<void> => {
    const before = await world.rowsInLog();
    await work();
    expect(await world.rowsInLog()).toBe(before);
  };

  it.each([
    ['a frame of another origin', { origin: 'http://evil.example' }],
    ['a foreign port of our host', { origin: 'http://127.0.0.1:1' }],
  ])('is not opened for %s', async (_what, more) => {
    const client = world.knock(await world.member(), more);
    await client.closed(1006);
    expect(client.opened).toEqual([]);
  });

  it('is not opened without a living sign-in', async () => {
    const member = await world.member();
    await db.sql`update sign_ins set expires_at = now() - interval '1 second' where id = ${member.signIn}`;
    const client = world.knock(member);
    await client.closed(1006);
    expect(client.opened).toEqual([]);
  });

  it('[M8] gives the same answer for a document that is foreign, missing or misnamed', async () => {
    const stranger = await aMember(db.sql, await aWorkspace(db.sql), 'owner');
    const ours = await world.member();
    const tries = [
      world.knock(stranger),
      world.knock(ours, { document: `board:${newId()}` }),
      world.knock(ours, { document: `note:${world.board.id}` }),
      world.knock(ours, { document: 'board:__proto__' }),
      world.knock(ours, { document: 'constructor' }),
      world.knock(ours, { document: `presence:${newId()}` }),
    ];
    for (const client of tries) expect(await client.refusal()).toBe('not-found');
  });

  it('[M11] tells somebody who is no member of the workspace that their copy is to be given up', async () => {
    const stranger = await aMember(db.sql, await aWorkspace(db.sql), 'owner');
    const client = world.knock({ ...stranger, workspace: world.workspace.id });
    expect(await client.refusal()).toBe('revoked');
  });

  it('refuses older clients, other epochs, and leaves newer ones waiting', async () => {
    const member = await world.member();
    expect(await world.knock(member, { shape: 99 }).refusal()).toBe('try-again');
    expect(await world.knock(member, { wire: 99 }).refusal()).toBe('try-again');
    expect(await world.knock(member, { epoch: 2 }).refusal()).toBe('epoch-changed');
    await (await world.tab(member, { epoch: 1 })).saved();
  });

  it('sends everybody away whose document begins a new epoch, and lets no old copy back', async () => {
    const board = await aBoard(db, world.workspace.id);
    await db.sql`insert into containers values (${world.workspace.id}, ${board.id}, 'board', 'workspace')`;
    const tab = world.knock(await world.member(), { document: `board:${board.id}`, epoch: 1 });
    await tab.synced();
    await db.sql`update documents set epoch = 2, seq = 0 where id = ${board.id}`;
    expect(await tab.refusal()).toBe('epoch-changed');
    expect(tab.closes[0]?.code).toBe(1013);
    const fresh = world.knock(await world.member(), { document: `board:${board.id}` });
    await fresh.synced();
    expect(fresh.doc.getMap('stages').size).toBe(0);
  });

  it('[M19] shows a guest no board', async () => {
    const client = world.knock(await world.member('guest'));
    expect(await client.refusal()).toBe('not-found');
  });

  it('[M12] takes nothing more after a refusal, and lets the person back only with a new copy', async () => {
    const member = await world.member();
    const bad = await world.tab(member);
    await untouched(async () => {
      bad.push(Uint8Array.of(1, 2, 3, 250, 250));
      expect(await bad.refusal()).toBe('invalid-update');
      aDeal(bad.doc, world.board.at('New'), 'after the refusal');
      bad.push(Y.encodeStateAsUpdate(bad.doc));
      bad.provider.forceSync();
      const honest = await world.tab();
      await honest.saved();
    });
    const fresh = await world.tab(member);
    const id = aDeal(fresh.doc, world.board.at('New'), 'with a new copy');
    await fresh.saved();
    expect(readBoard(await world.replay()).deals.has(id)).toBe(true);
  });

  it.each<[string, (doc: Y.Doc) => Uint8Array]>([
    ['trailing bytes', (doc) => Uint8Array.of(...Y.encodeStateAsUpdate(doc), 7)],
    ['a V2 update', (doc) => Y.encodeStateAsUpdateV2(doc)],
    ['a cut update', (doc) => Y.encodeStateAsUpdate(doc).subarray(0, -3)],
    ['a map nested too deep', () => nested(limits.depth + 2)],
    ['more client ids than an update may bring', () => manyClients(limits.newClientsPerUpdate + 1)],
    ['a run of deletions longer than any history', () => runLengthBomb()],
  ])('[M5] refuses %s and changes nothing', async (_what, bomb) => {
    const client = await world.tab();
    await untouched(async () => {
      client.push(bomb(other(client.doc)));
      await client.refusal();
    });
    expect(['invalid-update', 'update-too-large']).toContain(client.refusals[0]);
  });

  it('accepts a map nested as deep as it may be', async () => {
    const client = await world.tab();
    client.push(nested(limits.depth));
    await client.saved();
    expect((await world.replay()).share.has('deep')).toBe(true);
  });

  it('refuses an update that is too large, and takes the largest one that is not', async () => {
    const client = await world.tab();
    const large = new Y.Doc();
    large.getMap('large').set('text', 'x'.repeat(limits.update + 1));
    client.push(Y.encodeStateAsUpdate(large));
    expect(await client.refusal()).toBe('update-too-large');
    const within = await world.tab();
    const fits = new Y.Doc();
    fits.getMap('fits').set('text', 'x'.repeat(limits.update - 200));
    within.push(Y.encodeStateAsUpdate(fits));
    await until(async () => (await world.replay()).getMap('fits').has('text'), 'the row');
  });

  it('[M12] lets nobody write under the client id of somebody else', async () => {
    const [ann, eve] = [await world.tab(), await world.tab()];
    aDeal(ann.doc, world.board.at('New'), 'hers');
    await ann.saved();
    await until(() => sameContent(ann.doc, eve.doc), 'both to have it');
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(eve.doc));
    forged.clientID = ann.doc.clientID;
    await untouched(async () => {
      const before = Y.encodeStateVector(forged);
      forged.getMap('deals').set('forged', 1);
      eve.push(Y.encodeStateAsUpdate(forged, before));
      expect(await eve.refusal()).toBe('invalid-update');
    });
  });

  it('[M12] takes on from a client what others wrote, once the log has it', async () => {
    const [ann, bob] = [await world.tab(), await world.tab()];
    aDeal(ann.doc, world.board.at('New'), 'hers again');
    await ann.saved();
    await until(() => sameContent(ann.doc, bob.doc), 'both to have it');
    await untouched(async () => {
      bob.push(Y.encodeStateAsUpdate(bob.doc), 1);
      const id = bob.acked.length;
      bob.provider.forceSync();
      await until(() => bob.acked.length > id, 'the answer');
    });
    expect(bob.refusals).toEqual([]);
  });

  it('[M3] lets nobody write under the client id of the server', async () => {
    const client = await world.tab();
    const [row] = await db.sql`select server_client_id::float8 as id from documents where id = ${world.board.id}`;
    const forged = other(client.doc);
    forged.clientID = Number(row?.['id']);
    await untouched(async () => {
      const before = Y.encodeStateVector(forged);
      forged.getMap('deals').set('forged', 1);
      client.push(Y.encodeStateAsUpdate(forged, before));
      expect(await client.refusal()).toBe('invalid-update');
    });
  });

  it('[M12] does not take what builds on something missing, asks for it, and then takes all', async () => {
    const client = await world.tab();
    const apart = other(client.doc);
    const updates: Uint8Array[] = [];
    apart.on('update', (update: Uint8Array) => updates.push(update));
    apart.getMap('kept').set('first', 1);
    apart.getMap('kept').set('second', 2);
    await untouched(async () => {
      client.push(updates[1] ?? new Uint8Array());
      await until(() => client.notSaved > 0, 'an answer');
    });
    // The server asked: the real provider answers with everything its document holds.
    Y.applyUpdate(client.doc, Y.encodeStateAsUpdate(apart));
    await client.saved();
    await until(async () => (await world.replay()).getMap('kept').get('second') === 2, 'both');
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(await world.replay()));
    expect(doc.store.pendingStructs).toBeNull();
  });

  it('is closed for a frame that no client sends', async () => {
    for (const frame of [
      Uint8Array.of(1),
      Uint8Array.of(0, 6, 0),
      new Uint8Array(50),
      syncFrame('board:x', 9, Uint8Array.of(0, 0)),
    ]) {
      const client = await world.tab();
      client.junk(frame);
      expect(await client.closed(4400)).toBe('invalid-update');
    }
  });

  it('opens no more documents than one socket may', async () => {
    const client = await world.tab();
    const before = await world.rowsInLog();
    for (let each = 0; each < 200; each += 1) client.junk(syncFrame(`board:${newId()}`, 2, Uint8Array.of(0, 0)));
    const honest = await world.tab();
    await honest.saved();
    expect(await world.rowsInLog()).toBe(before);
  });
});

const other = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};

const nested = (depth: number): Uint8Array => {
  const doc = new Y.Doc();
  let map = doc.getMap('deep');
  for (let level = 0; level < depth; level += 1) {
    const inner = new Y.Map<unknown>();
    map.set('in', inner);
    map = inner;
  }
  return Y.encodeStateAsUpdate(doc);
};

const manyClients = (count: number): Uint8Array =>
  Y.mergeUpdates(
    Array.from({ length: count }, () => {
      const doc = new Y.Doc();
      doc.getMap('many').set(String(doc.clientID), 1);
      return Y.encodeStateAsUpdate(doc);
    }),
  );

/** One collected struct that claims 2^50 clocks. */
const runLengthBomb = (): Uint8Array => {
  const encoder = encoding.createEncoder();
  for (const number of [1, 1, 4_242, 0, 0, 2 ** 50, 0]) encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
};
