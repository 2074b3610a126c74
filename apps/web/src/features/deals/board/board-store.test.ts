import { createDeal, editDeal, moveDeal, seedBoard } from '@baton/schema/deals';
import type { DealId, StageId } from '@baton/schema/shared';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import { BoardUndo } from '../undo/board-undo.ts';
import { BoardStore } from './board-store.ts';
import { shownCards } from './shown.ts';

const told = () => vi.fn<() => void>();
const random = () => 0.42;
const id = (at: number) => `01900000-0000-7000-8000-${String(at).padStart(12, '0')}`;
const [first, second, third] = [id(1), id(2), id(3)] as [StageId, StageId, StageId];
const deals = [id(11), id(12), id(13)] as [DealId, DealId, DealId];

const aBoard = () => {
  const doc = new Y.Doc();
  const stages = [first, second, third].map((stage, at) => ({ id: stage, name: `Stage ${at}` }));
  seedBoard(doc, { stages, currency: 'EUR' });
  for (const deal of deals) createDeal(doc, { id: deal, title: deal }, { stageId: first }, Math.random);
  return { doc, store: new BoardStore(doc) };
};

test('a move tells the two columns and the card, and nothing else', () => {
  const { doc, store } = aBoard();
  const [from, to, other, card, neighbour] = [told(), told(), told(), told(), told()];
  store.subscribeColumn(first, from);
  store.subscribeColumn(second, to);
  store.subscribeColumn(third, other);
  store.subscribeDeal(deals[0], card);
  store.subscribeDeal(deals[1], neighbour);
  moveDeal(doc, deals[0], { stageId: second }, Math.random);
  expect([from, to, other, card, neighbour].map((listener) => listener.mock.calls.length)).toEqual([1, 1, 0, 1, 0]);
  expect(store.column(first).ids).toEqual([deals[1], deals[2]]);
  expect(store.column(second).ids).toEqual([deals[0]]);
});

test('an edit gives its column a new list, since sums are kept by the list', () => {
  const { doc, store } = aBoard();
  const before = store.column(first).ids;
  editDeal(doc, deals[1], { amount: 100 });
  expect(store.column(first).ids).not.toBe(before);
  expect(store.column(first).ids).toEqual(before);
});

test('an edit reads one deal anew: the others stay the very same, so that their cards are not drawn', () => {
  const { doc, store } = aBoard();
  const before = deals.map((deal) => store.deal(deal));
  editDeal(doc, deals[1], { title: 'Anew' });
  expect(deals.map((deal, at) => store.deal(deal) === before[at])).toEqual([true, false, true]);
});

test('the store says what the document says after many changes', () => {
  const { doc, store } = aBoard();
  moveDeal(doc, deals[2], { stageId: first, after: null }, random);
  moveDeal(doc, deals[0], { stageId: second }, random);
  moveDeal(doc, deals[1], { stageId: second, after: null }, random);
  const fresh = new BoardStore(doc);
  for (const stage of [first, second, third]) expect(store.column(stage).ids).toEqual(fresh.column(stage).ids);
});

test('a lifted card stays where the hand holds it while others move it', () => {
  const { doc, store } = aBoard();
  const lift = {
    id: deals[1],
    by: 'pointer' as const,
    from: { stageId: first, rank: '' },
    at: { stageId: first, index: 1 },
  };
  moveDeal(doc, deals[1], { stageId: third }, Math.random);
  const shown = (stage: StageId) =>
    shownCards(store.column(stage).ids, stage, { match: null, sort: null, deal: store.deal, lift });
  expect(shown(first)).toEqual(deals);
  expect(shown(third)).toEqual([]);
});

test('undo takes back own steps one by one and leaves what others did', () => {
  const { doc, store } = aBoard();
  const undo = new BoardUndo(doc);
  undo.step('moved', () => moveDeal(doc, deals[0], { stageId: second }, Math.random));
  undo.step('renamed', () => editDeal(doc, deals[1], { title: 'Mine' }));
  editDeal(doc, deals[2], { title: 'Theirs' });
  expect(undo.undo()).toBe('renamed');
  expect(undo.undo()).toBe('moved');
  expect(undo.undo()).toBeNull();
  expect(store.deal(deals[2])?.title).toBe('Theirs');
  expect(store.deal(deals[0])?.stageId).toBe(first);
  expect(undo.redo()).toBe('moved');
  expect(store.deal(deals[0])?.stageId).toBe(second);
});
