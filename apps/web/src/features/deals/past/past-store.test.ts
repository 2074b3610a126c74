import { createDeal, readBoard, seedBoard, type PastBoard } from '@baton/schema/deals';
import type { BoardId, DealId, StageId } from '@baton/schema/shared';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { newId } from '#shared/api/id.ts';

import { BoardStore } from '../board/board-store.ts';
import { PastStore } from './past-store.ts';

it('a board as it was reads like the live one it was', () => {
  const doc = new Y.Doc();
  const stages = ['New', 'Won'].map((name) => ({ id: newId() as StageId, name }));
  seedBoard(doc, { currency: 'EUR', stages });
  for (let n = 0; n < 30; n += 1) {
    const place = { stageId: stages[n % 2]?.id as StageId, after: null };
    createDeal(doc, { id: newId() as DealId, title: `Deal ${n}`, amount: n }, place, Math.random);
  }
  const live = new BoardStore(doc);
  const view = readBoard(doc);
  // From the server they come in no order.
  const deals = [...view.deals.values()].toSorted((one, other) => (one.id < other.id ? 1 : -1));
  const past = new PastStore({
    boardId: newId() as BoardId,
    seq: 1,
    at: new Date(0).toISOString(),
    by: null,
    currency: 'EUR',
    stages: view.stages,
    deals: deals.map((deal) => ({ ...deal, productName: null, estimate: null })),
  } satisfies PastBoard);
  for (const { id } of live.stages) expect(past.column(id).ids).toEqual(live.column(id).ids);
  expect(past.stages).toEqual(live.stages);
  expect([...past.all().keys()].toSorted()).toEqual([...live.all().keys()].toSorted());
  live.destroy();
});
