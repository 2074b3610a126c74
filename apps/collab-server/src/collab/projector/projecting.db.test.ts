import { randomUUID } from 'node:crypto';

import { createDeal, editDeal, readBoard } from '@baton/schema/deals';
import type { DealId, MemberId } from '@baton/schema/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type * as Y from 'yjs';

import { aBoard } from '#tests/board-world.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const ann = randomUUID() as MemberId;
const dealOf = () => randomUUID() as DealId;
const random = () => 0.5;

describeWithDatabase('the projector that runs by itself', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.drop());

  it('[M9] what came due while no process ran is told when one starts', async () => {
    const board = await aBoard(db);
    const id = dealOf();
    await board.typed(ann, (doc) => createDeal(doc, { id, title: 'x' }, board.at('Won'), random));
    await board.bring();
    board.wait(60_000);
    const troubles: unknown[] = [];
    const told = Promise.withResolvers<void>();
    const later = board.otherNode();
    const running = later.node.start({ onTrouble: (error) => troubles.push(error), onProjected: told.resolve });
    await told.promise;
    await running.stop();
    expect(await board.typesOf(id)).toEqual(['deal.created', 'deal.won']);
    expect(troubles).toEqual([]);
  });

  it('[M9] what is due is told when the pulse says so, by the projection that is planned anyway', async () => {
    const board = await aBoard(db);
    const id = dealOf();
    const [troubles, told] = [[] as unknown[], Promise.withResolvers<void>()];
    await board.typed(ann, (doc) => createDeal(doc, { id, title: 'x' }, board.at('Won'), random));
    await board.bring();
    const running = board.node.start({
      onTrouble: (error) => troubles.push(error),
      onProjected: told.resolve,
      collectMs: 50,
      dueEveryMs: 600_000,
      behindEveryMs: 600_000,
    });
    board.wait(60_000);
    await board.typed(ann, (doc) => editDeal(doc, id, { title: 'y' }));
    const due = await db.scopes.look((on) =>
      on.query(`select (${running.question.sql}) as documents`, running.question.parameters()),
    );
    expect(due).toEqual([{ documents: [board.id] }]);
    running.question.heard(due[0]?.['documents'], performance.now());
    await told.promise;
    await running.stop();
    // The edit, a minute old by this clock, has settled too.
    expect(await board.typesOf(id)).toEqual(['deal.created', 'deal.won', 'deal.edited']);
    expect(await board.rows()).toMatchObject([{ id, title: 'y' }]);
    expect(troubles).toEqual([]);
  });

  it('rows that a socket committed are projected, and what is broken in them is mended once, by themselves', async () => {
    const board = await aBoard(db);
    const id = dealOf();
    const mended = Promise.withResolvers<void>();
    const unfollow = board.node.log.follow(
      (rows) => rows.some(({ origin }) => origin === 'system') && mended.resolve(),
    );
    const running = board.node.start({ onTrouble: mended.reject, collectMs: 1, quietMs: 1 });
    await board.typed(ann, (doc) => {
      createDeal(doc, { id, title: 'x' }, board.at('New'), random);
      doc.getMap<Y.Map<unknown>>('deals').get(id)?.set('amount', 'a lot');
    });
    await mended.promise;
    unfollow();
    await running.stop();
    expect(readBoard(await board.replay()).flaws).toEqual([]);
    expect(await board.rows()).toMatchObject([{ id, amount: null }]);
    const repairs = await db.sql`select actor from document_updates where document = ${board.id} and origin = 'system'`;
    expect(repairs).toEqual([{ actor: null }]);
  });
});
