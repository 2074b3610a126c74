import { randomUUID } from 'node:crypto';

import { closeDeal, createDeal, editDeal, labelDeal, moveDeal, removeDeal } from '@baton/schema/deals';
import type { DealId, MemberId } from '@baton/schema/shared';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';

import { aBoard, inTransaction } from '#tests/board-world.ts';
import { until } from '#tests/live-client.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const ann = randomUUID() as MemberId;
const bob = randomUUID() as MemberId;
const dealOf = () => randomUUID() as DealId;
const random = () => 0.5;

describeWithDatabase('the projector', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.drop());

  it('[M1] writes the facts of a document with actor and origin of the row that made them', async () => {
    const board = await aBoard(db);
    const id = dealOf();
    await board.typed(ann, (doc) =>
      createDeal(doc, { id, title: 'Fours Durand', amount: 1_250_000 }, board.at('New'), random),
    );
    await board.typed(bob, (doc) => moveDeal(doc, id, board.at('Proposal'), random));
    await board.bring();
    expect(await board.rows()).toMatchObject([
      { id, title: 'Fours Durand', status: 'open', stage: board.stage('Proposal') },
    ]);
    expect(await board.factsOf(id)).toEqual([
      { type: 'deal.created', actor: ann, origin: 'person' },
      { type: 'deal.stage-changed', actor: bob, origin: 'person' },
    ]);
  });

  it('[M1] a row that is projected again by another node leaves no second fact', async () => {
    const board = await aBoard(db);
    const id = dealOf();
    await board.typed(ann, (doc) => createDeal(doc, { id, title: 'Twice' }, board.at('New'), random));
    await Promise.all([board.bring(), board.otherNode().bring(), board.otherNode().bring()]);
    expect(await board.factsOf(id)).toHaveLength(1);
    await db.sql`update document_projections set projected_seq = 1 where document = ${board.id}`;
    await board.otherNode().bring();
    expect(await board.factsOf(id)).toHaveLength(1);
    expect(await board.rows()).toHaveLength(1);
  });

  it('[M3] a server edit is in rows and facts when its transaction commits, and leaves nothing when it does not', async () => {
    const board = await aBoard(db);
    const id = dealOf();
    await board.typed(ann, (doc) => createDeal(doc, { id, title: 'Before' }, board.at('New'), random));
    await board.commanded(ann, (doc) => editDeal(doc, id, { title: 'After' }));
    expect(await board.rows()).toMatchObject([{ title: 'After' }]);
    await expect(
      board.commanded(ann, (doc) => {
        editDeal(doc, id, { title: 'Never' });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await board.commanded(bob, (doc) => editDeal(doc, id, { amount: 5 }));
    expect(await board.rows()).toMatchObject([{ title: 'After', amount: 5 }]);
    expect(await board.equal()).toBe(true);
  });

  it('[M3] server edits of two nodes under one client id never overwrite each other', async () => {
    const board = await aBoard(db);
    const other = board.otherNode();
    const ids = Array.from({ length: 12 }, dealOf);
    await Promise.all(
      ids.map((id, at) =>
        (at % 2 === 0 ? board : other).commanded(ann, (doc) =>
          createDeal(doc, { id, title: id }, board.at('New'), random),
        ),
      ),
    );
    expect(new Set((await board.rows()).map((row) => row.id))).toEqual(new Set(ids));
    expect(await board.equal()).toBe(true);
  });

  it('[M2] who loses their connection while they wait for a copy keeps it from nobody', async () => {
    const board = await aBoard(db);
    const id = dealOf();
    await board.typed(ann, (doc) => createDeal(doc, { id, title: 'Before' }, board.at('New'), random));
    const inUse = Promise.withResolvers<void>();
    const free = Promise.withResolvers<void>();
    const by = { actor: ann, origin: 'person', cause: null } as const;
    const first = inTransaction(db, board.node, board.workspace, (tx) =>
      board.node.documents.withDocuments(tx, [board.ref], by, () => {
        inUse.resolve();
        return free.promise;
      }),
    );
    await inUse.promise;
    const lost = [board.bring(), board.commanded(bob, (doc) => editDeal(doc, id, { title: 'Lost' }))].map((each) =>
      each.then(
        () => 'done',
        () => 'lost',
      ),
    );
    // As the user that the connections belong to: others are not told what they do.
    const admin = postgres(db.url, { max: 1 });
    const waiting = () => admin<{ pid: number }[]>`
      select pid from pg_stat_activity where datname = current_database()
        and application_name = 'baton' and state = 'idle in transaction' and query like 'select set_config%'`;
    await until(async () => (await waiting()).length === lost.length, 'both wait with a connection');
    for (const { pid } of await waiting()) await admin`select pg_terminate_backend(${pid})`;
    await admin.end();
    expect(await Promise.all(lost)).toEqual(['lost', 'lost']);
    free.resolve();
    await first;
    await board.commanded(bob, (doc) => editDeal(doc, id, { title: 'After' }));
    expect(await board.rows()).toMatchObject([{ title: 'After' }]);
  });

  it('[M2] commands that name the same documents in another order all come through', async () => {
    const one = await aBoard(db);
    const two = await aBoard(db, one.workspace);
    const far = one.otherNode();
    const put = (boards: (typeof one)[], node: typeof one.node) =>
      inTransaction(db, node, one.workspace, (tx) =>
        node.documents.withDocuments(
          tx,
          boards.map(({ ref }) => ref),
          { actor: ann, origin: 'person', cause: 'test' },
          async (open) => {
            for (const [at, document] of open.entries()) {
              const place = boards[at]?.at('New') ?? one.at('New');
              await document.edit((doc) => createDeal(doc, { id: dealOf(), title: 'x' }, place, random));
            }
          },
        ),
      );
    await Promise.all([
      put([one, two], one.node),
      put([two, one], one.node),
      put([two, one], far.node),
      put([one, two], far.node),
    ]);
    expect(await one.rows()).toHaveLength(4);
    expect(await two.rows()).toHaveLength(4);
  });

  it('more commands on one document than there are connections wait for one another, and for the projector', async () => {
    const board = await aBoard(db);
    const ids = Array.from({ length: 30 }, dealOf);
    const commands = ids.map((id) =>
      board.commanded(ann, (doc) => createDeal(doc, { id, title: 'x' }, board.at('New'), random)),
    );
    await Promise.all([...commands, board.bring(), board.bring(), board.otherNode().bring()]);
    expect(await board.rows()).toHaveLength(ids.length);
  });

  it('[M8] an id that belongs to another board is never adopted', async () => {
    const theirs = await aBoard(db);
    const mine = await aBoard(db, theirs.workspace);
    const id = dealOf();
    await theirs.typed(ann, (doc) => createDeal(doc, { id, title: 'Theirs', amount: 9 }, theirs.at('New'), random));
    await theirs.bring();
    await mine.typed(bob, (doc) => createDeal(doc, { id, title: 'Mine now' }, mine.at('New'), random));
    await mine.bring();
    expect(await theirs.rows()).toMatchObject([{ id, title: 'Theirs', amount: 9 }]);
    expect(await mine.rows()).toEqual([]);
    expect(await mine.factsOf(id)).toEqual([{ type: 'deal.created', actor: ann, origin: 'person' }]);
    expect(await db.sql`select deal from board_strays where board = ${mine.id}`).toMatchObject([{ deal: id }]);
  });

  it('[M17] a deal key taken away by a socket row goes to the archive, and comes back with it', async () => {
    const board = await aBoard(db);
    const id = dealOf();
    await board.typed(ann, (doc) => createDeal(doc, { id, title: 'Gone' }, board.at('New'), random));
    await board.typed(bob, (doc) => removeDeal(doc, id));
    await board.bring();
    expect(await board.archived()).toMatchObject([{ id, title: 'Gone', archive_reason: 'removed-from-document' }]);
    await board.typed(bob, (doc) => createDeal(doc, { id, title: 'Back' }, board.at('New'), random));
    await board.bring();
    expect(await board.rows()).toMatchObject([{ id, title: 'Back' }]);
    expect((await board.factsOf(id)).map(({ type }) => type)).toEqual([
      'deal.created',
      'deal.archived',
      'deal.restored',
    ]);
  });

  it('[M17] an offline edit of a deal that was archived meanwhile is noticed and told', async () => {
    const board = await aBoard(db);
    const [gone, there] = [dealOf(), dealOf()];
    for (const id of [gone, there])
      await board.typed(ann, (doc) => createDeal(doc, { id, title: 'x' }, board.at('New'), random));
    const offline = await board.replay();
    const before = Y.encodeStateVector(offline);
    editDeal(offline, gone, { title: 'Kept on the train', amount: 9 });
    editDeal(offline, there, { title: 'Merges' });
    labelDeal(offline, gone, ['hot']);
    await board.typed(bob, (doc) => removeDeal(doc, gone));
    await board.bring();
    const update = Y.encodeStateAsUpdate(offline, before);
    const row = { document: board.id, epoch: 1, update, actor: ann, origin: 'person' as const, cause: null };
    await board.node.log.append({ ...row, claims: [] });
    await Promise.all([board.bring(), board.otherNode().bring()]);
    expect(await board.rows()).toMatchObject([{ id: there, title: 'Merges' }]);
    const late = await db.sql`select actor, data from facts where subject = ${gone} and type = 'deal.edited-late'`;
    expect(late).toMatchObject([{ actor: ann, data: { fields: ['amount', 'labels', 'title'] } }]);
  });

  it('[M9] a deal is won when it has stayed there for ten seconds, not on a slip', async () => {
    const board = await aBoard(db);
    const [kept, slipped] = [dealOf(), dealOf()];
    for (const id of [kept, slipped]) {
      await board.typed(ann, (doc) => createDeal(doc, { id, title: 'x', amount: 100 }, board.at('New'), random));
      await board.typed(ann, (doc) => closeDeal(doc, id, 'won', random));
    }
    await board.typed(ann, (doc) => moveDeal(doc, slipped, board.at('New'), random));
    await board.settle();
    expect(await board.typesOf(kept)).not.toContain('deal.won');
    board.wait(10_000);
    await Promise.all([board.settle(), board.otherNode().settle()]);
    expect(await board.typesOf(kept)).toEqual(['deal.created', 'deal.stage-changed', 'deal.won']);
    expect(await board.typesOf(slipped)).toEqual(['deal.created', 'deal.stage-changed', 'deal.stage-changed']);
    await board.typed(ann, (doc) => moveDeal(doc, kept, board.at('New'), random));
    await board.bring();
    expect(await board.typesOf(kept)).toContain('deal.reopened');
  });

  it('[M9] typing leaves one fact for each field and author, from the first value to the last', async () => {
    const board = await aBoard(db);
    const id = dealOf();
    await board.typed(ann, (doc) => createDeal(doc, { id, title: 'a' }, board.at('New'), random));
    for (const title of ['ab', 'abc', 'abcd']) await board.typed(ann, (doc) => editDeal(doc, id, { title }));
    await board.typed(bob, (doc) => editDeal(doc, id, { amount: 7 }));
    await board.typed(bob, (doc) => editDeal(doc, id, { amount: null }));
    await board.bring();
    board.wait(10_000);
    await board.settle();
    const edits = await db.sql`select actor, data from facts where subject = ${id} and type = 'deal.edited'`;
    expect(edits).toMatchObject([{ actor: ann, data: { field: 'title', from: 'a', to: 'abcd' } }]);
  });

  it('[M9] closing by a command is immediate', async () => {
    const board = await aBoard(db);
    const id = dealOf();
    await board.typed(ann, (doc) => createDeal(doc, { id, title: 'x' }, board.at('New'), random));
    await board.commanded(ann, (doc) => closeDeal(doc, id, 'lost', random));
    expect(await board.typesOf(id)).toContain('deal.lost');
  });

  it('a rebuild writes the same rows again and no fact', async () => {
    const board = await aBoard(db);
    const ids = Array.from({ length: 5 }, dealOf);
    for (const id of ids) await board.typed(ann, (doc) => createDeal(doc, { id, title: id }, board.at('New'), random));
    await board.bring();
    const facts = await db.sql`select count(*) from facts`;
    await db.sql`update deals set title = 'wrong' where board = ${board.id}`;
    await db.sql`delete from deals where id = ${ids[0] ?? ''}`;
    await board.rebuild();
    expect(await board.equal()).toBe(true);
    expect(await db.sql`select count(*) from facts`).toEqual(facts);
  });
});
