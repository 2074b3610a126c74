import { randomUUID } from 'node:crypto';

import { closeDeal, createDeal, moveDeal, readDeal } from '@baton/schema/deals';
import type { DealId, MemberId } from '@baton/schema/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { aBoard, type BoardWorld } from '#tests/board-world.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { boardUpkeep } from './upkeep.job.ts';

const ann = randomUUID() as MemberId;
const random = () => 0.5;
const day = 24 * 60 * 60 * 1000;

const aDealIn = async (board: BoardWorld, stage: string): Promise<DealId> => {
  const id = randomUUID() as DealId;
  await board.typed(ann, (doc) => createDeal(doc, { id, title: stage }, board.at(stage), random));
  await board.bring();
  return id;
};

describeWithDatabase('upkeep of boards', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.drop());

  const upkeep = (board: BoardWorld) =>
    boardUpkeep({ scopes: db.scopes, clock: board.clock, live: () => board.node }).start(
      {},
      { id: randomUUID(), workspace: null, attempt: 1, signal: new AbortController().signal },
    );

  it('[D9] a closed deal leaves the board fourteen days after it was closed, row and document at once', async () => {
    const board = await aBoard(db);
    const [open, won] = [await aDealIn(board, 'New'), await aDealIn(board, 'New')];
    await board.typed(ann, (doc) => closeDeal(doc, won, 'won', random));
    await board.bring();
    board.wait(13 * day);
    await upkeep(board);
    expect(await board.rows()).toHaveLength(2);
    board.wait(2 * day);
    await upkeep(board);
    expect(await board.rows()).toMatchObject([{ id: open }]);
    expect(await board.archived()).toMatchObject([{ id: won, status: 'won', archive_reason: 'closed-long-ago' }]);
    expect(await board.equal()).toBe(true);
    expect((await board.factsOf(won)).at(-1)).toEqual({ type: 'deal.archived', actor: null, origin: 'system' });
  });

  it('[D9] a deal that was reopened meanwhile stays', async () => {
    const board = await aBoard(db);
    const id = await aDealIn(board, 'Won');
    board.wait(15 * day);
    await board.typed(ann, (doc) => moveDeal(doc, id, board.at('Proposal'), random));
    await board.bring();
    await upkeep(board);
    expect(await board.rows()).toMatchObject([{ id, status: 'open' }]);
  });

  it('[M8] an id that belongs to another board is taken off the document, and the other deal is as it was', async () => {
    const theirs = await aBoard(db);
    const mine = await aBoard(db, theirs.workspace);
    const id = await aDealIn(theirs, 'New');
    await mine.typed(ann, (doc) => createDeal(doc, { id, title: 'Mine now' }, mine.at('New'), random));
    await mine.bring();
    expect(readDeal(await mine.replay(), id)).not.toBeNull();
    await upkeep(mine);
    expect(readDeal(await mine.replay(), id)).toBeNull();
    expect(await theirs.rows()).toMatchObject([{ id, title: 'New' }]);
    expect((await mine.factsOf(mine.id)).at(-1)).toMatchObject({ type: 'deal.id-refused', origin: 'system' });
    expect(await db.sql`select 1 from board_strays where board = ${mine.id}`).toHaveLength(0);
  });
});
